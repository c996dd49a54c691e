"""Words for a file that people open in a spreadsheet."""

# A cell that begins so is read as a formula, which may run programs or send other cells away. Spreadsheets of East
# Asia read the wide forms of the same signs alike.
_BEGIN_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(words: str) -> str:
    """The words such that a spreadsheet shows them and never reckons with them."""
    return f"'{words}" if words.startswith(_BEGIN_A_FORMULA) else words
