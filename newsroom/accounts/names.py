"""Visible names: which two look alike, and which ones nobody at the desk may bear (docs/decisions/0029)."""

import re
import unicodedata

from django.utils.translation import gettext as _

from newsroom.accounts.roles import Role

# Letters of other scripts, and of Latin beyond its alphabet, by the plain one that they are taken for. By their
# looks and not by their sound; small and capital ones apart, because “Η” looks like H and “η” like n.
_TAKEN_FOR = {
    "a": "АаΑαɑ",
    "b": "ВвЬьΒβ",
    "c": "СсϹς",
    "d": "Ԁԁđð",
    "e": "ЕеЄєΕε",
    "f": "Ϝϝƒ",
    "g": "ɡԌԍ",
    "h": "НнҺһΗħ",
    "j": "Јјϳ",
    "k": "КкΚκ",
    "l": "1|łІіӀӏΙιı",
    "m": "МмΜ",
    "n": "ПпΝη",
    "o": "0ОоΟοσø",
    "p": "РрΡρ",
    "q": "Ԛԛ",
    "r": "г",
    "s": "Ѕѕ",
    "t": "ТтΤτ",
    "u": "μυ",
    "v": "Ѵѵν",
    "w": "Ԝԝѡω",
    "x": "ХхΧχ",
    "y": "УуҮүΥγ",
    "z": "Ζζ",
}
_PLAIN = str.maketrans({letter: plain for plain, letters in _TAKEN_FOR.items() for letter in letters})
# After small letters were made of all: a capital I is a small l, and two letters side by side are a third one.
_PAIRS = (("i", "l"), ("rn", "m"), ("vv", "w"))
# Signs that part names in a list, or a name from an address, in every script that has its own.
_PARTING = re.compile("[,،、‚<>‹›«»〈〉⟨⟩]")
# What would set a title off from the name beside it.
_SET_OFF = re.compile(r"[^\w\s'’.-]|\s-+\s")


def shapes(name: str) -> frozenset[str]:
    """What the name looks like, whatever its case, spacing, accents, invisible signs and scripts.

    Two names look alike if they share one of their shapes.

    >>> shapes("Mara") == shapes("МАRА  ")
    True
    """
    return frozenset({_shape(name), _shape(name.casefold())})


def is_on_one_line(name: str) -> bool:
    return len(name.strip().splitlines()) < 2


def fault(name: str) -> str:
    """Why nobody may bear this name, as a sentence for the desk; "" if somebody may."""
    plain = _seen(unicodedata.normalize("NFKC", name))
    if _PARTING.search(plain):
        return _("The name holds a comma or an angle bracket. Write it without: letters, spaces, dots and hyphens do.")
    if role := _role_in(plain):
        return _(
            "“%(role)s” is a role here, and colleagues would take the name for it. Write the person’s own name."
        ) % {"role": role}
    return ""


def _role_in(name: str) -> str:
    """The role that the name is, or that stands set off in it; "" for none. One of two words stands out by itself."""
    whole = shapes(name)
    parts = whole.union(*map(shapes, _SET_OFF.split(name)))
    for role in Role:
        label = str(role.label)
        stands_out = len(re.findall(r"\w+", label)) > 1
        is_in = stands_out and any(word in shape for word in shapes(label) for shape in whole)
        if is_in or not parts.isdisjoint(shapes(label) | shapes(role.value)):
            return label
    return ""


def _shape(name: str) -> str:
    small = _seen(unicodedata.normalize("NFKD", name)).translate(_PLAIN).casefold()
    shape = "".join(letter for letter in unicodedata.normalize("NFKD", small) if letter.isalnum())
    for pair, one in _PAIRS:
        shape = shape.replace(pair, one)
    # A name without a letter is what it is.
    return shape or name


def _seen(text: str) -> str:
    """Without accents, joiners and all else that has no width of its own."""
    return "".join(letter for letter in text if unicodedata.category(letter)[0] not in "CM")
