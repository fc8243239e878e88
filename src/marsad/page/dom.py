"""The raw page: its visible lines with where they stand, and what its metadata says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from lxml import etree

Region = Literal["", "caption", "navigation", "footer", "teaser"]
_SKIP = frozenset("script style noscript template svg head iframe button select textarea object canvas audio video input".split())
_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_REGION_TAGS: dict[str, Region] = {"nav": "navigation", "footer": "footer", "figcaption": "caption", "aside": "teaser"}
_REGION_CLASS: tuple[tuple[re.Pattern[str], Region], ...] = (
    (re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:$|[\s_-])|captiontext|photo-?credit", re.I), "caption"),
    (re.compile(r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|navigation)(?:$|[\s_-])", re.I), "navigation"),
    (
        re.compile(r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)|teasers?|promo|trending|most-?(?:read|popular))(?:$|[\s_-])", re.I),
        "teaser",
    ),
    (re.compile(r"(?:^|[\s_-])(?:sidebar|newsletter|comments?|share|sharing|social)(?:$|[\s_-])", re.I), "navigation"),
)
_SPACE = re.compile(r"\s+")
_LONGEST_JSON = 400_000
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Row:
    """One visible line of the page, the region it stands in, and the heading level (0 for none)."""

    text: str
    region: Region
    heading: int = 0


@dataclass(slots=True)
class Meta:
    """What the page says of itself in its head; None where it does not."""

    headline: str | None = None
    published: date | None = None
    site: str | None = None
    section: str | None = None
    url: str | None = None
    warnings: list[str] = field(default_factory=list)


def parse(html: str) -> etree._Element | None:
    """The element tree, or None when there is none to be had."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def rows_of(root: etree._Element) -> list[Row]:
    """The visible lines in page order, without scripts, styles and hidden parts; goes down the tree without recursion."""
    walk = _Walk()
    for event, node in etree.iterwalk(root, events=("start", "end")):
        walk.start(node) if event == "start" else walk.end(node)
    walk.flush()
    return walk.rows


class _Walk:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._pieces: list[str] = []
        self._regions: list[Region] = [""]
        self._hidden = 0
        self._heading = 0

    def start(self, node: etree._Element) -> None:
        tag = str(node.tag)
        if self._hidden or tag in _SKIP or node.get("hidden") is not None or node.get("aria-hidden") == "true":
            self._hidden += 1
            return
        if tag in _BLOCK:
            self.flush()
        self._regions.append(_region(node, tag) or self._regions[-1])
        self._heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else self._heading
        self._pieces.append(node.text or "")

    def end(self, node: etree._Element) -> None:
        if self._hidden:
            self._hidden -= 1
        else:
            if str(node.tag) in _BLOCK:
                self.flush()
                self._heading = 0
            self._regions.pop()
        if not self._hidden:
            self._pieces.append(node.tail or "")

    def flush(self) -> None:
        """End the line."""
        text = _SPACE.sub(" ", "".join(self._pieces)).strip()
        self._pieces.clear()
        if text:
            self.rows.append(Row(text, self._regions[-1], self._heading))


def _region(node: etree._Element, tag: str) -> Region:
    if tag in _REGION_TAGS:
        return _REGION_TAGS[tag]
    if tag in ("body", "html", "article", "main"):
        return ""
    names = f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}"[:300]
    return next((region for pattern, region in _REGION_CLASS if pattern.search(names)), "")


_META_KEYS = {
    "headline": ("og:title", "twitter:title", "dc.title"),
    "published": tuple(
        "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued pubdate publishdate "
        "publish-date sailthru.date parsely-pub-date".split()
    ),
    "site": ("og:site_name", "application-name"),
    "section": ("article:section", "section"),
    "url": ("og:url",),
}


def meta_of(root: etree._Element) -> Meta:
    """Headline, day, site, section and address from JSON-LD and meta elements; JSON-LD first."""
    meta = Meta()
    for thing in _articles(root):
        _take(meta, "headline", thing.get("headline"))
        _take(meta, "published", thing.get("datePublished"))
        _take(meta, "section", thing.get("articleSection"))
        _take(meta, "site", _name(thing.get("publisher")))
    values = _meta_values(root)
    for what, keys in _META_KEYS.items():
        for name in keys:
            _take(meta, what, values.get(name))
    _take(meta, "published", next((n.get("datetime") for n in root.iter("time") if n.get("datetime")), None))
    _take(meta, "url", next((n.get("href") for n in root.iter("link") if n.get("rel") == "canonical"), None))
    return meta


def _meta_values(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        found.setdefault(name, node.get("content") or "")
    return found


def _take(meta: Meta, what: str, value: Any) -> None:
    """Keep the first good value of a kind."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if not isinstance(value, str) or not value.strip() or getattr(meta, what) is not None:
        return
    setattr(meta, what, _iso_day(value) if what == "published" else _SPACE.sub(" ", value).strip()[:500])


def _iso_day(value: str) -> date | None:
    found = _ISO.match(value.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def _articles(root: etree._Element) -> Iterator[dict[str, Any]]:
    """JSON-LD objects whose type is some kind of article."""
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "") or len(node.text or "") > _LONGEST_JSON:
            continue
        try:
            pending: list[Any] = [json.loads(node.text or "null", strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            thing = pending.pop()
            if isinstance(thing, list):
                pending += reversed(thing)
            elif isinstance(thing, dict):
                pending += [thing["@graph"]] if "@graph" in thing else []
                if any(word in str(thing.get("@type")) for word in ("Article", "Report", "BlogPosting")):
                    yield thing
