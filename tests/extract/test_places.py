"""Toponyms of plain text: what is one, what only looks like one, and the phrase around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from marsad.extract.place_demonyms import find_demonyms
from marsad.extract.places import find_places
from marsad.gazetteer import Gazetteer, open_gazetteer
from marsad.model import Place, PlaceMention, Span
from tests.gazetteer.small_gazetteer import cues, small_gazetteer
from tests.growth import growth


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The small one."""
    opened = open_gazetteer(small_gazetteer(tmp_path_factory.mktemp("gazetteer")))
    yield opened
    opened.close()


def found(text: str, gazetteer: Gazetteer, *taken: str) -> list[PlaceMention]:
    """The mentions of a text of one block."""
    spans = [Span(text.index(t), text.index(t) + len(t)) for t in taken]
    mentions = find_places(text, [Span(0, len(text))], gazetteer, cues(), spans)
    assert all(m.span.of(text) == m.text for m in mentions)
    return list(mentions)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops entered Albu Kamal and Al Qaim at dawn.", ["Albu Kamal", "Al Qaim"]),
        ("The army left Al-Bukamal, in Syria's east.", ["Al-Bukamal", "Syria"]),
        ("Shells fell on Deir Ezzor and the town of Rawa.", ["Deir Ezzor", "Rawa"]),
        ("Fighting in the Deir al-Zour countryside of Syria went on.", ["Deir al-Zour", "Syria"]),
        ("RAQQA, Syria (BSN) - Rain fell.", ["RAQQA", "Syria"]),
        ("A convoy drove from Iraq to the U.S. in a day.", ["Iraq", "U.S."]),
        ("The Iraq-Syria border was shut.", ["Iraq", "Syria"]),
        ("They met in Paris, Texas, on Monday.", ["Paris", "Texas"]),
        ("He moved to Paris, TX, in May.", ["Paris", "TX"]),
        ("Raids hit the Tabqa dam in Syria.", ["Tabqa dam", "Syria"]),
        ("A bomb went off near the Goma Airport.", ["Goma Airport"]),
        ("They crossed the Euphrates on rafts.", ["Euphrates"]),
        ("Shots were heard in DRC's east.", ["DRC"]),
        ("القوات دخلت البوكمال يوم السبت", ["البوكمال"]),
    ],
)
def test_toponyms(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [m.text for m in found(text, gazetteer)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He was born in Paris, Tex. and left.", ["Paris", "Tex."]),
        ("The sheriff of Paris (Tex.) called.", ["Paris", "Tex."]),
        ("I’ll go, she said; I've no time for it.", []),
        ("They'd left before he'd come, We're told.", []),
        ("A grant of US$5 million was paid.", []),
        ("The fine is US$300, the US said.", ["US"]),
        ("A guard in Rawa said the gate was shut.", ["Rawa"]),
        ("The road is shut, Hadley said. Hadley was tired.", []),
        ("“Nobody came,” said Hadley. The child of Hadley cried.", []),
        ("They prayed in St Hadley's Church.", ["St Hadley's Church"]),
        ("He was treated at Goma's Heal Africa Hospital.", ["Goma", "Heal Africa Hospital"]),
        ("Men came to Tin Zaouat in Iraq.", ["Tin Zaouat", "Iraq"]),
        ("A mine went off in Ain Dabab, Iraq.", ["Ain Dabab", "Iraq"]),
        ("Shots were heard near Wadi Zarqum, Syria, at dawn.", ["Wadi Zarqum", "Syria"]),
        ("According to Zarqum, Syria is calm.", ["Syria"]),
        ("It was reported from Oxfam in Iraq.", ["Iraq"]),
    ],
)
def test_the_words_around_decide(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [m.text for m in found(text, gazetteer)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Reading is what they like best.",
        "Paris Hadley said the road was open.",
        "Mrs Hadley spoke to reporters.",
        "Tell us where it was.",
        "The Georgia Hadley Trust paid for it."[13:],
        "They go to the market on Sunday.",
        "",
        "   \n ",
    ],
)
def test_not_toponyms(text: str, gazetteer: Gazetteer) -> None:
    assert [m.text for m in found(text, gazetteer) if m.text != "Georgia"] == []


def test_what_an_actor_has_taken_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Forces of the Raqqa Military Council entered Albu Kamal."
    assert [m.text for m in found(text, gazetteer, "Raqqa Military Council")] == ["Albu Kamal"]


def test_labels_of_a_tagger_are_evidence(gazetteer: Gazetteer) -> None:
    text = "Later Hadley spoke."
    block, span = [Span(0, len(text))], Span(6, 12)
    assert find_places(text, block, gazetteer, cues(), labels=[(span, "PERSON")]) == ()
    assert [m.text for m in find_places(text, block, gazetteer, cues(), labels=[(span, "GPE")])] == ["Hadley"]


