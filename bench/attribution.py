"""Speed of reading who says so: python bench/attribution.py prints sentences a second, and seconds for 128 and 512 kB of one sentence."""

from __future__ import annotations

import time
from datetime import date

from marsad.extract.attribution import find_attributions
from marsad.extract.scene import Scene
from marsad.extract.scenes import Mentions, scenes_of
from marsad.model import Article, Block, Published, Span
from marsad.text.parser import Parser
from marsad.vocab.vocabulary import load_vocabulary

TEXT = (
    "Troops entered the town on Friday, an army spokesman told Reuters. A resident said the mayor had denied that guards opened fire. "
    'According to the ministry, nine people died. "They came at night," she said. "Nobody was left in the village." '
)
ENDLESS = "the mayor said the pass was open and the guard said that the gate was shut "


def scenes(text: str, parser: Parser) -> list[Scene]:
    """The scenes of a text without mentions."""
    blocks = (Block("body", Span(0, len(text))),)
    article = Article(received=text, state="ok", published=Published(date(2020, 5, 6), "given"), blocks=blocks)
    return scenes_of(article, Mentions((), (), (), ()), parser, load_vocabulary())


def main() -> None:
    """Print the figures."""
    parser, words = Parser.load(), load_vocabulary().reporting
    parsed = scenes(TEXT * 20, parser)
    begun = time.perf_counter()
    count = len(find_attributions(parsed, words))
    took = time.perf_counter() - begun
    print(f"{len(parsed)} sentences, {count} attributions, {len(parsed) / took:.0f} sentences a second after the parse")
    for size in (2**17, 2**19):
        parsed = scenes(ENDLESS * (size // len(ENDLESS)), parser)
        begun = time.perf_counter()
        count = len(find_attributions(parsed, words))
        print(f"{size // 1024} kB: {count} attributions in {time.perf_counter() - begun:.2f} s after the parse")


if __name__ == "__main__":
    main()
