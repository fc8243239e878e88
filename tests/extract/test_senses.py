"""Which sense of a trigger is meant: sentences of all 25 sub-event types, and sentences that tell none."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from marsad.extract.actors import find_actors
from marsad.extract.clauses import Clauses
from marsad.extract.events import Candidate, candidates_of, events_of
from marsad.extract.modality import TAKES_BACK
from marsad.extract.scene import Scene
from marsad.extract.scenes import Mentions, scenes_of
from marsad.model import Article, Span
from marsad.model.article import Block, Published
from marsad.text.parser import Parser
from marsad.vocab.events import load_event_words
from marsad.vocab.vocabulary import load_vocabulary


@cache
def parser() -> Parser:
    return Parser.load()


def scenes(text: str) -> list[Scene]:
    """The sentences of a text without places, dates or counts."""
    vocabulary = load_vocabulary()
    published = Published(date(2020, 1, 1), "given")
    article = Article(received=text, blocks=(Block("body", Span(0, len(text))),), state="ok", published=published)
    return scenes_of(article, Mentions(find_actors(text, vocabulary.actors), (), (), ()), parser(), vocabulary)


def candidates(text: str) -> list[Candidate]:
    return [c for scene in scenes(text) for c in candidates_of(scene, Clauses(scene))]


def types_of(text: str) -> set[str]:
    """Sub-event types told as fact, before the sides settle "Territory" and "Violence"."""
    words = load_event_words()
    return {e.sub_event_type for scene in scenes(text) for e in events_of(scene, candidates_of(scene, Clauses(scene)), words)}


@pytest.mark.parametrize(
    ("text", "sub_event_type"),
    [
        ("The militia stumbled on a rebel patrol and a firefight followed.", "Armed clash"),
        ("Soldiers and insurgents traded fire on the ridge.", "Armed clash"),
        ("The hilltop changed hands three times before dusk.", "Armed clash"),
        ("Troops drove back gunmen who had attacked the gate.", "Armed clash"),
        ("Rebels captured the town after a week of battle.", "Territory"),
        ("Insurgents swept the army out of the district.", "Territory"),
        ("The town has been won back by the army.", "Territory"),
        ("Shells filled with mustard agent hit the trenches.", "Chemical weapon"),
        ("Helicopters dropped barrels of chlorine on the suburb.", "Chemical weapon"),
        ("Doctors treated forty people after a sarin attack on the village.", "Chemical weapon"),
        ("Jets bombed the bakery.", "Air/drone strike"),
        ("A kamikaze drone slammed into the minibus.", "Air/drone strike"),
        ("The truck was hit by a drone on the coast road.", "Air/drone strike"),
        ("A woman blew herself up among the worshippers.", "Suicide bomb"),
        ("An attacker rammed the gate with a lorry full of explosives.", "Suicide bomb"),
        ("Boys detonated their vests at the bus station.", "Suicide bomb"),
        ("Mortar rounds landed in the schoolyard.", "Shelling/artillery/missile attack"),
        ("Howitzers shelled the village all night.", "Shelling/artillery/missile attack"),
        ("A guided missile slammed into the tanker.", "Shelling/artillery/missile attack"),
        ("A roadside bomb tore through the patrol.", "Remote explosive/landmine/IED"),
        ("The shepherd stepped on a landmine.", "Remote explosive/landmine/IED"),
        ("A bomb hidden in a dustbin wounded six shoppers.", "Remote explosive/landmine/IED"),
        ("Somebody tossed a hand grenade into the cafe.", "Grenade"),
        ("Two were hurt when a grenade exploded in the bar.", "Grenade"),
        ("Soldiers gang-raped two sisters at the roadblock.", "Sexual violence"),
        ("Fighters kept the girls as sex slaves.", "Sexual violence"),
        ("Gunmen shot a journalist dead outside his office.", "Attack"),
        ("The prisoner died under torture in custody.", "Attack"),
        ("Militiamen massacred forty villagers.", "Attack"),
        ("Gunmen kidnapped the headmaster and three pupils.", "Abduction/forced disappearance"),
        ("The lawyer has been missing since masked men bundled him into a car.", "Abduction/forced disappearance"),
        ("Pirates took the crew hostage.", "Abduction/forced disappearance"),
        ("Nurses held a vigil outside the ministry.", "Peaceful protest"),
        ("Farmers blocked the motorway with tractors over fuel prices.", "Peaceful protest"),
        ("Students burned an effigy of the minister.", "Peaceful protest"),
        ("Police fired tear gas at the marchers.", "Protest with intervention"),
        ("Officers hauled away twenty people from the sit-in.", "Protest with intervention"),
        ("Soldiers opened fire on protesters and killed four of them.", "Excessive force against protesters"),
        ("Live rounds were used against demonstrators.", "Excessive force against protesters"),
        ("Protesters set fire to the town hall.", "Violent demonstration"),
        ("Demonstrators pelted officers with bricks.", "Violent demonstration"),
        ("A mob lynched two men accused of theft.", "Mob violence"),
        ("Supporters of the two parties clashed with sticks.", "Mob violence"),
        ("Villagers burned a man they took for a sorcerer.", "Mob violence"),
        ("The two factions signed a ceasefire.", "Agreement"),
        ("The sides agreed to swap two hundred prisoners.", "Agreement"),
        ("Police arrested nine suspected recruiters.", "Arrests"),
        ("Intelligence officers took the imam away.", "Arrests"),
        ("The last peacekeepers left the country.", "Change to group/activity"),
        ("The colonel defected with sixty men.", "Change to group/activity"),
        ("A new rebel alliance was launched in exile.", "Change to group/activity"),
        ("Air defences shot down three drones.", "Disrupted weapons use"),
        ("Sappers defused a car bomb near the school.", "Disrupted weapons use"),
        ("Troops found a cache of rockets in the barn.", "Disrupted weapons use"),
        ("The army set up an outpost on the hill.", "Headquarters or base established"),
        ("Fighters turned the clinic into their barracks.", "Headquarters or base established"),
        ("Raiders drove off two hundred cattle.", "Looting/property destruction"),
        ("The army bulldozed three houses.", "Looting/property destruction"),
        ("Militiamen looted the warehouse.", "Looting/property destruction"),
        ("Troops entered the town unopposed.", "Non-violent transfer of territory"),
        ("The rebels handed the village over to the army.", "Non-violent transfer of territory"),
        ("A night curfew was imposed on the city.", "Other"),
        ("Hundreds of inmates escaped from the prison.", "Other"),
        ("Gunmen freed the hostages after a month.", "Other"),
    ],
)
def test_a_sentence_of_each_type(text: str, sub_event_type: str) -> None:
    assert sub_event_type in types_of(text) | {"Attack" if t == "Violence" else t for t in types_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The striker's late shot sank the visitors in the derby.",
        "Shares rallied after the central bank cut interest rates.",
        "The cyclone battered the coast for a second day.",
        "Two men were charged with murdering a pensioner during a burglary.",
        "Doctors fight against cancer with new drugs.",
        "The minister lodged a formal protest.",
        "Paratroopers stormed a mock airfield in an annual exercise.",
        "Chlorine leaking from a tank killed a worker at the port.",
        "Rail workers will walk out on Monday in a strike over pay.",
        "The bank opened a new headquarters.",
        "She dropped a bombshell at the party conference.",
        "The film shows the siege of a castle.",
        "An explosion of interest in local wine has doubled prices.",
        "The airline fired three hundred pilots.",
        "A gas explosion in a kitchen destroyed two flats.",
    ],
)
def test_no_event(text: str) -> None:
    assert types_of(text) == set()


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Shops in the rebel-held suburb were shut.", "Abduction/forced disappearance"),
        ("Government troops hold the main square.", "Arrests"),
        ("The burnt-out cars stood in the road.", "Looting/property destruction"),
        ("The gang seized weapons from the post.", "Abduction/forced disappearance"),
    ],
)
def test_a_sense_that_needs_other_company(text: str, gone: str) -> None:
    assert gone not in types_of(text)


def test_the_object_may_stand_in_the_gap_of_a_pattern() -> None:
    found = [c.sense.id for c in candidates("Rebels drove the army out of the valley.")]
    assert "drive-out" in found


def test_readings_taken_back_tell_nothing() -> None:
    found = candidates("They plan to attack the village.")
    assert found
    assert all(c.modality.effect in TAKES_BACK for c in found if c.sense.sub_event_type)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Soldiers stormed the ridge under the cover of air strikes.", {"Armed clash"}),
        ("Fighters backed by artillery fire attacked the garrison.", {"Violence"}),
        ("An army push to retake the port met fierce resistance from the rebels.", {"Armed clash"}),
        ("The garrison was armed with missiles.", set()),
        ("The firm owns a gas field.", set()),
        ("Agents kidnapped Obuya.", {"Abduction/forced disappearance"}),
        ("The general toppled the president with the army at dawn.", {"Other"}),
        ("Attacks in the valley are rare.", set()),
    ],
)
def test_support_bare_weapons_and_unknown_names(text: str, told: set[str]) -> None:
    assert types_of(text) == told
