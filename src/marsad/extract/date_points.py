"""Simple date expressions, one reader each: a row of tokens and a position in, the expression and the position after it out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.extract.cue_tokens import CueToken
from marsad.extract.date_expr import UNKNOWN, Expr, ExprKind

Found = tuple[Expr, int]
_BEFORE_YEAR = frozenset(
    "unit which for in of since by until from to between and third before after season the dash month weekday on feast or at "
    "over break".split()
) | {""}
_BEFORE_WEAK = frozenset("in of since by until from to between and third which before after dash figure ordinal every or over".split())
_BEFORE_SEASON = frozenset("in the third by since until of and from to over".split())
_LISTED = 10
_PERIODS = frozenset(("hour", "minute", "day", "week", "fortnight", "month", "year", "decade"))


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens with safe look-ups: positions outside have the kind ""."""

    tokens: list[CueToken]

    def kind(self, i: int) -> str:
        """The class of token `i`; a comma is "comma"."""
        if not 0 <= i < len(self.tokens):
            return ""
        token = self.tokens[i]
        return "comma" if token.text == "," else token.kind

    def unit(self, i: int) -> str:
        """The unit of time that token `i` names, else ""."""
        return self.tokens[i].word.unit if self.kind(i) == "unit" else ""

    def plural(self, i: int) -> bool:
        """Whether token `i` ends as a plural does."""
        return 0 <= i < len(self.tokens) and self.tokens[i].text.lower().endswith("s")

    def which(self, i: int) -> str:
        """last, past, this, next, ... when token `i` is such a word, else ""."""
        return self.tokens[i].word.unit if self.kind(i) == "which" else ""

    def skip(self, i: int, *kinds: str) -> int:
        """The first position from `i` on, two further at most, whose class is none of `kinds`."""
        for _ in range(2):
            i += self.kind(i) in kinds
        return i

    def same_sentence(self, first: int, after: int) -> bool:
        """Whether no sentence or paragraph ends between the two positions; callers keep the distance bounded."""
        return first >= 0 and not any(self.kind(i) in ("end", "break") for i in range(first, after))

    def day(self, i: int) -> int:
        """The day of the month that token `i` writes in figures, else 0."""
        return self.tokens[i].value if 0 <= i < len(self.tokens) and self.tokens[i].is_day else 0

    def year(self, i: int) -> int:
        """The year that token `i` writes in figures, else 0."""
        return self.tokens[i].value if 0 <= i < len(self.tokens) and self.tokens[i].is_year else 0


def _month_at(row: Row, i: int) -> tuple[int, int]:
    """Month number at `i` and the position after it and the full stop of its abbreviation; (0, i) where none is."""
    if row.kind(i) != "month":
        return 0, i
    dotted = row.tokens[i].word.short and row.kind(i + 1) == "end" and row.tokens[i + 1].text == "."
    return row.tokens[i].value, i + 1 + dotted


def _year_after(row: Row, i: int) -> tuple[int | None, str, int]:
    """The year that follows a day and month ("2017", ", 2017", "of that year"): year, which, position after."""
    k = row.skip(i, "comma", "of")
    if row.year(k):
        return row.year(k), "", k + 1
    k = row.skip(i, "of", "the")
    if k > i and row.which(k) in ("same", "last", "this", "next", "previous") and row.unit(k + 1) == "year":
        return None, f"{row.which(k)} year", k + 2
    k = row.skip(i, "comma")
    if row.which(k) in ("last", "this", "next") and row.unit(k + 1) == "year":
        return None, f"{row.which(k)} year", k + 2
    return None, "", i


def month_day(row: Row, i: int) -> Found | None:
    """ "November 5th, 2017", "Nov. 5", "November the 5th"."""
    month, k = _month_at(row, i)
    k = row.skip(k, "the")
    if not month or not row.day(k) or row.kind(k + 1) == "unit":
        return None
    year, which, after = _year_after(row, k + 1)
    if year is None and _is_name(row, after):
        return None
    return Expr("calendar", year, month, row.day(k), which=which), after


def day_month(row: Row, i: int) -> Found | None:
    """ "5 November 2017", "the 5th of November", "5 Nov."."""
    day = row.day(i)
    month, k = _month_at(row, row.skip(i + 1, "of"))
    if not day or not month:
        return None
    year, which, after = _year_after(row, k)
    if year is None and _is_name(row, after):
        return None
    return Expr("calendar", year, month, day, which=which), after


def _is_name(row: Row, after: int) -> bool:
    """ "17 November Street", "the 14 March alliance": a name, no date."""
    return row.kind(after) == "name" and row.kind(after - 1) != "comma"


