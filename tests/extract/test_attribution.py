"""Who says so: speakers, what they say, chains of those who relay, running quotations, words that only look like a source."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from marsad.extract.attribution import attribution_of, find_attributions, with_attributions
from marsad.extract.attribution_quotes import quotations
from marsad.extract.scenes import Mentions, scenes_of
from marsad.model import Article, Attribution, Block, Published, Span
from marsad.text.parser import Parser
from marsad.vocab.vocabulary import load_vocabulary
from tests.growth import growth


@cache
def parser() -> Parser:
    return Parser.load()


def article(text: str) -> Article:
    return Article(received=text, state="ok", published=Published(date(2020, 5, 6), "given"), blocks=(Block("body", Span(0, len(text))),))


@cache
def attributions(text: str) -> tuple[Attribution, ...]:
    vocabulary = load_vocabulary()
    scenes = scenes_of(article(text), Mentions((), (), (), ()), parser(), vocabulary)
    return find_attributions(scenes, vocabulary.reporting)


def chain(text: str, part: str) -> list[str]:
    """The words for the speakers of `part`, nearest first; [] in the outlet's own voice and where nobody is named."""
    start = text.index(part)
    inside = [a for a in attributions(text) if a.content.touches(Span(start, start + len(part)))]
    nearest = min(inside, key=lambda a: len(a.content), default=None)
    return [s.text for s in nearest.chain] if nearest else []


@pytest.mark.parametrize(
    ("text", "part", "speakers"),
    [
        ("A police commander said four officers died when the convoy hit a mine.", "four officers died", ["police commander"]),
        ("Four officers died when the convoy hit a mine, said a police commander in Maiduguri.", "Four officers", ["police commander"]),
        ("Four officers died when the convoy hit a mine a police commander said on Monday.", "Four officers", ["police commander"]),
        ("According to the provincial health directorate, nine people were hurt.", "nine people", ["provincial health directorate"]),
        ("Nine people were hurt, according to the provincial health directorate.", "Nine people", ["provincial health directorate"]),
        ("The village, residents said, was shelled for three hours.", "was shelled", ["residents"]),
        ("The mayor denied that his guards had opened fire.", "his guards", ["mayor"]),
        ("A farmer told investigators the soldiers had burned the barn.", "the soldiers had burned", ["farmer"]),
        ("The Kremlin insisted on Tuesday that no Russian jet had crossed the border.", "no Russian jet", ["Kremlin"]),
        ("A statement from the ministry said that its planes had bombed a column.", "its planes", ["statement from the ministry"]),
        ("Video posted online showed gunmen firing into a crowd.", "gunmen firing", ["Video"]),
        ("Local officials, who asked not to be named, said six villages had been looted.", "six villages", ["Local officials"]),
        ("The convoy was ambushed, a survivor recalled, as it crossed the river.", "The convoy", ["survivor"]),
        ("The commander is convinced that the hostages were moved to Sambisa.", "the hostages", ["commander"]),
        ("In the governor's words, the attackers burned the market.", "the attackers burned", ["governor"]),
        ("The bridge had gone, by the reckoning of the surveyors.", "The bridge", ["surveyors"]),
        ("The envoy, in whose view the truce was dead, left the talks.", "the truce was dead", ["envoy"]),
        ("The colonel announced the fall of the base.", "the fall of the base", ["colonel"]),
        ("Both the general and the mayor say the road is open.", "the road is open", ["general", "mayor"]),
        ("Kyiv says Russian drones hit a power station; Moscow denies it.", "Russian drones hit", ["Kyiv"]),
        ("Half the brigade has deserted, reckons an analyst.", "Half the brigade", ["analyst"]),
        ("From what the nurses say, the clinic was hit twice.", "the clinic", ["nurses"]),
        ("The clinic was hit twice, if the nurses are to be believed.", "The clinic", ["nurses"]),
        ("The rebels claimed to have shot down two jets.", "shot down two jets", ["rebels"]),
        ("Witnesses spoke of bodies lying in the street.", "bodies lying", ["Witnesses"]),
        ("Sources close to the army told the daily that a colonel was killed.", "a colonel", ["Sources close to the army", "daily"]),
        ("Drones strike refinery: governor", "Drones strike", ["governor"]),
        ("Army: 14 rebels killed in Kidal", "14 rebels killed", ["Army"]),
        ("Roadside bomb kills six in Helmand - police", "Roadside bomb kills", ["police"]),
    ],
)
def test_the_nearest_speaker_of_what_is_told(text: str, part: str, speakers: list[str]) -> None:
    assert chain(text, part) == speakers


