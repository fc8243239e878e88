"""Pages that give no article: each ends in a state with one clear sentence."""

from __future__ import annotations

import codecs
import random
import string

import pytest

TEXT = "The army said on Monday that its troops had entered the town of Karna and that nine rebels were killed."
ARABIC = (
    "قال الجيش يوم الاثنين إن قواته دخلت البلدة بعد معارك استمرت ثلاثة أسابيع وقتل فيها تسعة من المسلحين وعدد من "
    "المدنيين قرب السوق القديم في وسط المدينة"
)
FRENCH = (
    "L'armée a annoncé lundi que ses troupes étaient entrées dans la ville après trois semaines de combats, et que "
    "neuf rebelles avaient été tués près du marché."
)


@pytest.mark.parametrize(
    ("data", "state", "words"),
    [
        (b"", "empty", "is empty"),
        (b" \r\n\t\xef\xbb\xbf"[:4], "empty", "is empty"),
        (codecs.BOM_UTF8, "empty", "is empty"),
        (b"%PDF-1.7 ...", "not-article", "PDF"),
        (b"PK\x03\x04 ...", "not-article", "zip"),
        (b"\x00\x01\x02\x00" * 50, "not-article", "binary"),
        (bytes(range(1, 9)) * 50, "not-article", "binary"),
        (ARABIC.encode(), "unsupported-language", "Arabic"),
        (FRENCH.encode(), "unsupported-language", "French"),
        (b"Home\nWorld\nSport\nWeather\nSign in\n", "not-article", "no article"),
        (b"Please enable JavaScript and cookies to continue.", "blocked", "browser"),
        (
            b"<html><body><h1>Access denied</h1><p>You do not have permission to view this page on our server today.</p></body></html>",
            "blocked",
            "notice",
        ),
    ],
)
def test_state_and_reason(read, data, state, words):
    article = read(data)
    assert article.state == state
    assert article.reason is not None
    assert words in article.reason
    assert article.reason.startswith("page.txt")
    assert article.reason.endswith(".")
    assert article.blocks == ()


def test_report_without_a_date_has_none(read):
    article = read(TEXT)
    assert (article.state, article.published.date, article.published.how) == ("ok", None, "unknown")


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        (TEXT.replace("Karna", "Kárna").encode("utf-8"), False),
        (TEXT.replace("Karna", "Kárna").encode("cp1252"), True),
        (codecs.BOM_UTF16_LE + TEXT.replace("Karna", "Kárna").encode("utf-16-le"), False),
        (codecs.BOM_UTF8 + TEXT.replace("Karna", "Kárna").encode(), False),
    ],
    ids=["utf-8", "cp1252", "utf-16", "utf-8 with mark"],
)
def test_encodings(read, data, warned):
    article = read(data)
    assert "Kárna" in article.text
    assert bool(article.warnings) == warned


def test_declared_charset_of_html(read):
    page = f"<html><head><meta charset='windows-1251'></head><body><p>{TEXT}</p><p>{TEXT.replace('Karna', 'Карна')}</p></body></html>"
    article = read(page.encode("cp1251"), html=True)
    assert "Карна" in article.text
    assert article.warnings == ()


@pytest.mark.parametrize("html", [False, True])
def test_mutants_never_break_it_and_never_lose_a_reason(read, html):
    """Bytes struck out, doubled or changed at random: an article, or a state with a reason; spans always inside the text."""
    rng = random.Random(7)
    base = (
        ("<html><body><article><h1>Army in Karna</h1>" + f"<p>{TEXT}</p>" * 4 + "</article></body></html>")
        if html
        else f"Army in Karna\n\n{TEXT}\n\nExplore\n{TEXT}"
    )
    for _ in range(150):
        data = bytearray(base, "utf-8")
        for _ in range(rng.randint(1, 20)):
            at = rng.randrange(len(data))
            data[at : at + rng.randint(0, 3)] = rng.choice(
                [b"", b"<", b">", b'"', b"\n", rng.choice(string.printable).encode(), b"\xff", b"&#x0;"]
            )
        article = read(bytes(data), html=html)
        assert (article.state == "ok") == bool(article.blocks)
        assert article.state == "ok" or article.reason
        assert all(
            0 <= s.start < s.end <= len(article.received) for s in [b.span for b in article.blocks] + [d.span for d in article.dropped]
        )
