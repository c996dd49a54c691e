"""HTML to blocks. Knows only the tags of the schema, so nothing else can come out of it."""

from html.parser import HTMLParser

from articles.rules.body.document import BREAK, Block, Branch, Leaf, Run, leaves, tidy
from articles.rules.body.schema import (
    BRANCHES,
    BREAKS,
    CELLS,
    LEAVES,
    MARK,
    MAX_DEPTH,
    MAX_OVERLAP,
    ROW,
    SYNONYMS,
)
from articles.rules.body.text import address, mark_id, printable, spaced

_LISTS = frozenset({"ul", "ol"})


def parse(html: str) -> list[Block]:
    """The blocks of a body. Expects well-formed HTML: a stored body or the sanitiser's output."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._root = Branch("")
        self._branches = [self._root]
        self._depth = 0
        self._rows = 0
        self._open: list[tuple[str, Branch | None, Run]] = []  # tag, the branch it opened, the format outside it
        self._format = Run("")
        self._leaf = "p"
        self._runs: list[Run] = []

    def blocks(self) -> list[Block]:
        self._end_leaf()
        while self._open:
            self._close()
        return self._root.children

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = SYNONYMS.get(tag, tag)
        if tag == "br":
            self._runs.append(self._format._replace(text=BREAK))
            return
        before = self._format
        branch = None
        if tag in LEAVES or tag in BRANCHES or tag in BREAKS:
            self._end_leaf()
            if tag in LEAVES:
                self._leaf = tag
            elif tag in BRANCHES:
                branch = self._open_branch(tag)
            elif tag == ROW or tag in CELLS:
                branch = self._open_row(tag)
        else:
            self._format = self._formatted(tag, dict(attrs))
        self._open.append((tag, branch, before))

    def handle_endtag(self, tag: str) -> None:
        tag = SYNONYMS.get(tag, tag)
        if not any(tag == opened for opened, _, _ in reversed(self._open)):
            return
        while self._close() != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = spaced(printable(data))
        if text:
            self._runs.append(self._format._replace(text=text))

    def _formatted(self, tag: str, attrs: dict[str, str | None]) -> Run:
        outside = self._format
        if tag in {"strong", "em"}:
            return outside._replace(strong=outside.strong or tag == "strong", em=outside.em or tag == "em")
        if tag == "a" and not outside.href:
            return outside._replace(href=address(attrs.get("href") or ""))
        if tag == "span" and len(outside.marks) < MAX_OVERLAP:
            mark = mark_id(attrs.get(MARK) or "")
            if mark and mark not in outside.marks:
                return outside._replace(marks=(*outside.marks, mark))
        return outside

    def _open_branch(self, tag: str) -> Branch | None:
        inside_list = self._branches[-1].tag in _LISTS
        if not inside_list if tag == "li" else self._depth >= MAX_DEPTH:
            return None
        branch = Branch(tag)
        self._branches.append(branch)
        self._depth += tag != "li"
        return branch

    def _open_row(self, tag: str) -> Branch | None:
        """A row or cell as a branch for the time being: how it is kept depends on all that stands in it."""
        if self._branches[-1].tag != ROW if tag in CELLS else self._rows >= MAX_DEPTH:
            return None
        self._rows += tag == ROW
        self._branches.append(Branch(tag))
        return self._branches[-1]

    def _close(self) -> str:
        tag, branch, before = self._open.pop()
        if tag in LEAVES or tag in BRANCHES or tag in BREAKS:
            self._end_leaf()
            self._leaf = "p"
        if branch is not None:
            self._branches.pop()
            self._keep(branch)
        self._format = before
        return tag

    def _keep(self, branch: Branch) -> None:
        if branch.tag == ROW:
            self._rows -= 1
            for block in _row(branch.children):
                self._add(block)
        elif branch.tag in CELLS:
            self._branches[-1].children.append(branch)
        else:
            self._depth -= branch.tag != "li"
            if branch.children:
                self._add(branch)

    def _end_leaf(self) -> None:
        runs = tidy(_trimmed(self._runs))
        self._runs = []
        if any(run.text.strip() for run in runs):
            self._add(Leaf(self._leaf, runs))

    def _add(self, block: Block) -> None:
        parent = self._branches[-1]
        if parent.tag in _LISTS and block.tag != "li":
            item = Branch("li")
            parent.children.append(item)
            parent = item
        if parent.tag == "li" and not parent.children and isinstance(block, Leaf):
            block.tag = "p"  # the editor's list items begin with a paragraph
        parent.children.append(block)


def _row(cells: list[Block]) -> list[Block]:
    """A table's row as one paragraph, an empty cell in its place; where a cell holds several texts, they stay apart."""
    inside = [cell.children if isinstance(cell, Branch) and cell.tag in CELLS else [cell] for cell in cells]
    blocks = [block for cell in inside for block in cell]
    texts = [list(leaves(cell)) for cell in inside]
    if len(blocks) < 2 or any(len(cell) > 1 for cell in texts):
        return blocks
    runs: list[Run] = []
    for number, cell in enumerate(texts):
        runs += [Run(" | ")] if number else []
        runs += [run._replace(text=" ") if run.text == BREAK else run for leaf in cell for run in leaf.runs]
    return [Leaf("p", tidy(_trimmed(runs)))]


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs with white space as a browser shows it: none at the edges of the block and of its lines."""
    kept: list[Run] = []
    for run in runs:
        if run.text == BREAK:
            _trim_end(kept)
            if kept:
                kept.append(run)
            continue
        text = run.text
        if not kept or kept[-1].text.endswith((" ", BREAK)):
            text = text.lstrip(" ")
        if text:
            kept.append(run._replace(text=text))
    while kept and kept[-1].text == BREAK:
        kept.pop()
    _trim_end(kept)
    return kept


def _trim_end(runs: list[Run]) -> None:
    if runs and runs[-1].text.endswith(" "):
        last = runs.pop()
        text = last.text.rstrip(" ")
        if text:
            runs.append(last._replace(text=text))