@pytest.mark.parametrize(
    ("text", "part", "speakers"),
    [
        ("The mayor denied that his guards had opened fire, Interfax reported.", "his guards", ["mayor", "Interfax"]),
        ("Interfax quoted a ministry official as saying that the depot had exploded.", "the depot", ["ministry official", "Interfax"]),
        ("A ministry official was quoted by Interfax as saying the depot had exploded.", "the depot", ["ministry official", "Interfax"]),
        ("The depot had exploded, Interfax reported, citing a ministry official.", "The depot", ["ministry official", "Interfax"]),
        ("Citing a ministry official, Interfax reported that the depot had exploded.", "the depot", ["ministry official", "Interfax"]),
        ("Nine people were hurt, the health directorate told Reuters.", "Nine people", ["health directorate", "Reuters"]),
        ("A driver rang up the radio to say the bridge was closed.", "the bridge", ["driver", "radio"]),
        ("Two guards and a local official told AFP that ten miners were abducted.", "ten miners", ["Two guards", "local official", "AFP"]),
        ("An engineer says the maker admits that the shells do not explode.", "the shells", ["maker", "engineer"]),
        ("The minister disputes the monitor's claim that the offensive had stalled.", "the offensive", ["monitor", "minister"]),
        ("Nine died, a medic told AFP on Sunday, adding that more were missing.", "more were missing", ["medic"]),
        ("Headquarters dismissed a newspaper's story that the garrison had fled.", "the garrison", ["newspaper", "Headquarters"]),
    ],
)
def test_who_relays_stands_behind_the_speaker(text: str, part: str, speakers: list[str]) -> None:
    assert chain(text, part) == speakers


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Troops entered Bama on Friday. The market was closed.", "Troops entered"),
        ("Everything went according to plan until the patrol opened fire.", "the patrol opened fire"),
        ("He said nothing about the raid on the village.", "the raid on the village"),
        ("The army declined to comment on the raid.", "the raid"),
        ("The ministry did not say who had fired.", "who had fired"),
        ("Neither side has confirmed that the truce collapsed.", "the truce collapsed"),
        ("Syria: Rebels seize airbase near Hama", "Rebels seize airbase"),
        ("The rebels reportedly withdrew from the ridge before dawn.", "withdrew"),
        ("The rebels are said to have withdrawn from the ridge.", "withdrawn"),
        ("There were rumours that the bridge had been blown up.", "the bridge"),
    ],
)
def test_nobody_is_named(text: str, part: str) -> None:
    assert chain(text, part) == []


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("The mayor said that the pass was open.", "the pass was open", "said"),
        ("The pass was open, the mayor said.", "The pass was open", "said"),
        ('"The pass is open," the mayor said.', "The pass is open", "said"),
        ("A plane had reportedly come down near the lake.", "A plane had reportedly come down near the lake", "reportedly"),
        ("The pass was open, according to the mayor.", "The pass was open", "according to"),
        ("UN: Rebels hold the pass", "Rebels hold the pass", ":"),
    ],
)
def test_content_and_cue_are_spans_of_the_text(text: str, content: str, cue: str) -> None:
    found = attributions(text)[0]
    assert found.content.of(text) == content
    assert found.cue is not None and found.cue.of(text) == cue


def test_a_cue_without_a_speaker_is_somebody_unnamed() -> None:
    found = attributions("The rebels reportedly withdrew from the ridge.")
    assert [(a.cue is not None, a.chain) for a in found] == [(True, ())]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("An army spokesman said the road was open.", "army"),
        ("A spokeswoman for the harbour board said the road was open.", "harbour board"),
        ("The road is open, said Jane Roe, head of the Britain-based monitor.", "Britain-based monitor"),
        ("The board met on Monday. Its spokesman said the road was open.", "its"),
        ("The governor said the road was open.", None),
    ],
)
def test_whom_the_holder_of_an_office_speaks_for(text: str, organisation: str | None) -> None:
    assert attributions(text)[-1].chain[0].organisation == organisation


def test_a_second_quotation_has_the_same_speaker() -> None:
    text = '"They burned everything," said Colonel Idriss. "Nobody in the village was left alive that night."'
    assert chain(text, "Nobody in the village") == ["Colonel Idriss"]


def test_words_in_scare_quotes_are_no_running_quotation() -> None:
    text = 'The mayor said the pass was open. The "liberated" town lay empty.'
    assert chain(text, "town lay empty") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ["no"]),
        ("He said “we left” and “we came”.", ["we left", "we came"]),
        ('"It goes on.\n\nA new paragraph', ["It goes on."]),
        ("Nothing quoted.", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [q.of(text) for q in quotations(text, Span(0, len(text)))] == expected


def test_a_trigger_gets_the_innermost_attribution() -> None:
    text = "Interfax reported that the mayor denied that guards had shot a man."
    shot = Span(text.index("shot"), text.index("shot") + 4)
    found = attribution_of(shot, attributions(text))
    assert found is not None and [s.text for s in found.chain] == ["mayor", "Interfax"]


def test_scenes_hold_the_attributions_that_touch_them() -> None:
    text = "The mayor said the pass was open. Snow fell. A guard said the gate was shut."
    vocabulary = load_vocabulary()
    scenes = scenes_of(article(text), Mentions((), (), (), ()), parser(), vocabulary)
    filled = with_attributions(scenes, find_attributions(scenes, vocabulary.reporting))
    assert [[a.chain[0].text for a in s.attributions] for s in filled] == [["mayor"], [], ["guard"]]


def test_cost_is_linear() -> None:
    """Four times the sentences, about four times the time; a reader in square time would take sixteen times as long."""
    vocabulary = load_vocabulary()
    scenes = scenes_of(article('The mayor said "the pass was open again today". ' * 60), Mentions((), (), (), ()), parser(), vocabulary)
    assert growth(lambda times: find_attributions(scenes * times, vocabulary.reporting), 4) < 9
