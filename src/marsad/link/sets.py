"""Disjoint sets over indices: the common ground of grouping copies, places and tellings."""

from __future__ import annotations


class DisjointSets:
    """Union by smallest index, so that the root of a set is its first member whatever the order of joins."""

    __slots__ = ("_parent",)

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The first member of the set of `item`."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, left: int, right: int) -> int:
        """Make one set of the two; return its root."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low
        return low

    def groups(self) -> list[list[int]]:
        """All sets, each in order, by first member."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())
