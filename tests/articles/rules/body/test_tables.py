"""Tables and other blocks that a body cannot hold: they go, and their words stay apart."""

import pytest

from articles.rules.body import clean, plain
from articles.rules.body.schema import BREAKS

MARKED = '<span data-attribution="0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e01">a</span>'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A row is a paragraph, and its figures stay apart.
        ("<tr><th>Year<th>Tonnes<tr><td>2024<td>1200", "<p>Year | Tonnes</p><p>2024 | 1200</p>"),
        ("<caption>Grain</caption><thead><tr><th>Year<th>Tonnes", "<p>Grain</p><p>Year | Tonnes</p>"),
        # As Word and spreadsheets fill cells: with a paragraph, with formatting, over two lines.
        (
            "<tr><td>\n<p>North <b>quay</b></p>\n</td>\n<td><h3>12<br>boats</h3></td></tr>",
            "<p>North <strong>quay</strong> | 12 boats</p>",
        ),
        # An empty cell holds its place, or a figure would move under another year.
        ("<tr><td></td><td>2023<td>2024<tr><td>Ore<td>&nbsp;<td>7", "<p>| 2023 | 2024</p><p>Ore | | 7</p>"),
        ("<tr><td></td><td></td></tr>", ""),
        # One cell alone needs no bar and stays what it is.
        ("<tr><td><h2>Tides</h2></td></tr>", "<h2>Tides</h2>"),
        # Pages and letters are laid out with tables: whole texts in a cell stay texts.
        ("<tr><td><p>a</p><p>b</p></td><td>c</td></tr>", "<p>a</p><p>b</p><p>c</p>"),
        ("<tr><td>a<td><ul><li>b<li>c</ul>", "<p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul>"),
        ("<tr><td>a<td><ul><li>b</ul>", "<p>a | b</p>"),
        # A table in a cell: one row of it is part of the row, more are rows of their own.
        ("<tr><td>a<td><table><tr><td>b<td>c</table>", "<p>a | b | c</p>"),
        ("<tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table>", "<p>a | b</p><p>c | d</p>"),
        (f"<tr><td>{MARKED}<td>b", f"<p>{MARKED} | b</p>"),
    ],
)
def test_a_row_of_a_table_becomes_a_paragraph(rows: str, expected: str) -> None:
    assert clean(f"<table>{rows}</table>") == expected


@pytest.mark.parametrize("tag", sorted(BREAKS - {"hr", "td", "th"}))
def test_no_foreign_block_runs_words_together(tag: str) -> None:
    table = "table" if tag in {"caption", "tbody", "thead", "tfoot", "tr"} else "div"
    inside = "<tr><td>word</td></tr>" if tag in {"table", "tbody", "thead", "tfoot"} else "word"
    cell = f"<td>{inside}</td>" if tag == "tr" else inside
    assert plain(clean(f"before<{table}><{tag}>{cell}</{tag}></{table}>after")).split() == ["before", "word", "after"]