def listed_day(row: Row, i: int) -> Found | None:
    """The first day of "4, 5 and 6 May", or the second of "May 4 and 5"."""
    if not row.day(i):
        return None
    k, back = i, i - 1
    while row.day(k) and row.kind(k + 1) in ("comma", "and", "or") and k - i < _LISTED:
        k = row.skip(k + 1, "comma", "and", "or")
    read = day_month(row, k) if k > i else None
    if read:
        return replace(read[0], day=row.day(i)), i + 1
    while row.kind(back) in ("comma", "and", "or") and row.day(back - 1) and i - back < _LISTED:
        back -= 2
    month, after = _month_at(row, back)
    ends = row.kind(i + 1) in ("end", "comma", "and", "mark", "break", "in", "at", "")
    return (Expr("calendar", None, month, row.day(i)), i + 1) if month and back < i - 1 and ends and after == back + 1 else None


def year_pair(row: Row, i: int) -> Found | None:
    """ "2007-08", "2014/15": a year and the next."""
    first, last = row.year(i), row.day(i + 2)
    if not first or row.tokens[i + 1].text not in ("-", "–", "/") or last != (first + 1) % 100 or len(row.tokens[i + 2].text) != 2:
        return None
    return Expr("range", inner=Expr("calendar", first), other=Expr("calendar", first + 1)), i + 3


def day_range(row: Row, i: int, links: tuple[str, ...]) -> Found | None:
    """ "3 to 7 March 2016", "November 5-7": two days of one month."""
    month, k = _month_at(row, i)
    first_at = k if month else i
    first, second_at = row.day(first_at), row.skip(first_at + 2, "the")
    if not first or row.kind(first_at + 1) not in links:
        return None
    if month:
        if not row.day(second_at) or row.kind(second_at + 1) in ("month", "unit"):
            return None
        year, which, after = _year_after(row, second_at + 1)
        last = Expr("calendar", year, month, row.day(second_at), which=which)
    else:
        read = day_month(row, second_at)
        if not read:
            return None
        last, after = read
    return Expr("range", inner=replace(last, day=first), other=last), after


def month(row: Row, i: int) -> Found | None:
    """ "November 2017", "in May", "last April", "June of that year"."""
    which = row.which(i)
    number, k = _month_at(row, i + bool(which))
    if not number:
        return None
    if which:
        return Expr("calendar", month=number, which=which), k
    year, in_year, after = _year_after(row, k)
    word = row.tokens[i].word
    noun = row.kind(i - 1) == "a" and row.kind(k) == "word" and row.tokens[k].text.islower()
    doubtful = word.short or (word.weak and row.kind(i - 1) not in _BEFORE_WEAK and not noun)
    if year is None and not in_year and (doubtful or _is_name(row, after)):
        return None
    return Expr("calendar", year, number, which=in_year), after


def year(row: Row, i: int) -> Found | None:
    """ "2014" where a year is to be expected."""
    read = bare_year(row, i)
    if not read or not (row.kind(i - 1) in _BEFORE_YEAR or _parenthesis(row, i) or _attribute(row, i)):
        return None
    follower = row.kind(i + 1)
    return None if follower == "unit" or (row.kind(i - 1) == "the" and follower in ("", "break")) else read


def _attribute(row: Row, i: int) -> bool:
    """ "in a 2015 raid", "the short 2014 campaign"."""
    noun = row.kind(i + 1) == "word" and row.tokens[i + 1].text.islower()
    return noun and (row.kind(i - 1) == "a" or (row.kind(i - 1) == "word" and row.kind(i - 2) in ("a", "the")))


def _parenthesis(row: Row, i: int) -> bool:
    return row.tokens[i - 1].text in ("(", ",") if i else False


def bare_year(row: Row, i: int) -> Found | None:
    """Four figures that can be a year, 1000 to 2199."""
    return (Expr("calendar", row.year(i)), i + 1) if row.year(i) else None


