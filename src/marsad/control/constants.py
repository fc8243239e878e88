"""The numbers of the control model, in one place, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping

# Log-likelihoods of a statement by one neutral source, by the true state at the end of the day:
# (the named holder, contested, somebody else, nobody known).
Row = tuple[float, float, float, float]
FULL: Row = (0.0, -2.8, -4.0, -4.0)
HELD: Row = (0.0, -1.6, -4.0, -4.0)
HELD_ALL: Row = (0.0, -2.4, -4.0, -4.0)
MOST: Row = (0.0, -0.6, -3.5, -3.5)
PART: Row = (-0.8, 0.0, -1.2, -3.0)
TAKEN_PART: Row = (-1.8, 0.0, -3.0, -3.0)
EDGES: Row = (-2.5, -1.0, 0.0, -2.0)
LOST: Row = (-4.0, -1.5, 0.0, -1.0)
LOST_PART: Row = (-1.5, 0.0, -0.5, -2.0)
BESIEGED: Row = (0.0, -0.2, -2.5, -3.0)
SPLIT: Row = (-2.2, 0.0, -2.2, -3.0)
SPLIT_EDGES: Row = (0.0, -0.3, 0.0, -2.0)
DENIED: Row = (-2.5, -0.3, 0.0, -0.5)
BEFORE: Row = (-1.2, -0.2, 0.0, -0.5)
"""On the eve of a gain: not yet the new holder."""
EVE: Row = (0.0, -0.3, -1.5, -1.5)
"""On the eve of a gain: the one it was taken from."""
QUARTER: Row = (0.0, 0.0, -1.3, -2.0)
TAKEN_QUARTER: Row = (0.0, 0.0, -3.0, -3.0)
"""Somebody has a quarter of the place: whoever has the whole of it is no other."""
FIGHTING: Row = (-0.4, 0.0, -0.4, -1.0)
FIRE: Row = (-0.1, 0.0, -0.1, -0.5)
"""A clash, and a strike or shelling, at the place."""

CAPTURE_EVENT = 0.4
"""A capture told as an event by a report that says nothing of who holds the place."""
QUARREL, PARTIES_ONLY = 0.5, 1.0
"""Weight of contested on days for which two holders of the whole place are named; the same where only parties speak."""
NEUTRAL, OWN, OWN_GAIN, AGAINST, OTHER_PARTY = 1.0, 0.55, 0.45, 2.0, 0.8
"""Weights of a source: neutral; a party for itself; a party that says it took all; a party against itself; a party not involved."""
STATUS: Mapping[str, float] = {"asserted": 1.0, "disputed": 0.6, "unconfirmed": 0.5, "denied": 0.0}
LOUDEST = 2.5
"""All sources together on one statement weigh no more than this."""
LONG = 0.35
"""A day of a stretch of several days, beside a statement about one day."""
VAGUE_END = 0.6
"""The last day of a stretch known to the month or year only."""
PERSISTS = 0.25
"""The last state a report tells, taken to stand on the day it is printed."""
FROM_WHOLE = 0.6
"""What is said of all of a town, taken for its quarters; and back from a quarter to the town."""

QUIET = 0.0003
"""Changes a day where nothing is told: one in nine years."""
VOLATILE = 0.02
"""Changes a day while a place is contested."""
HOT, COOLING = 0.008, 20.0
"""The same just after news of fighting or change, and the days in which it cools by e."""
STIRRED, MOVED, MOST_MOVED = 0.35, 1.2, 2.0
SPLITTING = 0.1
"""Expected changes on a day with fighting, for each unit of weight of a gain or loss told, and at most."""
MEMORY = 36_525
"""A statement about a day longer before its report than this, in days, is a misprint."""
SILENCE = 400
"""Days after which a place that nobody speaks of is not painted any more."""
SURE = 0.5
"""A likeliest holder below this is contested."""
CALM = 0.05
"""Rate of change over days of which one report tells both ends and nothing between, beside days nobody speaks of."""
PULL = 4.0
"""How much a unit of weight draws a change towards the one who is said to gain."""
HOLDER_TO_HOLDER, CONTESTED_TO_HOLDER, NOBODY_TO_HOLDER = 0.35, 0.85, 0.75
"""Share of changes that lead to a holder, by where they start; from a holder most lead to contested first."""
