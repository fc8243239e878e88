"""A Bloom filter over name keys: tells in a microsecond, without the database, that a name is not there."""

from __future__ import annotations

import math
import zlib

BITS_A_KEY = 12


class Bloom:
    """A filter being made for so many keys: a power of two of bits, at least twelve a key, two of them set for each."""

    def __init__(self, keys: int) -> None:
        size = 1 << max(10, math.ceil(math.log2(max(keys, 1) * BITS_A_KEY)))
        self._bits, self._mask = bytearray(size >> 3), size - 1

    def add(self, key: str) -> None:
        """Put a key in."""
        data = key.encode()
        for bit in (zlib.crc32(data) & self._mask, _second(data, self._mask)):
            self._bits[bit >> 3] |= 1 << (bit & 7)

    def bytes(self) -> bytes:
        """The filter as `may_hold` takes it."""
        return bytes(self._bits)


def may_hold(bits: bytes, key: str) -> bool:
    """False is certain; True is wrong for a few keys of a hundred."""
    data, mask = key.encode(), len(bits) * 8 - 1
    bit = zlib.crc32(data) & mask
    if not bits[bit >> 3] >> (bit & 7) & 1:
        return False
    bit = _second(data, mask)
    return bool(bits[bit >> 3] >> (bit & 7) & 1)


def _second(data: bytes, mask: int) -> int:
    return zlib.crc32(data, 0x9E3779B9) * 2654435761 >> 7 & mask
