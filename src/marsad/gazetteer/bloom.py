"""A Bloom filter over name keys: tells in a microsecond, without the database, that a name is not there."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence

BITS_A_KEY = 12


def bloom_of(keys: Sequence[str]) -> bytes:
    """The filter over `keys`: a power of two of bits, at least twelve a key, two of them set for each."""
    size = 1 << max(10, math.ceil(math.log2(max(len(keys), 1) * BITS_A_KEY)))
    bits = bytearray(size >> 3)
    for key in keys:
        for bit in _positions(key, size - 1):
            bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


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


def _positions(key: str, mask: int) -> tuple[int, int]:
    data = key.encode()
    return zlib.crc32(data) & mask, _second(data, mask)
