"""Which names look alike, and which ones nobody may bear."""

import pytest

from newsroom.accounts.names import fault, is_on_one_line, shapes
from newsroom.accounts.roles import Role


@pytest.mark.parametrize(
    "other",
    [
        "mara kell",
        "MARA KELL",
        "Mara  Kell",
        "MaraKell",
        "Mara-Kell",
        "Mara Kell.",
        "Márã Kell",
        # A joiner, a soft hyphen, a variation selector.
        "Ma\u200dra Kell",
        "Ma\u00adra Kell",
        "Mara\ufe0f Kell",
        "Mara\u00a0Kell",
        # Cyrillic, Greek, both; full-width and mathematical letters.
        "М\u0430r\u0430 Kell",
        "М\u0430г\u0430 К\u0435ll",
        "Μ\u03b1ra Κell",
        "\uff2dara Kell",
        "\U0001d40cara Kell",
        # Neighbours that look like one another.
        "Mara KeII",
        "Mara Ke11",
        "Mara Ke\u04cf\u04cf",
        "rnara kell",
    ],
)
def test_names_that_look_alike_share_a_shape(other: str) -> None:
    assert shapes("Mara Kell") & shapes(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hanna", "\u0397anna"),
        ("HANNA", "\u0397\u0391\u039d\u039d\u0391"),
        ("nina", "\u03b7i\u03b7a"),
        ("\u0410\u043d\u0434\u0440\u0456\u0439", "\u0410\u041d\u0414\u0420\u0406\u0419"),
        ("Yvo", "\u04aevo"),
        ("\u03a9lga", "\u03c9lga"),
    ],
)
def test_a_capital_letter_and_a_small_one_each_have_their_look(name: str, other: str) -> None:
    assert shapes(name) & shapes(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Mara Kell", "Mara Keel"),
        ("Mara Kell", "Mara J. Kell"),
        ("Ann", "Anna"),
        ("Ольга", "Олена"),
        ("李明", "李鳴"),
        ("🦀", "🦞"),
        # Another letter, not another look.
        ("Петро", "Petro"),
    ],
)
def test_names_that_differ_share_none(name: str, other: str) -> None:
    assert not shapes(name) & shapes(other)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(
    "written", ["{}", "{} ", "Mara ({})", "Mara – {}", "Mara - {}", "Mara / {}", "Mara: {}", "[{}] Mara"]
)
def test_no_role_is_a_name_or_stands_beside_one(written: str, role: Role) -> None:
    assert f"“{role.label}” is a role here" in fault(written.format(role.label))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "LEGAL",
            "Leg\u0430l",
            "Le\u200dgal",
            "Mara (Le\u200dgal)",
            "l\u0435gal",
            "managing_editor",
            "ManagingEditor",
        ),
        *("Mara Managing Editor", "Managing edit\u043er Mara", "Sub editor"),
    ],
)
def test_no_role_in_disguise_is_a_name_either(name: str) -> None:
    assert "is a role here" in fault(name)


@pytest.mark.parametrize("name", ["Kell, Mara", "Kell\uff0c Mara", "Mara <m@desk.example>", "Mara>", "‹Mara›"])
def test_a_name_has_no_comma_and_no_angle_bracket(name: str) -> None:
    assert "holds a comma or an angle bracket" in fault(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Mara Kell",
            "Anna Legal",
            "Jo O’Neil-Tern Jr.",
            "Rosa P.",
            "Марія Ковальчук",
            "李明",
            "أحمد",
            "Editha Reportera",
        ),
        *("Mara (nights)", "Legalia"),
    ],
)
def test_a_name_is_a_name(name: str) -> None:
    assert fault(name) == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mara Kell", True),
        (" Mara Kell\n", True),
        ("Mara\nKell", False),
        ("Mara\r\nKell", False),
        ("Mara\u2028Kell", False),
    ],
)
def test_a_name_stands_on_one_line(name: str, expected: bool) -> None:
    assert is_on_one_line(name) is expected
