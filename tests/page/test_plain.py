"""Pages of lines, in the forms of several outlets; names, weekdays and the order of parts vary."""

from __future__ import annotations

import json

import pytest

from tests.page.parts import dropped, zone

FIRST = (
    "Fighters of the Northern Front have retaken most of Tel Sharq, a border town they had lost two days before, a monitor said on Friday."
)
SECOND = "The army had entered the town on Wednesday with the help of allied tribesmen, and raised its flag over the old mill."
THIRD = '"They came out of the cellars after dark," said the head of the Coastal Watch, which follows the war from abroad.'
LAST = "Further south, gunmen shelled the village of Ain Hadid for a third day, and at least four people were killed."
TITLE = "Northern Front retakes most of border town"
STANDFIRST = "The army has been driven from all but the southern edge of Tel Sharq, says the Coastal Watch."
CAPTION = "A picture shows a burning fuel truck on the road to Tel Sharq on March 3, 2020. / Reuters"
TEASERS = [
    "Flood kills six in the delta",
    "Who pays for the new stadium?",
    "Bomb at market: what we know",
    "Minister quits over fuel prices",
]

PORTAL = "\n".join(
    [
        " date 2020-03-06 AFRICA",
        "4 MIN READ",
        TITLE,
        STANDFIRST,
        TITLE,
        CAPTION,
        "March 6, 2020",
        "",
        FIRST,
        "",
        SECOND,
        "",
        "A long night",
        "",
        "Recommended",
        "",
        THIRD,
        "",
        LAST,
        "",
        "SOURCE:Reuters",
        "Explore",
        *TEASERS,
    ]
)
BROADCASTER = "\n".join(
    [
        "Skip to content",
        "Hill Radio",
        "News | Africa | Border war",
        TITLE,
        "6 March 2020",
        "Updated 2 hours ago",
        "A woman carries bread through Tel Sharq. Credit: pool",
        "",
        FIRST,
        "",
        SECOND,
        "",
        THIRD,
        "",
        LAST,
        "",
        "Related",
        *TEASERS,
        "Terms of use",
    ]
)
PAPER = "\n".join(
    [
        TITLE,
        STANDFIRST,
        "By Ada Lindgren and Samuel Ochieng in Toril",
        "",
        LAST,
        "",
        SECOND,
        "",
        "Read more",
        *TEASERS[:2],
        "",
        THIRD,
        "",
        FIRST,
        "",
        "© 2020 The Paper",
        *TEASERS,
    ]
)


@pytest.mark.parametrize(
    ("page", "order"),
    [(PORTAL, [FIRST, SECOND, THIRD, LAST]), (BROADCASTER, [FIRST, SECOND, THIRD, LAST]), (PAPER, [LAST, SECOND, THIRD, FIRST])],
    ids=["portal", "broadcaster", "paper"],
)
def test_body_is_exactly_the_paragraphs(read, page, order):
    article = read(page)
    assert zone(article, "body") == order
    assert zone(article, "title") == [TITLE]
    assert article.title == TITLE
    assert all(t not in article.text for t in TEASERS)


@pytest.mark.parametrize("page", [PORTAL, BROADCASTER, PAPER], ids=["portal", "broadcaster", "paper"])
def test_every_teaser_is_dropped_with_a_reason(read, page):
    article = read(page)
    pieces = {d.span.of(article.received): d.why for d in article.dropped}
    assert {t: pieces.get(t) for t in TEASERS if t in page and pieces.get(t) not in ("teaser", "footer")} == {}


def test_portal_facts(read):
    article = read(PORTAL)
    assert (article.section, article.agencies, str(article.published.date), article.published.how) == (
        "AFRICA",
        ("Reuters",),
        "2020-03-06",
        "text",
    )
    assert zone(article, "summary") == [STANDFIRST]
    assert zone(article, "caption") == [CAPTION] == dropped(article, "caption")
    assert dropped(article, "repeated headline") == [TITLE]
    assert dropped(article, "reading time") == ["4 MIN READ"]
    assert dropped(article, "subheading") == ["A long night"]
    assert article.outlet is None


def test_caption_credit_is_no_agency_of_the_text(read):
    assert read(f"{TITLE}\n{CAPTION}\n\n{FIRST}\n\n{SECOND}").agencies == ()


