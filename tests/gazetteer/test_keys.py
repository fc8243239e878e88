"""Spellings that must meet under one key, and names that must not."""

from __future__ import annotations

import pytest

from marsad.gazetteer.keys import bare_key, name_key, sound_key
from tests.growth import growth


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Bukamal", "al bukamal"),
        ("Khān Shaykhūn", "khan shaykhun"),
        ("Cox's Bazar", "coxs bazar"),
        ("St. Louis", "saint louis"),
        ("Łódź", "lodz"),
        ("U.S.", "u s"),
        ("دَيْر الزور", "دير الزور"),
        ("الرقة", "الرقه"),
        ("Київ", "киів"),
        ("", ""),
        ("--", ""),
    ],
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    "spellings",
    [
        "Deir ez-Zor|Dayr az Zawr|Deir Ezzor|Deir al-Zor|Deir el-Zour",
        "Ma`arrat an Nu`man|Maarat al-Numan|Maaret al-Noman",
        "Hawija|Al Hawijah|al-Haweeja",
        "Hassakeh|Al-Hasakah|Hasaka",
        "Avdiivka|Avdiyivka|Avdeevka",
        "Kupiansk|Kupyansk",
        "Hodeidah|Al Hudaydah|Hodeida",
        "Qamishli|Al Qāmishlī|Kamishly",
    ],
)
def test_transliterations_meet(spellings: str) -> None:
    assert len({sound_key(name_key(s)) for s in spellings.split("|")}) == 1


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Aleppo", "Alpena"), ("Bakhmut", "Bukhara"), ("Kherson", "Kharkiv")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert sound_key(name_key(one)) != sound_key(name_key(other))


@pytest.mark.parametrize(("key", "bare"), [("al bab", "bab"), ("ash shaddadah", "shaddadah"), ("alma", "alma"), ("el", "el")])
def test_bare_key(key: str, bare: str) -> None:
    assert bare_key(key) == bare


def test_short_names_have_no_sound_and_long_ones_no_key() -> None:
    assert sound_key("rawa") == ""
    assert name_key("a-" * 5000) == ""
    assert growth(lambda size: name_key("a-" * size), 50_000) < 10
