"""From a page as received to its article: title, body, captions, date, and what was dropped and why."""

from marsad.page.article import read_article
from marsad.page.html import page_text

__all__ = ["page_text", "read_article"]
