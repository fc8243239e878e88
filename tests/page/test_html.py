"""HTML pages in the layouts of several outlets."""

from __future__ import annotations

import pytest

from marsad.page import page_text
from tests.page.parts import dropped, zone

P1 = (
    "Rebels pulled out of the hill town of Karna on Tuesday after a siege of three weeks, the army and residents "
    "said, leaving their heavy weapons behind."
)
P2 = (
    "Soldiers entered the main square shortly after dawn and raised the flag over the town hall, a spokesman told reporters in the capital."
)
P3 = (
    "At least nine civilians, two of them children, were killed by shelling in the last hours of the siege, "
    "according to the local hospital."
)
P4 = (
    "The rebels said that their fighters had left Karna in order to spare its people, and that the war would go on "
    "from the mountains to the north."
)
TITLE = "Rebels quit hill town after siege"
DECK = "Army says its flag flies over Karna, while the insurgents speak of a tactical move."
CAPTION = "Smoke over Karna on May 12, 2019"
TEASERS = ["Car bomb wounds five in market", "Minister resigns over toll"]
LD = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s",'
    '"datePublished":"2019-05-14T09:00:00+03:00","articleSection":"Africa","publisher":{"name":"The Paper"}}'
)
LIST = "<ul>" + "".join(f"<li><a href='/{i}'>{t}</a></li>" for i, t in enumerate(TEASERS)) + "</ul>"

MODERN = f"""<!doctype html><html lang=en><head><title>{TITLE} | The Paper</title>
<script type="application/ld+json">{LD % TITLE}</script></head>
<body><header><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav></header><main><article><h1>{TITLE}</h1>
<p class=standfirst>{DECK}</p>
<div class=byline>By Ada Lindgren</div><time datetime="2019-05-14">14 May 2019</time><figure><img src=a.jpg>
<figcaption>{CAPTION}</figcaption></figure>
<p>TORIL, May 14 (Reuters) - {P1}</p><p>{P2}</p><h2>Children among the dead</h2><p>{P3}</p><aside class=related>
<h3>Related</h3>{LIST}</aside><p>{P4}</p>
<p>SOURCE: AFP</p></article></main><section><h2>Explore</h2>{LIST}</section><footer>Copyright 2019 The Paper</footer></body></html>"""
OLD = f"""<html><head><meta property="og:site_name" content="The Paper"><meta name="date" content="2019-05-14">
<meta property="og:title" content="{TITLE}">
<meta property="article:section" content="Africa"></head><body class="has-sidebar"><div id=nav>{LIST}</div>
<div class="post has-sidebar wide"><h1>{TITLE}</h1>
<div class="wp-caption"><img src=b.png><p class="wp-caption-text">{CAPTION}</p></div><p>{P1}<p>{P2}<p>{P3}<p>{P4}</div>
<div class="most-read"><h3>Most read</h3>{LIST}</div></body></html>"""


@pytest.mark.parametrize("page", [MODERN, OLD], ids=["modern", "old"])
def test_body_title_date_and_nothing_of_the_teasers(read, page):
    article = read(page, html=True)
    assert [p for p in (P1, P2, P3, P4) if p not in zone(article, "body")] == []
    assert len(zone(article, "body")) == 4
    assert zone(article, "title") == [TITLE]
    assert (str(article.published.date), article.published.how) == ("2019-05-14", "metadata")
    assert (article.outlet, article.section) == ("The Paper", "Africa")
    assert zone(article, "caption") == [CAPTION] == dropped(article, "caption")
    assert not any(t in b for t in TEASERS for b in (article.text, article.summary or ""))


def test_what_trafilatura_drops_is_read_from_the_page(read):
    article = read(MODERN, html=True)
    assert article.agencies == ("Agence France-Presse", "Reuters") or article.agencies == ("Reuters", "Agence France-Presse")
    assert article.dateline is not None
    assert article.dateline.place == "TORIL"
    assert zone(article, "summary") == [DECK]
    assert "By Ada Lindgren" in dropped(article, "byline")


@pytest.mark.parametrize("page", [MODERN, OLD], ids=["modern", "old"])
def test_offsets_count_in_the_page_text(read, page):
    article = read(page, html=True)
    assert article.received == page_text(page)
    covered = {b.span for b in article.blocks} | {d.span for d in article.dropped}
    assert all(
        article.received[s.start : s.end] == s.of(article.received) and 0 <= s.start < s.end <= len(article.received) for s in covered
    )


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><script>var a = 'Rebels took the town.'</script></body></html>",
        f"<html><body><nav>{LIST}</nav></body></html>",
        "<html></html>",
        "<",
        "<html><body><img src=x></body>",
    ],
    ids=["script only", "menu", "bare", "sign", "picture"],
)
def test_no_article_is_said_so(read, page):
    article = read(page, html=True)
    assert article.state == "not-article"
    assert article.reason is not None
    assert "page.txt" in article.reason
    assert article.blocks == ()


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>p{}</style>",
        "<p hidden>Gunmen killed nine people in the old town on Monday, a ghost said.</p>",
        "<noscript>Gunmen took the town.</noscript>",
        "<!-- Gunmen took it. -->",
    ],
)
def test_hidden_text_is_not_read(read, hidden):
    article = read(f"<html><body><article><h1>{TITLE}</h1><p>{P1}</p>{hidden}<p>{P2}</p><p>{P3}</p></article></body></html>", html=True)
    assert "unmen" not in article.received
    assert "{}" not in article.received


def test_dates_given_outrank_metadata(read):
    article = read(OLD, html=True, published="2019-05-15", outlet="Hill Radio")
    assert (str(article.published.date), article.published.how, article.outlet) == ("2019-05-15", "given", "Hill Radio")
