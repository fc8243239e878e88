"""Counts of people and their fate; the dead and injured of one event."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from marsad.extract.cue_tokens import Lexed
from marsad.extract.quantities import find_quantities, read_casualties
from marsad.extract.quantity_counts import find_counts
from marsad.model import Range, Span
from marsad.vocab.quantities import load_quantity_cues
from tests.growth import growth

Pair = tuple[int | None, int | None]
NONE: Pair = (None, None)


def read(text: str, trigger: str = "", others: Sequence[str] = ()) -> tuple[Pair, Pair]:
    """Killed and injured (lower, upper) of the text, of one event or of that at `trigger`."""
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in (trigger, *others) if w]
    counts = find_counts(Lexed(text), [Span(0, len(text))], load_quantity_cues())
    fatalities, injured = read_casualties(counts, *((spans[0], spans[1:]) if spans else (None,)))
    return (fatalities.total.min, fatalities.total.max), (injured.min, injured.max)


@pytest.mark.parametrize(
    ("number", "killed"),
    [
        ("Nine people", (9, 9)),
        ("9 people", (9, 9)),
        ("1,200 people", (1200, 1200)),
        ("Twenty-three people", (23, 23)),
        ("A hundred people", (100, 100)),
        ("At least nine people", (9, None)),
        ("No fewer than 40 villagers", (40, None)),
        ("More than 30 people", (30, None)),
        ("Up to 30 people", (None, 30)),
        ("As many as 30 people", (None, 30)),
        ("Fewer than 30 people", (None, 29)),
        ("About 30 people", (30, 30)),
        ("Some 30 people", (30, 30)),
        ("Nearly 30 people", (25, 30)),
        ("Almost 15 people", (13, 15)),
        ("Close to 400 people", (390, 400)),
        ("Nearly 2,000 people", (1900, 2000)),
        ("Dozens of people", (24, None)),
        ("Several dozen people", (36, None)),
        ("Scores of people", (40, None)),
        ("Hundreds of people", (200, None)),
        ("Several people", (3, None)),
        ("A handful of officers", (3, None)),
        ("A couple of officers", (2, 2)),
        ("Half a dozen officers", (6, 6)),
        ("Two dozen officers", (24, 24)),
        ("Three or four people", (3, 4)),
        ("Between 30 and 40 people", (30, 40)),
        ("Many people", NONE),
        ("A number of people", NONE),
        ("An unknown number of people", NONE),
        ("Two mothers and five children", (7, 7)),
        ("A teacher and her two pupils", (3, 3)),
        ("Nine people, including two children,", (9, 9)),
        ("Nine people, four of them women,", (9, 9)),
        ("Nine soldiers plus the bomber", (10, 10)),
        ("All but three of the 20-man platoon", (17, 17)),
        ("A quarter of the 80-strong battalion", (20, 20)),
    ],
)
def test_numbers(number: str, killed: Pair) -> None:
    assert read(f"{number} were killed when shells hit the depot.") == (killed, NONE)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A mine killed six farmers and wounded eleven.", (6, 6), (11, 11)),
        ("Six farmers died and dozens were hurt.", (6, 6), (24, None)),
        ("Mine blast: 6 dead, 11 hurt", (6, 6), (11, 11)),
        ("Twin blasts kill 30, wound 80 at market", (30, 30), (80, 80)),
        ("The raid left six dead and eleven wounded.", (6, 6), (11, 11)),
        ("The raid claimed the lives of six farmers.", (6, 6), NONE),
        ("The raid claimed six lives.", (6, 6), NONE),
        ("The ambush cost six conscripts their lives.", (6, 6), NONE),
        ("The brigade lost six men on the hill.", (6, 6), NONE),
        ("The brigade lost six tanks on the hill.", NONE, NONE),
        ("Shells fell on the camp, leading to the death of six women and the injury of two.", (6, 6), (2, 2)),
        ("The bodies of six farmers were found in a well.", (6, 6), NONE),
        ("Six bodies were found in a well.", (6, 6), NONE),
        ("A farmer was shot dead and another wounded at the gate.", (1, 1), (1, 1)),
        ("The governor was killed along with two other officials.", (3, 3), NONE),
        ("The bomber killed himself and six others.", (7, 7), NONE),
        ("Twelve rebels were neutralised in the valley.", (None, 12), NONE),
        ("Six farmers are feared dead.", (None, 6), NONE),
        ("Six farmers are confirmed dead and four more are feared dead.", (6, 10), NONE),
        ("Six farmers may have been killed.", (None, 6), NONE),
        ("The death toll rose from six to nine.", (9, 9), NONE),
        ("Two more farmers died, bringing the toll to nine.", (9, 9), NONE),
        ("Three more of the wounded died in hospital.", (3, None), NONE),
        ("There were no casualties.", (0, 0), (0, 0)),
        ("Nobody was hurt.", (0, 0), (0, 0)),
        ("There were no deaths.", (0, 0), NONE),
        ("There was no word on casualties.", NONE, NONE),
        ("More than 40 people were killed or wounded.", NONE, NONE),
        ("The clinic received 45 casualties.", NONE, NONE),
        ("Six farmers are missing and 40 families fled.", NONE, NONE),
        ("Six farmers were abducted.", NONE, NONE),
        ("Gunmen threatened to kill ten hostages.", NONE, NONE),
        ("The police said six farmers had died; the mosque counted nine.", (6, 9), NONE),
        ("The war has killed 40,000 people since 2012.", NONE, NONE),
        ("More than 40,000 people have been killed since the war began.", NONE, NONE),
        ("Six farmers were killed in a war that has claimed thousands of lives.", (6, 6), NONE),
        ("A mine wounded six farmers; a raid on the same village two years ago killed 30.", NONE, (6, 6)),
        ("Forty drivers have been killed since March, six of them in the raid on the depot.", (6, 6), NONE),
        ("A nine-man patrol of the 14th brigade fired 122 mm shells from kilometre 60.", NONE, NONE),
        ("Six farmers two women and four men were killed.", (6, 6), NONE),
        ("Six killed in raid. Six farmers were killed in a raid on the depot.", (6, 6), NONE),
        ("Two of the five hostages were killed.", (2, 2), NONE),
        ("Not a single person was hurt.", (0, 0), (0, 0)),
        ("A raid killed Anwar Bakri, a senior commander, and two guards.", (3, 3), NONE),
        ("Six people, not counting the bomber, died.", (6, 6), NONE),
        ("The ten gunmen were all killed.", (10, 10), NONE),
        ("Two gunmen and five guards were among the dead.", (7, None), NONE),
        ("The crash left no survivors among the 14 passengers.", (14, 14), NONE),
        ("Six were killed in the north and four in the south.", (10, 10), NONE),
        ("Ten were killed: six in the north and four in the south.", (10, 10), NONE),
        ("Two brothers, aged 9 and 11, were killed.", (2, 2), NONE),
        ("Bomb kills dozen in market", (12, 12), NONE),
        ("Commander of the militia killed in raid", (1, 1), NONE),
        ("Bomber kills self, four police", (5, 5), NONE),
        ("The raid is the worst since 2015, when 147 people were killed.", NONE, NONE),
        ("Two weeks after a raid killed 22 people, a mine killed three.", (3, 3), NONE),
        ("Six farmers were killed, a police officer said.", (6, 6), NONE),
    ],
)
def test_one_event(text: str, killed: Pair, injured: Pair) -> None:
    assert read(text) == (killed, injured)


def test_each_trigger_has_its_own_dead() -> None:
    text = "An air raid killed six farmers in the north, while shelling killed two boys in the south."
    assert read(text, "air raid", ["shelling"])[0] == (6, 6)
    assert read(text, "shelling", ["air raid"])[0] == (2, 2)


def test_an_earlier_attack_keeps_its_dead_when_it_is_the_event() -> None:
    text = "A raid two years ago killed 30 people."
    assert read(text, "raid")[0] == (30, 30)
    assert read(text)[0] == NONE


@pytest.mark.parametrize(
    ("text", "sides", "told"),
    [
        ("Six soldiers and two women were killed.", ((), ()), (None, 6, 2, None)),
        ("Nine people, including two women, were killed.", ((), ()), (None, None, 2, 7)),
        ("Six rebels and two soldiers were killed.", (["rebels"], ["soldiers"]), (6, 2, None, None)),
        ("The bomber killed himself and six guards.", ((), ()), (1, 6, None, None)),
        ("Fighting left nine of the former and two of the latter dead.", ((), ()), (9, 2, None, None)),
        ("Six rebels were killed and no civilian was hurt.", ((), ()), (None, 6, 0, None)),
        ("The brigade lost six men.", ((), ()), (None, 6, None, None)),
    ],
)
def test_by_side(text: str, sides: tuple[Sequence[str], Sequence[str]], told: tuple[int | None, ...]) -> None:
    fatalities, _ = read_casualties(find_counts(Lexed(text), [Span(0, len(text))], load_quantity_cues()), sides=sides)
    assert (fatalities.a, fatalities.b, fatalities.civilians, fatalities.unknown) == told


def test_quantities_carry_fate_and_victims() -> None:
    text = "At least six Kurdish fighters were killed and two farmers abducted."
    found = find_quantities(text, [Span(0, len(text))], load_quantity_cues())
    assert [(q.text, q.range, q.of, q.victims) for q in found] == [
        ("At least six Kurdish fighters", Range(6, None), "killed", "fighters"),
        ("two farmers", Range(2, 2), "captured", "farmers"),
    ]
    assert all(q.span.of(text) == q.text for q in found)


def test_numbers_inside_dates_count_nobody() -> None:
    text = "On 10 August six farmers were killed."
    counts = find_counts(Lexed(text), [Span(0, len(text))], load_quantity_cues(), [Span(3, 12)])
    assert [c.text for c in counts] == ["six farmers"]


def test_long_input_takes_linear_time() -> None:
    words = "at least six farmers and two women were killed or hurt and nine of them said "

    def work(size: int) -> None:
        text = words * size
        read_casualties(find_counts(Lexed(text), [Span(0, len(text))], load_quantity_cues()))

    assert growth(work, 40) < 9


def test_sentences_of_the_gold_set(shared: Path) -> None:
    lines = (shared / "gold" / "sentences" / "casualties.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    right = sum(read(r["text"])[0] == (r["killed"]["min"], r["killed"]["max"]) for r in rows)
    assert right / len(rows) >= 0.88
