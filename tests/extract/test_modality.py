"""Whether a trigger happened: told as fact, doubted, denied, or taken back with a reason."""

from __future__ import annotations

import pytest

from tests.extract.test_senses import candidates


def effects(text: str) -> set[str]:
    """The effects on the triggers that tell an event."""
    return {c.modality.effect for c in candidates(text) if c.sense.sub_event_type}


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Gunmen attacked the village.", "happened"),
        ("The group claimed responsibility for the bombing.", "happened"),
        ("The ministry never denied that its jets had bombed the camp.", "happened"),
        ("They were the first soldiers to storm the base.", "happened"),
        ("The rebels managed to capture the hill.", "happened"),
        ("The army reportedly shelled the village.", "unconfirmed"),
        ("The rebels claimed to have shot down a jet.", "unconfirmed"),
        ("Villagers are said to have been killed by the militia.", "unconfirmed"),
        ("There were rumours that rebels had captured the town.", "unconfirmed"),
        ("The army denied that its men had shelled the hospital.", "denied"),
        ("The army denied reports that its forces had abandoned the town.", "denied"),
        ("The junta rejected the charge that its soldiers burned the village.", "denied"),
        ("Officials insisted that no village had been bombed.", "denied"),
        ("Asked about the dead, the general replied that no massacre had taken place.", "denied"),
        ("The insurgents failed to capture the barracks.", "negated"),
        ("The bomb did not go off.", "negated"),
        ("No soldier attacked the village.", "negated"),
        ("The rebels plan to attack the town.", "planned"),
        ("The army will storm the city at dawn.", "planned"),
        ("If the rebels capture the bridge the road is open.", "hypothetical"),
        ("The fall of the town could cut the road.", "hypothetical"),
        ("The commander threatened to shell the city.", "threat"),
        ("The rebels promised to wipe out the army column.", "threat"),
        ("The goal of the raid is the seizure of Malakal.", "planned"),
        ("The rebels' claim is that soldiers burned the village.", "unconfirmed"),
        ("The mine did not kill anyone but wounded two soldiers.", "happened"),
        ("Nobody was hurt; the rebels attacked a convoy near Goma.", "happened"),
        ("The army held the barracks until rebels stormed the building on Monday.", "happened"),
        ("Fighting raged in Pibor until this morning.", "happened"),
        ("There is no truth to the claim that our jets bombed the school.", "denied"),
        ("The ministry dismissed as lies reports that its troops shelled the market.", "denied"),
        ("'This is a fabrication,' the governor said of the charge that police shot at the marchers.", "denied"),
        ("The claim that the rebels had captured the bridge was never borne out.", "denied"),
        ("Reports that the town had been captured turned out to be false.", "denied"),
        ("Nine people may have been killed in the bombardment.", "unconfirmed"),
        ("Jets were reported to have bombed the depot.", "unconfirmed"),
        ("The newspaper's report of a massacre in the village could not be independently verified.", "unconfirmed"),
        ("Aid workers report shelling in the north of the city.", "happened"),
        ("The militia denied responsibility for the attack on the convoy.", "happened"),
        ("The group denied any role in the bombing of the church.", "happened"),
        ("The rebels came close to capturing the airport.", "negated"),
        ("The march was cancelled.", "negated"),
        ("The court sentenced four men over the killing of a clerk.", "non-conflict"),
    ],
)
def test_effect(text: str, effect: str) -> None:
    assert effect in effects(text)


@pytest.mark.parametrize(
    "text",
    [
        "Suspected militants kidnapped two engineers.",
        "The general conceded that his men had raided the village.",
        "Guards shot at the crowd in what had been planned as a parade.",
    ],
)
def test_what_qualifies_something_else_leaves_the_event_as_fact(text: str) -> None:
    assert "happened" in effects(text)