@pytest.mark.parametrize(
    "line",
    [
        "12 MIN READ",
        "Share",
        "Share this page: Email | Print",
        "14 comments",
        "Skip to content",
        "ADVERTISEMENT",
        "By Ada Lindgren",
        "3 hours ago",
        "09:05 GMT",
        "(Corrects the toll in paragraph 2 to 14, not 41)",
        "Tags: war, border",
        "WATCH: The war explained",
        "------",
        "March 6, 2020",
    ],
)
def test_furniture_between_paragraphs_is_dropped(read, line):
    assert zone(read(f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"), "body") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "- Tel Sharq: the town is held by the army",
        "The town has fallen.",
        "A spokesman for the army said:",
        "Related charges were dropped on Monday.",
        "More than nine people were killed by the shells that fell on the market of the old town",
        "Explore the ruins, he said, and you will find mines.",
    ],
)
def test_real_lines_stay(read, line):
    assert line in zone(read(f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"), "body")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_paragraphs_are_one_block_each(read, newline):
    wrapped = [newline.join([p[:60].rsplit(" ", 1)[0], p[len(p[:60].rsplit(" ", 1)[0]) + 1 :]]) for p in (FIRST, SECOND, THIRD, LAST)]
    article = read((newline * 2).join(wrapped))
    assert zone(article, "body") == wrapped


def test_given_title_on_the_page_is_a_title_block_once(read):
    article = read(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{TITLE}\n\n{THIRD}", title=TITLE)
    assert zone(article, "title") == [TITLE]
    assert zone(article, "body") == [FIRST, SECOND, THIRD]
    assert dropped(article, "repeated headline") == [TITLE]


def test_given_title_with_a_deck_behind_it(read):
    article = read(f"{TITLE} Monitor speaks of a trap\n\n{FIRST}\n\n{SECOND}", title=TITLE)
    assert (zone(article, "title"), zone(article, "summary")) == ([TITLE], ["Monitor speaks of a trap"])


def test_title_not_on_the_page_is_kept_without_a_block(read):
    article = read(f"{FIRST}\n\n{SECOND}", title="Border town changes hands")
    assert article.title == "Border town changes hands"
    assert zone(article, "title") == []
    assert zone(article, "body") == [FIRST, SECOND]


def test_seed_comes_out_as_its_gold_says(read, shared):
    text = (shared / "seed" / "albu-kamal.txt").read_text(encoding="utf-8")
    with (shared / "gold" / "reports" / "gold.jsonl").open(encoding="utf-8") as lines:
        gold = json.loads(lines.readline())["article"]
    article = read(text)
    assert zone(article, "title") == [gold["title"]]
    assert str(article.published.date) == gold["published"]
    assert article.section == gold["section"]
    assert article.agencies == ("Agence France-Presse",)
    assert article.text.startswith(gold["body_starts"])
    assert article.text.endswith(gold["body_ends"])
    gone = " | ".join(d.span.of(text) for d in article.dropped)
    assert [piece for piece in gold["dropped"] if piece not in gone] == []
    assert [piece for piece in gold["dropped"] if piece in article.text] == []


def test_no_gold_quote_is_dropped_or_split(read, shared):
    """Over all annotated reports, every event's and control statement's quote lies inside one kept block."""
    folders = [shared / "gold" / "reports", *sorted((shared / "gold" / "storylines").glob("*/"))]
    lost, seen = [], 0
    for folder in folders:
        inputs = folder / ("input.jsonl" if folder.name == "reports" else "reports.jsonl")
        golds = folder / ("gold.jsonl" if folder.name == "reports" else "annotations.jsonl")
        texts = {r["id"]: r for r in map(json.loads, inputs.read_text(encoding="utf-8").splitlines())}
        for gold in map(json.loads, golds.read_text(encoding="utf-8").splitlines()):
            report = texts[gold["id"]]
            article = read(report["text"], published=report.get("published"), title=report.get("title"), outlet=report.get("outlet"))
            for claim in gold["events"] + gold["control"]:
                seen += 1
                if not any(claim["quote"] in b.span.of(article.received) for b in article.blocks):
                    lost.append((gold["id"], claim["quote"]))
    assert seen > 400
    assert lost == []


def test_caption_with_its_label_on_a_line_of_its_own(read):
    article = read(f"{TITLE}\n\nImage source, Getty Images\nImage caption,\nSmoke over the mill\n\n{FIRST}\n\n{SECOND}")
    assert (zone(article, "caption"), zone(article, "body")) == (["Smoke over the mill"], [FIRST, SECOND])