@pytest.mark.parametrize(
    ("text", "part", "relation", "kind"),
    [
        ("They hold the southern and eastern edges of Albu Kamal.", "southern and eastern edges", None, ""),
        ("It fell on the outskirts of the town of Raqqa.", "outskirts", None, "town"),
        ("A drone hit a truck 60 km south of Raqqa.", None, "60 km south of", ""),
        ("The base lies about 12 kilometres (7 miles) north-east of Raqqa.", None, "about 12 kilometres (7 miles) north-east of", ""),
        ("Two men died near Raqqa.", None, "near", ""),
        ("A battle raged outside the city of Raqqa.", None, "outside", "city"),
        ("Rebels hold northern Syria.", "northern", None, ""),
        ("They came through Raqqa province.", None, None, "province"),
        ("Clashes in the Raqqa countryside went on.", "countryside", None, ""),
        ("The road between Raqqa and Deir Ezzor is cut.", None, "between", ""),
        ("Several northern districts of Raqqa fell.", "northern districts", None, ""),
        ("They entered Raqqa.", None, None, ""),
    ],
)
def test_phrases(text: str, part: str | None, relation: str | None, kind: str, gazetteer: Gazetteer) -> None:
    mention = found(text, gazetteer)[0]
    assert (mention.part, mention.relation, mention.kind) == (part, relation, kind)


def test_blocks_are_read_apart_and_offsets_are_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Fights in Raqqa\nDeir Ezzor was calm."
    mentions = find_places(text, [Span(0, 15), Span(16, len(text))], gazetteer, cues())
    assert [(m.span.start, m.text) for m in mentions] == [(10, "Raqqa"), (16, "Deir Ezzor")]


def test_time_is_linear_in_a_long_sentence(gazetteer: Gazetteer) -> None:
    def work(times: int) -> None:
        text = "the northern edges of Raqqa and " * times
        find_places(text, [Span(0, len(text))], gazetteer, cues())

    assert growth(work, 150) < 9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Syrian troops met Iraqi officers.", ["Syrian", "Iraqi"]),
        ("The Syrians left, the Turkish-backed men stayed.", []),
        ("An American and a Dutch soldier spoke.", ["American", "Dutch"]),
        ("They speak Turkish.", []),
    ],
)
def test_demonyms_are_kept_apart(text: str, words: list[str], gazetteer: Gazetteer) -> None:
    told = find_demonyms(text, [Span(0, len(text))], Everywhere(), cues())
    assert [m.text for m in told] == words
    assert {m.kind for m in told} <= {"demonym"}
    assert not {m.text for m in found(text, gazetteer)} & set(words)


class Everywhere:
    """Knows every country."""

    def country(self, code: str) -> Place | None:
        """A place of that code."""
        return Place(f"x:{code}", code, code)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit the village of Tin Adar in Syria.", ["Tin Adar", "Syria"]),
        ("Shells hit Tin Adar village in Syria.", ["Tin Adar", "Syria"]),
        ("Gunmen shot at the Wad Zarga checkpoint.", ["Wad Zarga checkpoint"]),
        ("They shelled the Syrian towns of Tin Adar Raqqa and Zarga.", ["Tin Adar", "Raqqa", "Zarga"]),
        ("They shelled the Syrian towns of Kafr Zarga al-Wad Raqqa and Adar.", ["Kafr Zarga", "al-Wad", "Raqqa", "Adar"]),
        ("The village of Tin Adar fell. Men left Tin Adar at dawn.", ["Tin Adar", "Tin Adar"]),
        ("A Druze village was hit.", []),
        ("It was a quiet town.", []),
        ("The UN base was hit.", []),
    ],
)
def test_names_marked_as_places(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [m.text for m in found(text, gazetteer)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb went off in the Syrian capital on Monday.", ["Syrian capital"]),
        ("The Syrian capital, Raqqa, was calm.", ["Raqqa"]),
        ("It is the capital of the province.", []),
        ("He asked for capital.", []),
    ],
)
def test_capitals(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [m.text for m in find_places(text, [Span(0, len(text))], Seated(gazetteer), cues())] == names


class Seated:
    """The small gazetteer with a capital."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.has, self.hits = gazetteer.has, gazetteer.hits
        self.sounds_like_any, self.sounds = gazetteer.sounds_like_any, gazetteer.sounds

    def capital(self, code: str) -> Place | None:
        """A capital of that country."""
        return Place(f"x:{code}", f"Capital of {code}", code, feature="P.PPLC")


FLAT = "Men said that more men had come and that the men were still there when the day was over and the night began. " * 4


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Raids hit Raqqa Albu Kamal and Deir Ezzor in Syria.", ["Raqqa", "Albu Kamal", "Deir Ezzor", "Syria"]),
        ("It burned in Syrias west.", []),
        ("It burned in Raqqas west as Syria slept.", ["Raqqa", "Syria"]),
    ],
)
def test_text_without_commas_and_apostrophes(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [m.text for m in found(FLAT + text, gazetteer)] == names


@pytest.mark.parametrize(
    "text",
    [
        "READING MAY 1ST was a feast.",
        "His sister Hadley said so.",
        "Men said that the Hadley Civil Council met there at noon.",
        "The law is told in Hadley 40 of it.",
    ],
)
def test_words_persons_and_organisations_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert found(text, gazetteer) == []
