"""Write GeoNames dumps of full size with invented places, to measure the building of the world's gazetteer.

`bench/world.py FOLDER [PLACES [NAMES]]` writes allCountries.zip and alternateNamesV2.zip; then
`/usr/bin/time -v marsad gazetteer build world.sqlite --geonames allCountries.zip --alternate alternateNamesV2.zip`.
"""

from __future__ import annotations

import random
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

COUNTRIES = "US CN IN RU MX BR ID IR PK AF IQ SY UA TR NG SD ET CD ML YE LY DE FR GB NO FI JP KR TH MM".split()
CLASSES = ("P.PPL",) * 40 + ("S.FRM", "S.SCH", "S.HTL", "H.STM", "H.LK", "T.MT", "T.HLL", "L.LCTY", "R.RD", "V.FRST") * 6
LATIN = "ba da ka la ma na ra sa ta wa bi di ki li mi ni ri shi ti kho dar bel kur zan gor ham qal tel ain bir umm".split()
ARABIC = "با دا كا لا ما نا را سا تا وا بي دي كي لي مي ني ري شي تي خو دار بل كور زان".split()
CYRILLIC = "ба да ка ла ма на ра са та ва би ди ки ли ми ни ри ши ти хо дар бел кур зан".split()
ACCENTED = "bā dā kā lā mā ña rá sé tô wa bí ḩa ţa şa".split()
SCRIPTS = (LATIN, LATIN, LATIN, ACCENTED, ARABIC, CYRILLIC)
HEAD = ("", "", "", "Al ", "Khirbat ", "San ", "Novo-", "Tall ", "Upper ")
REST = ("", "12", "Asia/Baghdad", "2026-01-01")


def name(dice: random.Random, syllables: list[str]) -> str:
    """An invented name of two to four syllables, with or without a word before it."""
    head = dice.choice(HEAD) if syllables in (LATIN, ACCENTED) else ""
    return head + "".join(dice.choices(syllables, k=dice.randint(2, 4))).capitalize()


def places(count: int, dice: random.Random) -> Iterator[str]:
    """Lines of allCountries.txt; among them 3,000 first- and 45,000 second-order divisions."""
    for n in range(count):
        plain = name(dice, LATIN)
        shown = plain if dice.random() < 0.7 else name(dice, ACCENTED)
        country = COUNTRIES[n % len(COUNTRIES)]
        cls, _, code = ("A.ADM1" if n < 3_000 else "A.ADM2" if n < 48_000 else dice.choice(CLASSES)).partition(".")
        people = dice.randint(1, 90_000) if dice.random() < 0.05 else 0
        lat, lon = f"{dice.uniform(-60, 70):.5f}", f"{dice.uniform(-180, 180):.5f}"
        admin = f"{n % 100:02d}\t{n % 1500:04d}"
        yield "\t".join((str(n + 1), shown, plain, "", lat, lon, cls, code, country, "", admin, "", "", str(people), *REST)) + "\n"


def names(count: int, places: int, dice: random.Random) -> Iterator[str]:
    """Lines of alternateNamesV2.txt."""
    for n in range(count):
        language = dice.choice(("", "en", "ar", "ru", "fr", "link", "wkdt", "post"))
        yield f"{n + 1}\t{dice.randint(1, places)}\t{language}\t{name(dice, dice.choice(SCRIPTS))}\t\t\t\t\t\t\n"


def write(path: Path, lines: Iterator[str]) -> None:
    """A zip with the lines in one .txt."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open(f"{path.stem}.txt", "w", force_zip64=True) as out,
    ):
        batch: list[str] = []
        for line in lines:
            batch.append(line)
            if len(batch) == 20_000:
                out.write("".join(batch).encode())
                batch.clear()
        out.write("".join(batch).encode())


def main(folder: str, count: str = "13000000", more: str = "17000000") -> None:
    """Write both."""
    dice = random.Random(1)
    write(Path(folder) / "allCountries.zip", places(int(count), dice))
    write(Path(folder) / "alternateNamesV2.zip", names(int(more), int(count), dice))


if __name__ == "__main__":
    main(*sys.argv[1:])
