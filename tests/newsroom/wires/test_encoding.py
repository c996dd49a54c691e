import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.wires.encoding import Unreadable, clean, decode

ENGLISH = "“The harbour’s café is closed,” Zoë said – naïvely."
FRENCH = "La société a créé une école à Orléans, près du fleuve."
UKRAINIAN = "Порт закрито, повідомила «Пошта». Її слова підтвердив є́дкий голос.".replace("\u0301", "")
RUSSIAN = "Порт закрыт, сообщила газета «Почта» в № 5."

ENCODED = [
    # What nearly everything is today.
    (ENGLISH, "utf-8"),
    (UKRAINIAN, "utf-8"),
    # Windows' Notepad in its older days.
    (ENGLISH, "cp1252"),
    (FRENCH, "cp1252"),
    (RUSSIAN, "cp1251"),
    (UKRAINIAN, "cp1251"),
    # Word's "Unicode text", with a mark and, from scripts, without.
    (ENGLISH, "utf-16"),
    (ENGLISH, "utf-16-le"),
    (UKRAINIAN, "utf-16-be"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_the_encoding_is_found(text, encoding):
    decoded, _notes = decode(text.encode(encoding), name="x")
    assert decoded == text


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252"])
def test_a_guess_is_said_to_be_one(encoding):
    _text, notes = decode("Порт закрыт".encode("cp1251") if encoding == "cp1251" else FRENCH.encode("cp1252"), name="x")
    assert "guess" in notes[0]


@pytest.mark.parametrize("hidden", [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf"])
def test_overlong_utf8_never_becomes_the_character_it_hides(hidden):
    try:
        text, _notes = decode(b"ports" + hidden + b"ferries", name="x")
    except Unreadable:
        return
    assert "/" not in text


def test_one_damaged_character_among_good_ones_is_not_taken_for_another_encoding():
    with pytest.raises(Unreadable, match="line 2"):
        decode("Zażółć\ncaf".encode() + b"\xc3 closed", name="x")


CLEANED = [
    # Line ends of Windows, of old Macs and of Unicode.
    ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
    ("a\u2029b", "a\n\nb"),
    # Spaces that do not break, or are wider or thinner.
    ("a\xa0b\u202fc\td", "a b c d"),
    # A hint to the printer.
    ("har\xadbour", "harbour"),
    # A control character breaks every feed it gets into.
    ("a\x00b\x0e\x7f\x9fc", "abc"),
    # What a reader sees must be what was checked.
    ("a\u202eb\u2066c\u200f", "abc"),
    # Zero-width spaces and byte order marks in the middle.
    ("a\u200bb\ufeffc", "abc"),
    ("a\ufffe\U0010ffffb\ufdd0", "ab"),
    # Letters and their accents are one.
    ("Zoe\u0308", "Zoë"),
    # A joiner is spelling in Persian and in emoji, and hidden in English.
    ("می\u200cخواهم 👩\u200d🚀 ab\u200dc", "می\u200cخواهم 👩\u200d🚀 abc"),
]


@pytest.mark.parametrize(("text", "expected"), CLEANED, ids=range(len(CLEANED)))
def test_clean(text, expected):
    assert clean(text)[0] == expected


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)[0]
    assert clean(once)[0] == once


@given(
    st.lists(
        st.sampled_from(["a", "\u212a", "e", "\u0301", "\u200d", "\u200c", "\x00", "\u2029", "\u1e9b", "\u0628", "\n"])
    ).map("".join)
)
def test_cleaning_twice_changes_nothing_around_joiners(text):
    once = clean(text)[0]
    assert clean(once)[0] == once


def test_what_was_removed_is_counted():
    assert clean("a\x00b\u202ec")[1] == ["2 invisible or control characters were removed."]


def test_lost_characters_are_pointed_out():
    assert "lost" in clean("caf\ufffd")[1][0]
