"""What a telling says about who holds a place, and which two such statements cannot both stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from marsad.link.items import FAMILIES
from marsad.link.parties import VoiceBook, party
from marsad.link.words import tokens
from marsad.model import ControlTelling, DateInterval, EventTelling, Place, Telling

Shape = Literal["full", "most", "part", "split", "not"]
SERIES_DAYS = 5
"""Two announcements of one capture more than a day and up to so many days apart exclude one another."""


@dataclass(frozen=True, slots=True)
class Stance:
    """One statement: `shape` of what `holder` (a party) has, from `first` to `last` (day ordinals)."""

    telling: Telling
    place: Place
    shape: Shape
    holder: str
    name: str
    previous: str
    first: int
    last: int
    voices: frozenset[str]

    @property
    def value(self) -> str:
        """In words."""
        return {
            "full": self.name,
            "most": f"most {self.name}",
            "part": f"part {self.name}",
            "split": "contested",
            "not": f"not {self.name}",
        }[self.shape]


def stances(control: Iterable[ControlTelling], events: Iterable[EventTelling], book: VoiceBook) -> list[Stance]:
    """The statements that say something of a whole place or of a named part on days told."""
    found = [s for t in control if (s := _of_control(t, book))]
    return _plain(found, book) + [s for t in events if (s := _of_denial(t, book))]


def _plain(found: Sequence[Stance], book: VoiceBook) -> list[Stance]:
    """The statements without headlines of what the body tells better, and without the fight that the same speaker tells as won."""
    in_body: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for s in found:
        if s.telling.zone == "body":
            in_body[s.telling.carrier.report, book.place_key(s.place)].append(s)

    def kept(s: Stance) -> bool:
        others = in_body.get((s.telling.carrier.report, book.place_key(s.place)), [])
        return not others if s.telling.zone != "body" else not any(_won(s, o) for o in others)

    return [s for s in found if kept(s)]


def _won(fight: Stance, gain: Stance) -> bool:
    """Whether a fight is the one that ended, by the same account, in the taking of the place."""
    return fight.shape == "split" and gain.shape == "full" and _gained(gain) and fight.voices == gain.voices and fight.first == gain.first


def _gained(stance: Stance) -> bool:
    return isinstance(stance.telling, ControlTelling) and stance.telling.kind == "gained"


def _of_control(telling: ControlTelling, book: VoiceBook) -> Stance | None:
    shape = _shape(telling)
    days = _days(telling.when, telling.kind != "held")
    if shape is None or days is None or telling.relation or telling.status == "denied":
        return None
    name = telling.holder or "contested"
    if telling.holder and not book.named(telling.holder):
        return None
    voices = frozenset(s.key for s in book.voices(telling))
    return Stance(telling, telling.place, shape, party(name), name, party(telling.previous or ""), *days, voices)


def _shape(telling: ControlTelling) -> Shape | None:
    if telling.extent == "edges" or telling.kind == "besieged":
        return None
    if telling.kind == "contested":
        return "split"
    if telling.kind == "lost":
        return "not" if telling.extent in ("all", "unspecified") and not telling.part else None
    if telling.extent == "part" or telling.part:
        return "part"
    return "most" if telling.extent == "most" else "full"


def _of_denial(telling: EventTelling, book: VoiceBook) -> Stance | None:
    """A capture that somebody denies says that the captor does not hold the place."""
    days = _days(telling.when)
    if (
        telling.status != "denied"
        or FAMILIES.get(telling.sub_event_type) != "capture"
        or not telling.side_a
        or not telling.place
        or days is None
    ):
        return None
    name = telling.side_a[0]
    return Stance(telling, telling.place, "not", party(name), name, "", *days, frozenset(s.key for s in book.voices(telling)))


def _days(when: DateInterval, change: bool = True) -> tuple[int, int] | None:
    """Days sharp enough to set two statements against one another; of a change no more than three."""
    if not when.start or not when.last or when.precision != "day" or (change and (when.last - when.start).days > 2):
        return None
    return when.start.toordinal(), when.last.toordinal()


def excludes(left: Stance, right: Stance) -> bool:
    """Whether the two, by different speakers, cannot both stand."""
    if left.voices & right.voices or left.telling.id == right.telling.id or _one_account(left, right):
        return False
    if left.first > right.last or right.first > left.last:
        return _announced_twice(left, right)
    if left.telling.status == right.telling.status == "disputed" and (left.shape, left.holder) != (right.shape, right.holder):
        return True
    if left.telling.status == right.telling.status == "disputed" and left.telling.carrier.report == right.telling.carrier.report:
        return True
    return _opposed(left, right) or _opposed(right, left)


def _one_account(left: Stance, right: Stance) -> bool:
    """A report that tells of fighting in its own voice does not contradict whom it quotes, unless it says that they are disputed."""
    same = left.telling.carrier.report == right.telling.carrier.report and "disputed" not in (left.telling.status, right.telling.status)
    return same and any(s.shape == "split" and not s.telling.voices for s in (left, right))


def _opposed(left: Stance, right: Stance) -> bool:
    whole = left.shape in ("full", "most")
    if whole and right.shape in ("full", "most"):
        return left.holder != right.holder
    if left.shape == "full" and right.shape == "split":
        return True
    if whole and right.shape == "not":
        return left.holder == right.holder and left.telling.status != "denied"
    if left.shape == "full" and right.shape == "part":
        return left.holder != right.holder and not _taken_from(right, left)
    return left.shape == right.shape == "part" and left.holder != right.holder and _same_part(left, right)


def _taken_from(later: Stance, earlier: Stance) -> bool:
    """Whether what one account says was gained, another had before: by name, or as it was taken no later."""
    after = not later.previous and _gained(earlier) and earlier.first <= later.first
    return _gained(later) and (later.previous == earlier.holder or after)


def _same_part(left: Stance, right: Stance) -> bool:
    """Two words in a row in common that are not the name of the place."""
    name = set(tokens(left.place.name))
    a, b = ([w for w in tokens(f"{_part(s)} . {s.telling.quote}") if w not in name] for s in (left, right))
    return bool({p for p in pairwise(a) if min(map(len, p)) > 4} & set(pairwise(b)))


def _part(stance: Stance) -> str:
    return stance.telling.part or ""


def _announced_twice(left: Stance, right: Stance) -> bool:
    gap = max(left.first - right.last, right.first - left.last)
    gains = all(_gained(s) and s.shape == "full" for s in (left, right))
    return gains and left.holder == right.holder and 1 < gap <= SERIES_DAYS and bool(left.previous) and left.previous == right.previous


def by_place(found: Sequence[Stance], book: VoiceBook) -> dict[str, list[Stance]]:
    """Statements of each place, in order of day."""
    groups: dict[str, list[Stance]] = {}
    for stance in sorted(found, key=lambda s: (s.first, s.last, s.telling.id)):
        groups.setdefault(book.place_key(stance.place), []).append(stance)
    return groups
