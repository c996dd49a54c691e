"""Pairs of texts that a comparison word by word would take half a minute for, or hours."""

from collections.abc import Callable

SIZE = 1_000_000


def _filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


# Of each: the older and the newer text, in about so many letters.
PAIRS: dict[str, Callable[[int], tuple[str, str]]] = {
    # The same few words again and again, in one paragraph.
    "one word": lambda size: (_filled("a ", size), _filled("a b ", size)),
    # The same, in paragraphs of 1,400 words.
    "long paragraphs": lambda size: (_filled("a " * 700 + "b " * 700 + "\n", size), _filled("b a " * 700 + "\n", size)),
    # Every other word is another one, and no two of them are the same.
    "every other word": lambda size: (
        " ".join(f"{n} a" for n in range(size // 8)),
        " ".join(f"{n} b" for n in range(size // 8)),
    ),
    # The same with paragraphs.
    "short lines": lambda size: (_filled("a\nb\n", size), _filled("b\na\n", size)),
    "every other line": lambda size: (
        "\n".join(f"{n}\na" for n in range(size // 8)),
        "\n".join(f"{n}\nb" for n in range(size // 8)),
    ),
    "lines of two words": lambda size: (_filled("a b\n", size), _filled("b a\n", size)),
    # Fewer than a thousand lines, as a body may have them.
    "two lines": lambda _size: ("a\n" * 450 + "b\n" * 450, "b\na\n" * 450),
}
