"""Mentions of parties in raw text: names, rules, brackets, backers, lost punctuation, and time that stays linear."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest

from marsad.extract.actors import find_actors
from marsad.model import ActorMention
from marsad.vocab.actors import ActorLexicon


@pytest.fixture(scope="module")
def lexicon() -> ActorLexicon:
    return ActorLexicon.load()


def told(mention: ActorMention) -> str:
    return mention.actor.name if mention.actor else "?" + mention.rule.partition("+")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daesh held the silos.", [("Daesh", "Islamic State")]),
        ("IS [Daesh] men fled", [("IS [Daesh]", "Islamic State")]),
        ("Islamic State (IS) said so", [("Islamic State (IS)", "Islamic State")]),
        ("a man from Jabhat al-Nusra", [("Jabhat al-Nusra", "Nusra Front")]),
        ("This is so, and it IS RAINING HARD", []),
        ("the March 23 Movement (M23)", [("March 23 Movement (M23)", "March 23 Movement")]),
        ("fighters from Hezbollah", [("fighters from Hezbollah", "Hezbollah")]),
        ("Members of the Arakan Army", [("Members of the Arakan Army", "Arakan Army")]),
        ("militant group Ansaru", [("militant group Ansaru", "Ansaru")]),
        ("Boko Haram and Ansaru", [("Boko Haram", "Boko Haram"), ("Ansaru", "Ansaru")]),
        ("Hezbollahs men", [("Hezbollahs men", "Hezbollah")]),
    ],
)
def test_names(lexicon: ActorLexicon, text: str, expected: list[tuple[str, str]]) -> None:
    names = [(m.text, told(m)) for m in find_actors(text, lexicon) if m.rule.startswith("name")]
    assert [n for _, n in names] == [n for _, n in expected]
    assert [t for t, _ in names] == [t for t, _ in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian army", "Military Forces of Syria"),
        ("Syrias army", "Military Forces of Syria"),
        ("Syria's army", "Military Forces of Syria"),
        ("Damascus's troops", "Military Forces of Syria"),
        ("Bashar al-Assads forces", "Military Forces of Syria"),
        ("Assad regime warplanes", "Military Forces of Syria"),
        ("forces loyal to President Bashar al-Assad", "Military Forces of Syria"),
        ("the Iraqi air force", "Military Forces of Iraq"),
        ("Russian jets", "Military Forces of Russia"),
        ("Russian strikes", "Military Forces of Russia"),
        ("U.S. troops", "Military Forces of the United States"),
        ("Kenyan police", "Police Forces of Kenya"),
        ("Nigerian security forces", "Security Forces of Nigeria"),
        ("the IDF", "Military Forces of Israel"),
        ("the Tatmadaw", "Military Forces of Myanmar"),
        ("Syrian rebels", "Opposition Rebels (Syria)"),
        ("Sudanese protesters", "Protesters (Sudan)"),
        ("Yemeni civilians", "Civilians (Yemen)"),
        ("rebels", "?generic:rebels"),
        ("regime forces", "?generic:regime"),
        ("government troops", "?generic:regime"),
        ("the army", "?generic:military"),
        ("pro-regime fighters", "?generic:pro-government"),
        ("unidentified gunmen", "?generic:unidentified"),
        ("unknown warplanes", "?generic:unidentified-air"),
        ("suspected jihadists", "?generic:jihadists"),
        ("Iranian-backed militias", "?pro:IR"),
        ("pro-Russian fighters", "?pro:RU"),
        ("Dinka youths", "?ethnic:Dinka"),
        ("Dinka women", "?generic:civilians"),
        ("the group", "?group"),
        ("student protesters", "?generic:protesters"),
        ("army officers", "?generic:military"),
        ("nine schoolchildren", "?generic:civilians"),
    ],
)
def test_rules(lexicon: ActorLexicon, text: str, expected: str) -> None:
    assert [told(m) for m in find_actors(f"On Monday {text} came.", lexicon)] == [expected]


@pytest.mark.parametrize(
    ("text", "actor", "backer"),
    [
        ("US-backed Syrian Democratic Forces", "Syrian Democratic Forces", "Military Forces of the United States"),
        ("U.S.-supported Syrian Democratic Forces", "Syrian Democratic Forces", "Military Forces of the United States"),
        ("Russian-backed Syrian regime forces", "Military Forces of Syria", "Military Forces of Russia"),
        ("Rwandan-backed M23", "March 23 Movement", "Military Forces of Rwanda"),
        ("Emirati-backed Yemeni forces", "?pro:AE:YE", "Military Forces of the United Arab Emirates"),
        ("the Syrian army backed by Russia", "Military Forces of Syria", "Military Forces of Russia"),
        ("Tehran-backed Houthis", None, "Military Forces of Iran"),
    ],
)
def test_backers(lexicon: ActorLexicon, text: str, actor: str | None, backer: str) -> None:
    (mention,) = find_actors(f"Then {text} came.", lexicon)
    assert mention.backer is not None
    assert mention.backer.name == backer
    assert actor is None or told(mention) == actor


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Both Turkish and Iraqi warplanes flew.", 2),
        ("whether they were Turkish or Iraqi raids", 2),
        ("Sudanese troops and allied militias", 2),
        ("in Syria and Iraq", 0),
        ("near Damascus", 0),
        ("Russia and Iran said", 2),
        ("Raqqa, Syria, on Monday", 0),
        ("the Niger Delta", 0),
        ("MOSCOW, Nov 3 (XY) - Rain fell.", 0),
        ("British-based lawyers", 1),
        ("Government Science College", 0),
        ("backed by a wall", 0),
    ],
)
def test_how_many(lexicon: ActorLexicon, text: str, count: int) -> None:
    assert len(find_actors(text, lexicon)) == count


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Sunday the Red Sands Brigade burned the depot near the river, they said", "Red Sands Brigade"),
        ("On Sunday fighters of Liwa al-Zubara burned the depot near the river", "Liwa al-Zubara"),
        ("On Sunday the Front for the Defence of Murka (FDM) burned the depot near the river", "Front for the Defence of Murka"),
        ("On Sunday the army burned the depot near the river and then left", ""),
        ("Rebels Of The Red Sands Brigade Burn Depot Near River", ""),
    ],
)
def test_names_the_registry_lacks(lexicon: ActorLexicon, text: str, name: str) -> None:
    assert [m.actor.name for m in find_actors(text, lexicon) if m.rule == "named" and m.actor] == ([name] if name else [])


def test_spans_read_back_and_do_not_overlap(lexicon: ActorLexicon) -> None:
    text = "The YPG’s men – with US help – fought “Daesh” (IS); Ex-Séléka, the army of Syria and 40 gunmen watched.\n\nTheir group left."
    mentions = find_actors(text, lexicon)
    assert len(mentions) >= 5
    assert all(text[m.span.start : m.span.end] == m.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    "seed", ["the army and ", "US-backed ", "pro-", "of the forces of ", "Islamic State (IS) ", "( IS [", "Red ", "Al "]
)
def test_work_is_linear(lexicon: ActorLexicon, seed: str) -> None:
    """Function calls are counted, not seconds: a busy machine must not decide."""

    def calls(size: int) -> int:
        count = 0

        def see(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event == "call"

        text = seed * (size // len(seed))
        sys.setprofile(see)
        try:
            find_actors(text, lexicon)
        finally:
            sys.setprofile(None)
        return count

    assert calls(16_000) < 4.5 * calls(4_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They shelled a Kurdish-controlled suburb.", [("Kurdish", "?ethnic:Kurdish")]),
        ("The valley is under Tuareg control.", [("Tuareg", "?ethnic:Tuareg")]),
        ("a Turkish-occupied hamlet", [("Turkish", "Military Forces of Turkey")]),
        ("The isle stayed in Russian hands.", [("Russian", "Military Forces of Russia")]),
        ("a Kurdish village", []),
        ("a British-born ox", []),
        ("Later, Ankara denied it.", [("Ankara", "Military Forces of Turkey")]),
        ("They met in Bursa, Ankara and Izmir.", []),
    ],
)
def test_who_holds_and_which_capital_speaks(lexicon: ActorLexicon, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, told(m)) for m in find_actors(text, lexicon)] == expected
