"""Which language a text is in: English by its commonest words, others by a character model."""

from __future__ import annotations

import re

from marsad.vocab.pages import PageCues

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_SHORT = 20
_ENGLISH_SHARE = 0.15
NAMES = {
    "ar": "Arabic", "uk": "Ukrainian", "ru": "Russian", "fr": "French", "es": "Spanish", "de": "German", "tr": "Turkish", "fa": "Persian",
    "pt": "Portuguese", "it": "Italian", "zh": "Chinese", "he": "Hebrew", "ur": "Urdu", "am": "Amharic", "my": "Burmese", "sw": "Swahili",
    "ku": "Kurdish", "ps": "Pashto", "id": "Indonesian", "nl": "Dutch", "pl": "Polish", "ja": "Japanese", "ko": "Korean", "hi": "Hindi",
    "bn": "Bengali", "el": "Greek", "sr": "Serbian", "ro": "Romanian", "hu": "Hungarian", "cs": "Czech", "sv": "Swedish",
    "vi": "Vietnamese",
}  # fmt: skip
"""English names of ISO 639-1 codes, for messages; a code not listed is given as it is."""


def language_of(text: str, cues: PageCues) -> str:
    """ISO 639-1 code of the text's language. A short text counts as English when its letters are ASCII: too little to tell by."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    common = cues.words["function-words"]
    if sum(1 for w in words if w in common) >= max(1, _ENGLISH_SHARE * len(words)):
        return "en"
    if len(words) < _SHORT and _ascii_share("".join(words)) >= 0.9:
        return "en"
    return _by_model(" ".join(words))


def _ascii_share(letters: str) -> float:
    return sum(1 for c in letters if c.isascii()) / len(letters) if letters else 1.0


def _by_model(text: str) -> str:
    """py3langid's answer; importing it takes most of a second, so only where the common words do not settle it."""
    from py3langid import classify

    return str(classify(text)[0])
