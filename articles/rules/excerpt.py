"""A few words that show where one text begins to differ from another; static/js/desk/sitting.js does the same."""

MOST_WORDS = 12
_BEFORE = 3


def of_difference(saved: str, typed: str) -> str:
    """The words of `typed` around the first one that is not in `saved` at that place; "" if the words are the same."""
    before, after = saved.split(), typed.split()
    if before == after:
        return ""
    pairs = zip(before, after, strict=False)
    same = next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
    start = max(0, same - _BEFORE)
    shown = after[start : start + MOST_WORDS] or ["…"]
    return " ".join([*(["…"] if start else []), *shown, *(["…"] if start + len(shown) < len(after) else [])])
