"""The registry: what is built is sound, names of every kind are found, identities move with the day."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.errors import InstallationError
from marsad.vocab.actor_names import Trie, case_of, fold, tokens_of
from marsad.vocab.actors import ActorLexicon, slug
from marsad.vocab.schema import cues_en_actors
from marsad.vocab.schema.actors import Entry, State, check

TODAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def lexicon() -> ActorLexicon:
    return ActorLexicon.load()


def test_registry_covers_the_wars(lexicon: ActorLexicon) -> None:
    assert len(lexicon.entries) >= 400
    theatres = {c for e in lexicon.entries.values() for c in e.countries}
    wars = "SY IQ YE LY IL PS LB UA RU SD SS ET SO CD ML BF NE NG MZ CF CM AF PK IN MM PH CO MX HT TR AZ"
    assert set(wars.split()) <= theatres


def test_states_are_complete(lexicon: ActorLexicon) -> None:
    assert len(lexicon.states) > 170
    assert all(len(code) == 2 and code.isupper() for code in lexicon.states)


@pytest.mark.parametrize(
    ("start", "day", "country", "expected"),
    [
        ("al-qaeda-in-iraq", date(2005, 1, 1), "IQ", "Al Qaeda in Iraq"),
        ("al-qaeda-in-iraq", date(2017, 1, 1), "IQ", "Islamic State"),
        ("islamic-state", date(2013, 8, 1), "SY", "Islamic State of Iraq and the Levant"),
        ("islamic-state", date(2008, 1, 1), "IQ", "Islamic State of Iraq"),
        ("jabhat-al-nusra", date(2016, 8, 1), "SY", "Jabhat Fatah al-Sham"),
        ("jabhat-al-nusra", date(2019, 8, 1), "SY", "Hayat Tahrir al-Sham"),
        ("free-syrian-army", date(2018, 3, 1), "SY", "Syrian National Army"),
        ("free-syrian-army", date(2013, 3, 1), "SY", "Free Syrian Army"),
        ("ansar-dine", date(2018, 1, 1), "ML", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("jnim", date(2016, 1, 1), "ML", "Jama'at Nusrat al-Islam wal-Muslimin"),  # many forerunners: none is meant
        ("wagner-group", date(2025, 7, 1), "ML", "Africa Corps"),
        ("wagner-group", date(2025, 7, 1), "CF", "Wagner Group"),
        ("g9", date(2025, 1, 1), "HT", "Viv Ansanm"),
        ("islamic-state", None, None, "Islamic State"),
    ],
)
def test_name_at_a_day(lexicon: ActorLexicon, start: str, day: date | None, country: str | None, expected: str) -> None:
    assert lexicon.at(lexicon.entries[start], day, country).name == expected


@pytest.mark.parametrize(
    ("entry", "day", "country", "kind"),
    [
        ("rapid-support-forces", date(2022, 1, 1), "SD", 1),
        ("rapid-support-forces", date(2024, 1, 1), "SD", 2),
        ("taliban", date(2020, 1, 1), "AF", 2),
        ("taliban", date(2022, 1, 1), "AF", 1),
        ("popular-mobilization-forces", date(2015, 1, 1), "IQ", 3),
        ("popular-mobilization-forces", date(2018, 1, 1), "IQ", 1),
        ("popular-mobilization-forces", date(2018, 1, 1), "SY", 8),
        ("hezbollah", TODAY, "SY", 8),
        ("hezbollah", TODAY, "LB", 2),
        ("hezbollah", TODAY, None, 2),
    ],
)
def test_kind_by_day_and_place(lexicon: ActorLexicon, entry: str, day: date, country: str | None, kind: int) -> None:
    assert lexicon.actor(lexicon.entries[entry], day, country).kind == kind


@pytest.mark.parametrize(
    ("branch", "code", "name"),
    [
        ("military", "SY", "Military Forces of Syria"),
        ("military", "US", "Military Forces of the United States"),
        ("police", "KE", "Police Forces of Kenya"),
        ("civilians", "CD", "Civilians (Democratic Republic of Congo)"),
        ("pro-government", "YE", "Pro-Government Militia (Yemen)"),
    ],
)
def test_canonical_names(lexicon: ActorLexicon, branch: str, code: str, name: str) -> None:
    actor = lexicon.canonical(branch, code)
    assert (actor.name, actor.country, actor.id) == (name, code, slug(name))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jama'at al-Nusra", ["jamaat", "al", "nusra"]),
        ("Ahrar ash-Sham", ["ahrar", "al", "sham"]),
        ("U.S.-backed", ["us", "backed"]),
        ("ex-Séléka.", ["ex", "seleka", "."]),
        ("", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    found = tokens_of(text)
    assert [t.norm for t in found] == words
    assert all(0 <= t.start < t.end <= len(text) for t in found)


@pytest.mark.parametrize(
    ("words", "case"), [("RSF", "exact"), ("M23", "capital"), ("FAMa", "exact"), ("Hamas", "capital"), ("army", "any")]
)
def test_case(words: str, case: str) -> None:
    assert case_of(words) == case


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RSF men", True),
        ("the rsf file", False),
        ("R.S.F. men", True),
        ("RSF's men", True),
        ("NO RSF HERE TODAY", False),  # capitals all around: an acronym of three letters proves nothing
    ],
)
def test_acronyms(text: str, found: bool) -> None:
    trie = Trie()
    trie.add("RSF", "name", "rsf", "strong")
    assert any(item.terms for item in trie.items(text, tokens_of(text))) is found


def test_longest_match_wins(lexicon: ActorLexicon) -> None:
    assert "pla-manipur" in lexicon.ids_in("the People's Liberation Army of Manipur")
    assert "state:CN" not in lexicon.ids_in("the People's Liberation Army of Manipur")


def test_fold_keeps_other_scripts() -> None:
    assert fold("داعش") == "داعش"
    assert fold("ÜLKÜ") == "ulku"


def test_check_names_every_problem() -> None:
    entry = Entry(id="a-b", name="Alpha Brigade", kind=2, examples=["nobody here"], counter=["the Alpha Brigade"], member_of=["nowhere"])
    problems = check({"x": [entry, entry], "states": [State(code="XX", name="Exland")]})
    assert sum("told twice" in p for p in problems) == 1
    assert any("is not there" in p for p in problems)
    assert any("not found in its example" in p for p in problems)
    assert any("found in its counter-example" in p for p in problems)


def test_missing_data_says_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InstallationError, match="install marsad again"):
        ActorLexicon.load(tmp_path)


@pytest.mark.parametrize(
    ("words", "example", "counter", "problems"),
    [
        (["army"], "The army left", "An armful", 0),
        (["army"], "The navy left", "An armful", 1),
        (["army"], "The army left", "An army came", 1),
    ],
)
def test_cues_are_checked(words: list[str], example: str, counter: str, problems: int) -> None:
    entry = cues_en_actors.Entry(role="head", branch="military", words=words, examples=[example], counter=[counter])
    assert len(cues_en_actors.check([entry])) == problems
