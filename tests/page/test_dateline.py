"""Datelines: place, day, agency; and what only looks like one."""

from __future__ import annotations

import pytest

from tests.page.parts import zone

BODY = "Gunmen stormed the customs house at dawn and held it for six hours, officials said."


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("TORIL, Nov 3 (Meridian) - ", "TORIL", "2019-11-03", "Meridian"),
        ("BEIRUT (Reuters) - ", "BEIRUT", None, "Reuters"),
        ("BEIRUT (AFP): ", "BEIRUT", None, "Agence France-Presse"),
        ("FALLS CHURCH, Va. - ", "FALLS CHURCH", None, None),
        ("Beirut- ", "Beirut", None, None),
        ("AKSARAY, Turkey, Nov. 2 (AP) — ", "AKSARAY", "2019-11-02", "Associated Press"),
        ("NORTH OF TORIL, 1 November - ", "NORTH OF TORIL", "2019-11-01", None),
        ("TORIL, 27 October 2019. ", "TORIL", "2019-10-27", None),
        ("GOMA. ", "GOMA", None, None),
        ("RIYADH: ", "RIYADH", None, None),
        ("KINSHASA/BEIJING－", "KINSHASA/BEIJING", None, None),
        ("BEIRUT ", "BEIRUT", None, None),
        ("MOSCOW (Sputnik) ", "MOSCOW", None, "Sputnik"),
        ("Damascus, Nov 3 (SANA) - ", "Damascus", "2019-11-03", "Syrian Arab News Agency"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("BRUSSELS -- ", "BRUSSELS", None, None),
    ],
)
def test_datelines(read, line, place, day, agency):
    article = read(line + BODY, published="2019-11-04")
    found = article.dateline
    assert (found.place if found else None) == place
    assert (str(found.date) if found and found.date else None) == day
    assert article.agencies == ((agency,) if agency else ())
    assert zone(article, "body") == [BODY]


@pytest.mark.parametrize(
    "opening",
    [
        "UPDATE: Nine people died when a bus hit a mine.",
        "SANA said nine people died.",
        "The army - once feared - fled.",
        "ISIS kills nine in the old town.",
        "(Red Hill) - Nine people died.",
        "BREAKING - Nine dead in blast.",
    ],
)
def test_no_dateline(read, opening):
    assert read(opening + " " + BODY).dateline is None


@pytest.mark.parametrize(
    ("line", "given", "day", "how"),
    [
        ("TORIL, Nov 3 (AP) - ", "2019-11-04", "2019-11-03", "dateline"),
        ("TORIL, Nov 4 (AP) - ", "2019-11-04", "2019-11-04", "given"),
        ("TORIL (AP) - ", "2019-11-04", "2019-11-04", "given"),
        ("TORIL, Dec 31 (AP) - ", "2020-01-01", "2019-12-31", "dateline"),
        ("TORIL, March 3 (AP) - ", "2019-11-04", "2019-11-04", "given"),
        ("TORIL, Nov 3 (AP) - ", None, None, "unknown"),
        ("TORIL, 3 Nov 2019 (AP) - ", None, "2019-11-03", "dateline"),
    ],
)
def test_dateline_against_the_given_day(read, line, given, day, how):
    published = read(line + BODY, published=given).published
    assert (str(published.date) if published.date else None, published.how) == (day, how)


@pytest.mark.parametrize(
    ("form", "outlet", "name"),
    [
        ("CP", "Continental Press", "Continental Press"),
        ("Meridian", "Meridian News Agency", "Meridian News Agency"),
        ("Meridian", "Gulf Courier", "Meridian"),
        ("AP", "Gulf Courier", "Associated Press"),
    ],
)
def test_outlets_own_short_name(read, form, outlet, name):
    assert read(f"TORIL, Nov 3 ({form}) - {BODY}", outlet=outlet, published="2019-11-03").agencies == (name,)


@pytest.mark.parametrize("byline", ["By Ada Lindgren ", "By Ada Lindgren and Samuel Ochieng "])
def test_dateline_behind_a_byline(read, byline):
    article = read(f"{byline}TORIL (Reuters) - {BODY}")
    assert article.dateline is not None
    assert (article.dateline.place, article.agencies, zone(article, "body")) == ("TORIL", ("Reuters",), [BODY])
