"""The body as readers get it: marks become numbered references."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext

from articles.rules.body.document import Passage, Run, passages
from articles.rules.body.marking import keep_marks
from articles.rules.body.parse import parse
from articles.rules.body.text import as_uuid, escape, escape_value
from articles.rules.body.write import Nest, Tag, content, emphasis, link, write


def numbered(html: str, numbers: Mapping[UUID, int], labels: Mapping[UUID, str], tones: Mapping[UUID, str]) -> str:
    """The stored body as readers see it; marks without a number are taken off.

    A passage of attribution N is `<span class="att TONE" id="cN">`, later ones `cN-2`, `cN-3`, and each is followed
    by a link to `#sN` that speaks the label. Where links, emphasis or other marks cut a passage into several spans,
    the first carries the id. A reference never stands inside another link.
    """
    notes = _Notes(numbers, labels, tones)
    blocks = parse(html)
    keep_marks(blocks, numbers.keys())
    return write(blocks, notes.write)


class _Notes:
    def __init__(self, numbers: Mapping[UUID, int], labels: Mapping[UUID, str], tones: Mapping[UUID, str]) -> None:
        self._numbers = numbers
        self._labels = labels
        self._tones = tones
        self._seen: Counter[int] = Counter()

    def write(self, runs: list[Run]) -> str:
        found = passages(runs)
        names = {passage: self._name(passage) for passage in found}
        unnamed = dict(names)
        due: list[Passage] = []
        nest = Nest()
        for index, run in enumerate(runs):
            spans: list[Tag] = []
            here = [passage for passage in found if passage.first <= index <= passage.last]
            for passage in here:
                name = unnamed.pop(passage, "")
                spans.append(Tag("span", passage.mark, self._span(passage.mark, name)))
            nest.put([*link(run), *spans, *emphasis(run)], content(run))
            due += [passage for passage in reversed(here) if passage.last == index]
            after = runs[index + 1].href if index + 1 < len(runs) else ""
            if due and not (run.href and run.href == after):
                around = [Tag("span", p.mark, self._span(p.mark, "")) for p in here if p.last > index]
                nest.put(around, "".join(self._reference(passage.mark) for passage in due))
                due = []
        return nest.finish()

    def _name(self, passage: Passage) -> str:
        number = self._numbers[as_uuid(passage.mark)]
        self._seen[number] += 1
        return f"c{number}" if self._seen[number] == 1 else f"c{number}-{self._seen[number]}"

    def _span(self, mark: str, name: str) -> str:
        tone = escape_value(self._tones.get(as_uuid(mark), ""))
        where = f' id="{name}"' if name else ""
        return f'<span class="att {tone}"{where}>' if tone else f'<span class="att"{where}>'

    def _reference(self, mark: str) -> str:
        uuid = as_uuid(mark)
        number, label = self._numbers[uuid], self._labels.get(uuid, "")
        spoken = f'<span class="vh">: {escape(label)}</span>' if label else ""
        source = f'<span class="vh">{escape(gettext("Source"))} </span>'
        return f'<a class="ref" href="#s{number}">{source}{number}{spoken}</a>'
