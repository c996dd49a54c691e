"""When two tags are one tag."""

import re
import unicodedata


def tag_key(name: str) -> str:
    """What is left of a name without case, accents, punctuation and spacing; equal keys are one tag.

    >>> tag_key("Café  Society") == tag_key("cafe-society")
    True
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    # "C++" and "C#" are not "C", nor "Disney+" "Disney": these two signs count where they end a word.
    return re.sub(r"(?!(?<=[^\W_])[+#]|(?<=[^\W_]\+)\+)[\W_]", "", letters)
