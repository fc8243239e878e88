"""Copies of one text: what is joined, what only looks alike, and at what cost."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from marsad.link import find_copies
from marsad.link.copies import KEPT
from marsad.link.copies import _judge as judge
from marsad.model import Copy
from tests.link.made import DAY, WORDS, text

LEAD = (
    "Fighters of the Blue Front entered the town of Tel Sara before dawn and drove its garrison over the bridge, a monitor said on Tuesday."
)
SECOND = "The monitor counted eleven dead of the garrison and said that it had no figure for the attackers, who took two armoured cars."
THIRD = "Shops stayed shut all day, and a column of families with carts and goats could be seen on the road to the salt flats in the south."
LAST = "The town changed hands twice last year, and half of its people never came back from the camps on the far bank of the river."
WIRE = "\n\n".join((LEAD, SECOND, THIRD, LAST))
OTHER = "A bank in the capital closed its branches for two days after thieves dug a tunnel into the vault beneath the hall on Sunday."
NEWER = "Soldiers of the garrison walked back into Tel Sara on Friday without a shot after the Blue Front had left, its mayor said."


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (WIRE, "verbatim"),
        ("\n\n".join((LEAD, SECOND)), "shortened"),
        ("\n\n".join((LEAD, SECOND, OTHER, THIRD, LAST)), "extended"),
        (WIRE.replace("Fighters of the Blue Front", "Gunmen of the so-called Blue Front").replace("Shops", "Stalls"), "verbatim"),
        (f"TEL SARA (Wire) - {LEAD}\n\n{THIRD}\n\n{OTHER}", "reworked"),
    ],
)
def test_a_copy_is_found_and_named(body: str, kind: str) -> None:
    (group,) = find_copies([text("a", WIRE), text("b", body, published=DAY + timedelta(days=1))], WORDS)
    assert group.reports == ("a", "b")
    assert group.copies[0].kind == kind
    assert "stand in the other" in group.copies[0].reason


@pytest.mark.parametrize(
    ("body", "outlet", "days"),
    [
        ("\n\n".join((NEWER, LAST, THIRD)), None, 3),  # new report, old background
        (WIRE, None, 60),  # the same words months later
        (OTHER, None, 0),
        ("\n\n".join((NEWER, LAST)), "Paper of a", 1),
        (
            WIRE.replace("Tuesday", "Wednesday").replace("eleven", "12"),
            "Paper of a",
            1,
        ),  # a series: same template, other figures, no correction
    ],
)
def test_what_only_looks_alike_is_no_copy(body: str, outlet: str | None, days: int) -> None:
    assert find_copies([text("a", WIRE), text("b", body, outlet, DAY + timedelta(days=days))], WORDS) == ()


def test_a_correction_by_the_same_outlet_is_a_copy() -> None:
    corrected = WIRE.replace("eleven dead", "31 dead")
    (group,) = find_copies(
        [text("a", WIRE), text("b", corrected, "Paper of a", DAY + timedelta(days=1), "CORRECTED: Tel Sara falls")], WORDS
    )
    assert group.copies[0].kind == "corrected"


def test_a_footer_of_an_outlet_makes_no_copies() -> None:
    footer = "Our network lives from gifts of its readers and belongs to no party; its reports may be printed where it is named in full."
    heads = (LEAD, NEWER, OTHER, THIRD)
    assert find_copies([text(f"r{n}", f"{head}\n\n{footer}", "Network") for n, head in enumerate(heads)], WORDS) == ()


def test_the_agency_is_the_one_most_copies_name() -> None:
    texts = [text("a", WIRE, agencies=("Wire",)), text("b", WIRE), text("c", WIRE, agencies=("Wire",))]
    assert find_copies(texts, WORDS)[0].agency == "Wire"


def test_order_does_not_matter() -> None:
    texts = [text(f"r{n}", WIRE if n % 3 else "\n\n".join((LEAD, THIRD)), published=DAY + timedelta(days=n % 4)) for n in range(12)]
    texts += [text("z", OTHER)]
    mixed = random.Random(4).sample(texts, len(texts))
    assert find_copies(mixed, WORDS) == find_copies(texts, WORDS)


def test_many_copies_are_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(*args: Any) -> Copy | None:
        nonlocal calls
        calls += 1
        return judge(*args)

    monkeypatch.setattr("marsad.link.copies._judge", counted)
    (group,) = find_copies([text(f"r{n:04}", WIRE) for n in range(1000)], WORDS)
    assert len(group.reports) == 1000
    assert calls <= 1000 * KEPT


def test_one_long_sentence_of_half_a_million_characters_ends() -> None:
    body = "the front moved and " * 25_000
    assert find_copies([text("a", body), text("b", WIRE)], WORDS) == ()