def numeric(row: Row, i: int) -> Found | None:
    """ "2017-11-05", "05.11.2017", "25/11/2017"; day and month are left open where both readings hold."""
    if row.kind(i) != "numeric":
        return None
    text = row.tokens[i].text
    parts = [int(p) for p in text.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 999:
        return Expr("calendar", parts[0], parts[1], parts[2]), i + 1
    first, second, year = parts[0], parts[1], parts[2] + (2000 if parts[2] < 100 else 0)
    if "." in text or first > 12 or first == second:
        return Expr("calendar", year, second, first), i + 1
    return (Expr("calendar", year, first, second), i + 1) if second > 12 else (UNKNOWN, i + 1)


def weekday(row: Row, i: int) -> Found | None:
    """ "Friday", "last Friday night", "Tuesday week", "the following Sunday"; "Fridays raid" for "Friday's raid"."""
    which = row.which(i)
    k = i + bool(which)
    if row.kind(k) != "weekday" and not (row.kind(k) == "weekdays" and row.kind(k - 1) != "on" and row.kind(k + 1) == "word"):
        return None
    token = row.tokens[k]
    if token.word.short and row.kind(k + 1) not in ("end", "figure", "month"):
        return None
    after = row.skip(row.skip(k + 1, "overnight"), "part")
    if not which and row.unit(k + 1) == "week" and row.kind(k + 2) not in ("of", "word"):
        return Expr("weekday", number=token.value, which="week"), k + 2
    if not which and row.kind(k + 1) in ("before", "after") and row.kind(k + 2) in ("end", "mark", "break", "", "comma"):
        return Expr("weekday", number=token.value, which="previous" if row.kind(k + 1) == "before" else "following"), k + 2
    return Expr("weekday", number=token.value, which=which), after


def weekday_date(row: Row, i: int) -> Found | None:
    """ "Friday, 10 November 2017", "Friday (November 10)"."""
    if row.kind(i) != "weekday":
        return None
    k = row.skip(i + 1, "comma", "part", "end") if row.tokens[i].word.short else row.skip(i + 1, "comma", "part")
    k = row.skip(k, "the")
    read = day_month(row, k) or month_day(row, k)
    return (replace(read[0], number=row.tokens[i].value), read[1]) if read else None


def part_of_day(row: Row, i: int) -> Found | None:
    """ "the night of Friday", "dawn on Monday", "the early hours of 5 November", "Friday at dawn"."""
    if row.kind(i) != "part" and row.unit(i) != "hour":
        return None
    k = row.skip(i + 1, "unit", "overnight")
    k = row.skip(k, "of", "on", "from", "the")
    return weekday_date(row, k) or weekday(row, k) or day_month(row, k) or month_day(row, k) or deictic(row, k)


def deictic(row: Row, i: int) -> Found | None:
    """ "today", "yesterday evening", "tomorrow"."""
    if row.kind(i) != "deictic":
        return None
    return Expr("deictic", number=row.tokens[i].value), row.skip(i + 1, "part")


def unit(row: Row, i: int) -> Found | None:
    """ "last week", "this month", "the previous year", "that same day", "the next morning"."""
    which = row.which(i)
    named = row.unit(i + 1) or ("day" if row.kind(i + 1) == "part" else "")
    if not which or named in ("", "hour", "minute") or which in ("past", "recent"):
        return None
    if row.plural(i + 1):
        return UNKNOWN, i + 2
    definite = " the" if row.kind(i - 1) == "the" else ""
    return Expr("unit", unit=named, which=which + definite * (which in ("next", "last"))), i + 2


def weekend(row: Row, i: int) -> Found | None:
    """ "the weekend", "last weekend"; "a weekend" stays unknown."""
    k = i + bool(row.which(i))
    if row.kind(k) != "weekend":
        return None
    return (UNKNOWN if row.kind(k - 1) in ("a", "every") else Expr("unit", unit="weekend", which=row.which(i))), k + 1


def count(row: Row, i: int) -> tuple[int, int] | None:
    """A number of units ("two", "48", "a", "a couple of", "several") and the position after it."""
    k = row.skip(i, "about")
    if row.kind(k) == "a" and row.kind(k + 1) == "few":
        return row.tokens[k + 1].value, k + 2
    if row.kind(k) in ("figure", "number", "a", "few"):
        return row.tokens[k].value, row.skip(k + 1, "of")
    return None


def back(row: Row, i: int) -> Found | None:
    """ "the past 48 hours", "the last three weeks", "recent days", "the past month"; "the next two days" looks ahead."""
    which = row.which(i)
    if which not in ("last", "past", "recent", "next", "previous"):
        return None
    counted = count(row, i + 1)
    number, k = counted or (1, i + 1)
    if row.unit(k) not in _PERIODS or (not counted and which not in ("past", "recent")):
        return None
    kind: ExprKind = "ahead" if which == "next" else "back"
    return Expr(kind, number=number, unit=row.unit(k), which="recent" if which == "recent" else "counted" if counted else ""), k + 1


def lasting(row: Row, i: int) -> Found | None:
    """ "for ten days"."""
    counted = count(row, row.skip(i + 1, "the")) if row.kind(i) == "for" else None
    if not counted or row.unit(counted[1]) not in _PERIODS:
        return None
    return Expr("lasting", number=counted[0], unit=row.unit(counted[1])), counted[1] + 1


def ago(row: Row, i: int) -> Found | None:
    """ "two days ago", "a year ago", "two weeks ago to the day"; "weeks ago" stays unknown."""
    if row.kind(i) == "half" and row.kind(i + 1) == "a" and row.unit(i + 2) == "year" and row.kind(i + 3) == "ago":
        return Expr("ago", number=6, unit="month"), i + 4
    counted = count(row, i)
    number, k = counted or (0, i)
    if row.unit(k) not in _PERIODS or row.kind(k + 1) != "ago":
        return None
    if not counted:
        return UNKNOWN, k + 2
    after = row.kind(k + 2) in ("exactly", "deictic")
    exact = after or row.kind(i - 1) == "exactly"
    return Expr("ago", number=number, unit=row.unit(k), which="exactly" if exact else ""), k + 2 + after


def season(row: Row, i: int) -> Found | None:
    """ "the summer of 2014", "last winter", "in spring"; names ("Operation Peace Spring") are none."""
    which = row.which(i)
    k = i + bool(which)
    if row.kind(k) != "season":
        return None
    year, in_year, after = _year_after(row, k + 1)
    token = row.tokens[k]
    told = year is not None or bool(which) or bool(in_year)
    if (token.word.weak and not told) or (not token.text.islower() and not told and row.kind(k - 1) not in ("in", "break", "")):
        return None
    if not told and (row.kind(k + 1) in ("of", "name") or row.kind(k - 1) not in _BEFORE_SEASON):
        return None
    return Expr("season", year, token.value, which=which or in_year), after


def decade(row: Row, i: int) -> Found | None:
    """ "the 1990s"."""
    return (Expr("decade", row.tokens[i].value), i + 1) if row.kind(i) == "decade" else None


def named(row: Row, i: int) -> Found | None:
    """ "9/11", "the October 7 attacks": a name that holds its year."""
    if row.kind(i) != "named":
        return None
    word = row.tokens[i].word
    return Expr("calendar", int(word.unit), word.month, word.value, which="named"), i + 1


def feast(row: Row, i: int) -> Found | None:
    """ "Christmas", "New Year's Eve 2015": feasts with a fixed day."""
    if row.kind(i) != "feast":
        return None
    year, which, after = _year_after(row, i + 1)
    return Expr("calendar", year, row.tokens[i].word.month, row.tokens[i].value, which=which), after


def recurring(row: Row, i: int) -> Found | None:
    """ "every Friday", "on a Friday", "Ramadan", "recently": listed, and unknown."""
    kind = row.kind(i)
    if kind in ("movable", "vague") or (kind == "weekdays" and (row.kind(i - 1) == "on" or row.kind(i + 1) != "word")):
        return UNKNOWN, i + 1 + bool(row.year(i + 1))
    if kind == "every" and row.kind(i + 1) in ("weekday", "month", "weekend", "season"):
        return UNKNOWN, row.skip(i + 2, "part")
    if kind == "a" and row.kind(i + 1) == "weekday" and (row.kind(i - 1) == "on" or row.kind(i + 2) not in ("word", "part", "told")):
        return UNKNOWN, row.skip(i + 2, "part")
    return None


def nth_day(row: Row, i: int) -> Found | None:
    """ "its third day", "the second day of fighting", "the first day of August"; "for a third day" is today."""
    if row.kind(i) != "ordinal" or row.unit(i + 1) not in ("day", "week", "month"):
        return None
    number, k = row.tokens[i].value, row.skip(row.skip(i + 2, "of"), "the", "which")
    if row.kind(k) == "movable":
        return UNKNOWN, k + 1
    if row.unit(i + 1) != "day" or row.plural(i + 1):
        return None
    named, after = _month_at(row, k)
    if named:
        year, which, after = _year_after(row, after)
        return Expr("calendar", year, named, number, which=which), after
    still = row.kind(i - 1) in ("a", "the") and row.kind(i - 2) == "for"
    return (Expr("deictic"), i + 2) if still else (Expr("nth_day", number=number), i + 2)


def day_number(row: Row, i: int) -> Found | None:
    """ "on the 29th": a day of this or last month."""
    opened = row.kind(i - 1) == "the" and row.kind(i - 2) in ("on", "since", "by", "until")
    if not opened or row.kind(i) != "ordinal" or not row.tokens[i].text[0].isdigit():
        return None
    follower = row.kind(i + 1)
    return (Expr("day_number", number=row.tokens[i].value), i + 1) if follower not in ("word", "of", "unit", "part", "dash") else None
