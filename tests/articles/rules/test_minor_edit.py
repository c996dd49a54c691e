"""An edit is minor only if no reader could have relied on what it changes; when in doubt it is not."""

import copy
import json
from pathlib import Path

import pytest

from articles.rules import body, minor_edit, revision_schema

SAMPLE = sorted(Path(__file__).with_name("revision_samples").glob("*.json"), key=lambda path: int(path.stem))[-1]
TEXT = "The ferry runs with 14 boats on Monday, said Ana Petrel. “We had no delays,” she said. The queue was long."


def content(text=TEXT, **fields):
    made = revision_schema.current(json.loads(SAMPLE.read_text()))
    made["attributions"] = [
        {**row, "uuid": f"00000000-0000-4000-8000-{n:012}"} for n, row in enumerate(made["attributions"])
    ]
    made["text"] = {**made["text"], "body": body.from_paragraphs(text.split("\n")), **fields}
    return made


def after(edit, language="en"):
    """What is said against replacing one piece of the text by another."""
    old, new = edit
    assert old in TEXT
    return minor_edit.reasons(content(language=language), content(TEXT.replace(old, new, 1), language=language))


@pytest.mark.parametrize(
    "edit",
    [
        # A letter, a comma, a space, a word said twice, a plainer word.
        ("queue", "cue"),
        ("Monday, said", "Monday said"),
        ("The queue was", "The queue  was"),
        ("was long", "was was long"),
        ("long", "lengthy"),
        # A plain first word.
        ("The queue", "A queue"),
        ("The queue", "Teh queue"),
        ("The queue was long.", "And the queue was long."),
    ],
)
def test_this_is_a_minor_edit(edit):
    assert after(edit) == []


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (("14 boats", "41 boats"), "The number 14 became 41: this is a correction or an update."),
        (("14 boats", "boats"), "The number 14 was taken out: this is a correction or an update."),
        (("long", "three miles long"), "The number three was put in: this is a correction or an update."),
        (("Monday", "Friday"), "The date word Monday became Friday: this is a correction or an update."),
        (("long", "long yesterday"), "The date word yesterday was put in: this is a correction or an update."),
        (("Ana", "Anna"), "The name “Ana” became “Anna”: this is a correction or an update."),
        (("long", "long in Pellin"), "The name “Pellin” was put in: this is a correction or an update."),
        # It could be the plain word and it could be somebody called so.
        (("The queue was long.", "Queues were long."), "The name “Queues” was put in"),
        (("The queue was long.", "Petrel was long."), "The name “Petrel” was put in"),
        (("was long", "was not long"), "The word “not” was put in, which can turn a sentence round"),
        (("no delays", "few delays"), "The quotation “We had no delays,” became “We had few delays,”"),
        (("“We had no delays,” she said. ", ""), "The quotation “We had no delays,” was taken out"),
        (("long", "“long”"), "The quotation “long” was put in"),
        (("long.", "long " + "and slow " * 11), "More than 20 words changed"),
    ],
)
def test_this_is_none_and_it_says_why(edit, sentence):
    assert any(reason.startswith(sentence) for reason in after(edit))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("headline", "Ferry line closes after storm in Pellin", "The name “Pellin” was put in"),
        ("standfirst", "Boats run on 2 timetables, the harbour master says.", "The number 2 was put in"),
        ("dateline", "HESKHAVEN", "The name “PELLIN” became “HESKHAVEN”"),
        ("method", "We asked nobody.", "The word “not” became “nobody”"),
        ("kicker", "Harbour of Pellin", "The name “Pellin” was put in"),
    ],
)
def test_every_text_of_the_story_is_asked(field, value, sentence):
    old = content()
    old["text"]["headline"] = "Ferry line closes after storm"
    new = copy.deepcopy(old)
    new["text"][field] = value
    assert any(reason.startswith(sentence) for reason in minor_edit.reasons(old, new))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"truth": "VERIFIED"}, "The status of “With two boats and no delays.” became “Verified”"),
        ({"statement": "With no boats."}, "The statement “With two boats and no delays.” became “With no boats.”"),
        ({"kind": "DENIAL"}, "What readers are told about"),
        ({"terms": "BACKGROUND"}, "What readers are told about"),
        ({"source": None}, "What readers are told about"),
        ({"said_on": "2026-11-18"}, "What readers are told about"),
        ({"role_then": "Deputy"}, "What readers are told about"),
    ],
)
def test_a_statement_whose_facts_changed_is_no_minor_matter(change, sentence):
    new = content()
    new["attributions"][0] |= change
    assert [reason[: len(sentence)] for reason in minor_edit.reasons(content(), new)] == [sentence]


def test_a_statement_more_or_less_is_no_minor_matter():
    new = content()
    gone = new["attributions"].pop()
    assert minor_edit.reasons(content(), new)[0].startswith(
        f"The statement “{gone['statement']}” is attributed no more"
    )
    assert "was attributed" in minor_edit.reasons(new, content())[0]


def test_whose_story_it_is_is_no_minor_matter():
    new = content()
    new["bylines"] = [{**new["bylines"][0], "name": "Theo Marsk"}]
    assert minor_edit.reasons(content(), new) == [
        "The byline Rosa Linnet became Theo Marsk: this is a correction or an update."
    ]


def test_words_of_a_passage_that_is_quoted_are_no_minor_matter():
    old, new = content(), content()
    for one, words in ((old, "many boats"), (new, "some boats")):
        mark = one["attributions"][0]["uuid"]
        one["text"]["body"] = f'<p>They had <span data-attribution="{mark}">{words}</span>, she said.</p>'
    assert minor_edit.reasons(old, new) == [
        "The quotation “many boats” became “some boats”: this is a correction or an update."
    ]


def test_words_of_a_block_quotation_are_no_minor_matter():
    old, new = (content(body=f"<blockquote><p>They had {words}.</p></blockquote>") for words in ("many", "some"))
    assert minor_edit.reasons(old, new)[0].startswith("The quotation “They had many.” became “They had some.”")


def test_words_of_another_language_cannot_be_told_apart():
    (reason,) = after(("queue", "cue"), language="uk")
    assert reason.startswith("Words changed in a language")
    assert after(("Monday, said", "Monday said"), language="uk") == []


def test_a_paragraph_that_moved_with_its_names_is_no_minor_matter():
    one, other = "He saw Petrel.", "She saw nothing."
    assert minor_edit.reasons(content(f"{one}\n{other}"), content(f"{other}\n{one}"))


def test_a_text_of_great_length_is_compared_in_time():
    old = " ".join(f"word{n}" for n in range(3000))
    assert any(
        "More than 20 words changed" in reason for reason in minor_edit.reasons(content(old), content(old[::-1]))
    )


def test_a_story_compared_with_itself_says_nothing():
    assert minor_edit.reasons(content(), content()) == []
