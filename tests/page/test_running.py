"""One-line texts as scrapers leave them: what stands before the first sentence and after the last."""

from __future__ import annotations

import pytest

from tests.page.parts import dropped, zone

BODY = (
    "Shells fell on the market of Ain Hadid on Sunday and killed at least seven people a rescue group said. The "
    "army denied that it had fired."
)
TITLE = "Shelling of market kills seven"


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("Sun Mar 08 2020 ", "2020-03-08"),
        ("8 Mar 2020 ", "2020-03-08"),
        ("08.03.2020Get short URL 124 ", "2020-03-08"),
        ("08-03-2020 ", "2020-03-08"),
        ("Sunday 08 March 2020 17:53 ", "2020-03-08"),
        ("Date of publication 8 March 2020 ", "2020-03-08"),
        ("Published March 8 2020 ", "2020-03-08"),
        ("Last updated at Mar 082020 ", "2020-03-08"),
        ("Sun 08 Mar 2020 at 0914 ", "2020-03-08"),
        ("2020-03-08 ", "2020-03-08"),
        ("March 8th, 2020 ", "2020-03-08"),
        ("", None),
        ("On Sunday 8 March 2020 ", None),
        ("5/4/2020 ", None),
    ],
)
def test_publication_line_gives_the_day_and_is_dropped(read, before, day):
    article = read(before + BODY)
    assert (str(article.published.date) if article.published.date else None) == day
    assert article.published.how == ("text" if day else "unknown")
    assert article.text == BODY if day else article.text.endswith(BODY)


@pytest.mark.parametrize(
    ("before", "title"),
    [
        (f"Sun Mar 08 2020 {TITLE}. ", TITLE),
        (f"{TITLE} AFP Sunday 8 Mar 2020 ", TITLE),
        (f"Posted on March 8 2020 by Ada Lindgren {TITLE} ", TITLE),
        (f"{TITLE} REUTERS Ada Lindgren Africa 0041 08.03.2020Get short URL 185 ", TITLE),
        (f"{TITLE} ", TITLE + " | The Paper"),
        (f"{TITLE} ", TITLE + " - Region - World - The Paper"),
        (f"{TITLE}: ", TITLE + "."),
    ],
)
def test_headline_in_the_text_becomes_a_title_block(read, before, title):
    article = read(before + BODY, title=title, published="2020-03-08")
    assert [t.rstrip(".") for t in zone(article, "title")] == [TITLE]
    assert zone(article, "body") == [BODY]


@pytest.mark.parametrize(
    ("after", "agencies"),
    [
        (" 12", ()),
        (" 212-11", ()),
        (" SSH 11", ()),
        (" Read Also", ()),
        (" Twitter", ()),
        (" (Source: Ministry of Defence) Twitter", ("Ministry of Defence",)),
        (" --Reuters", ("Reuters",)),
        (" -REUTERS", ("Reuters",)),
        (" (AFP)", ("Agence France-Presse",)),
        (" (Harbour News)", ("Harbour News",)),
        (" Source: AFP and agencies", ("Agence France-Presse",)),
        (" (With AFP and Reuters)", ("Agence France-Presse", "Reuters")),
        (" Reporting by Ada Lindgren; Editing by Samuel Ochieng Our Standards:The Thomson Reuters Trust Principles.", ("Reuters",)),
        (" (Visited 52 times, 1 visits today)", ()),
        (" Published in The Paper, March 9th, 2020", ()),
        (" Ada Lindgren/Samuel", ()),
        (" (With Reuters) Last Update: Monday 9 March 2020 KSA 23:28 - GMT 20:28 5938", ("Reuters",)),
        (" [L1N2AB3CD]", ()),
        (" ... 24 Related Six dead in port blast Minister quits Tags war Community standardsDiscussion Comment via Facebook", ()),
    ],
)
def test_sign_offs_are_dropped_and_name_the_agency(read, after, agencies):
    article = read(BODY + after)
    assert zone(article, "body") == [BODY]
    assert article.agencies == agencies


@pytest.mark.parametrize(
    "after",
    [" Seven were hurt in March 2015.", " They fled to camp 12 (see map).", " He posted it on Twitter.", " It read also like a threat."],
)
def test_real_endings_stay(read, after):
    assert read(BODY + after).text == BODY + after


def test_tags_end_where_a_sentence_opens(read):
    article = read(
        "A truck bomb hit the base on Monday. Tags war Ain Hadid truck bombs Northern Front At least nine soldiers died a doctor said."
    )
    assert zone(article, "body") == ["A truck bomb hit the base on Monday.", "At least nine soldiers died a doctor said."]
    assert dropped(article, "tags") == ["Tags war Ain Hadid truck bombs Northern Front"]


def test_standfirst_told_again_becomes_the_summary(read):
    twice = "A truck bomb at the gates of the northern base killed nine soldiers."
    article = read(f"{twice} A truck bomb at the gates of the northern base killed nine soldiers on Monday. {BODY}")
    assert zone(article, "summary") == [twice]
    assert zone(article, "body")[0].startswith("A truck bomb at the gates of the northern base killed nine soldiers on Monday.")


def test_caption_with_credit_in_running_text(read):
    caption = "A view shows the ruins of a clinic in Ain Hadid March 7 2020. (The Paper and Agencies)"
    article = read(f"8 Mar 2020 {caption} {BODY}")
    assert (zone(article, "caption"), zone(article, "body")) == ([caption], [BODY])
