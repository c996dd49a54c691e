"""manage.py import_text, from the shell's side and from the desk's."""

import os
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, RelatedHeadline, Revision
from articles.models.public import Publication
from articles.rules import body
from articles.vocabulary import Stage, Standing

SEEDS = sorted((Path(__file__).resolve().parents[4] / "shared" / "seeds").glob("*.txt"))

PARAGRAPHS = [
    "The harbour of Port Ellery was closed on Monday, the harbour master said.",
    "No ship was hurt & nobody < five was on board.",
]
RELATED = ["Port Ellery Counts the Cost of a Long Winter", "Ferry Line Asks the Council for a Second Loan"]
STORY = "\n".join([*PARAGRAPHS, "", "", *RELATED, ""])


@pytest.fixture
def write(tmp_path):
    def write(text: str | bytes = STORY, name: str = "harbour.txt") -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


@pytest.fixture
def bring_in(rosa, capsys, django_capture_on_commit_callbacks):
    """Run the command in rosa's name; what it printed, what it complained of, and how it ended."""

    def bring_in(*paths: str, **options: object) -> tuple[str, str, str]:
        failure = ""
        with django_capture_on_commit_callbacks(execute=True):
            try:
                call_command("import_text", *paths, **{"section": "world", "by": rosa.email, **options})
            except CommandError as error:
                failure = str(error)
        printed = capsys.readouterr()
        return printed.out, printed.err, failure

    return bring_in


def test_a_file_becomes_a_draft_of_the_person_it_was_imported_for(bring_in, write, rosa):
    bring_in(write())
    article = Article.objects.get()
    assert (article.stage, article.standing, article.owner) == (Stage.DRAFT, Standing.NEVER_OUT, rosa)
    assert article.body == body.from_paragraphs(PARAGRAPHS)


def test_the_related_headlines_keep_the_order_of_the_file_and_are_linked_to_nothing(bring_in, write):
    bring_in(write())
    related = RelatedHeadline.objects.order_by("position")
    assert [row.headline for row in related] == RELATED
    assert not any(row.target_id or row.url for row in related)


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is not here")
def test_the_seed_becomes_a_draft_with_seventeen_related_headlines(bring_in):
    bring_in(str(SEEDS[0]))
    article = Article.objects.get()
    assert article.related.count() == 17
    assert article.body.count("<p>") == 6


def test_the_desk_is_told_where_the_draft_is_and_that_its_headline_is_a_proposal(bring_in, write):
    printed, _complaints, _failure = bring_in(write())
    article = Article.objects.get()
    assert f"/admin/articles/article/{article.pk}/change/" in printed
    assert re.search(f"Proposed headline.*{re.escape(article.headline)}", printed)
    assert "Paragraphs: 2. Related headlines, not linked yet: 2." in printed


def test_nothing_is_published_by_an_import(bring_in, write):
    bring_in(write())
    assert Publication.objects.count() == 0


def test_the_same_file_twice_is_one_draft_and_the_second_time_names_it(bring_in, write):
    bring_in(write())
    printed, _complaints, failure = bring_in(write(STORY.replace("\n", "\r\n"), name="again.txt"))
    article = Article.objects.get()
    assert article.headline in printed
    assert f"/admin/articles/article/{article.pk}/change/" in printed
    assert failure == ""


def test_the_same_file_twice_in_one_command_is_one_draft(bring_in, write):
    bring_in(write(), write(name="copy.txt"))
    assert Article.objects.count() == 1


def test_the_same_file_is_a_second_draft_when_asked_for(bring_in, write):
    bring_in(write())
    bring_in(write(), again=True)
    assert Article.objects.count() == 2


def test_the_language_is_kept(bring_in, write):
    bring_in(write(), language="en-GB")
    assert Article.objects.get().language == "en-GB"


def unreadable(folder: Path) -> dict[str, Path]:
    """Files that are no story, by the reason the desk is given."""
    made = {reason: folder / f"{number}.txt" for number, reason in enumerate(REASONS)}
    made["holds no text"].write_bytes(b"")
    made["PDF file"].write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    with made["larger than 2 MB"].open("wb") as file:
        file.truncate(20_000_000)
    made["is a folder"].mkdir()
    os.mkfifo(made["a device or a pipe"])
    made["could not be read"].symlink_to(made["could not be read"])
    return made


REASONS = ["holds no text", "PDF file", "larger than 2 MB", "is a folder", "a device or a pipe", "could not be read"]


@pytest.mark.parametrize("reason", [*REASONS, "does not exist"])
def test_what_cannot_be_read_is_one_sentence_and_leaves_nothing_behind(bring_in, tmp_path, reason):
    path = unreadable(tmp_path).get(reason, tmp_path / "missing.txt")
    _printed, complaints, failure = bring_in(str(path))
    assert complaints.startswith(f"Nothing was imported from {path}: ")
    assert reason in complaints
    assert complaints.count("\n") == 1
    assert failure == "Files that were not imported: 1 of 1."
    assert (Article.objects.count(), Revision.objects.count(), RelatedHeadline.objects.count()) == (0, 0, 0)


def test_a_device_is_never_opened(bring_in):
    _printed, complaints, _failure = bring_in("/dev/zero")
    assert "a device or a pipe" in complaints


def test_the_other_files_are_imported_when_one_cannot_be(bring_in, write):
    _printed, _complaints, failure = bring_in(write(b"", name="empty.txt"), write())
    assert Article.objects.count() == 1
    assert failure == "Files that were not imported: 1 of 2."


def test_a_story_refused_by_the_desk_leaves_nothing_behind(bring_in, write, monkeypatch):
    # The last step of making a draft, so that everything before it is there to be undone.
    def refuse(*_args: object, **_facts: object) -> None:
        raise body.TooLong

    monkeypatch.setattr("articles.actions.editing.record", refuse)
    _printed, complaints, _failure = bring_in(write())
    assert "longer than" in complaints
    assert (Article.objects.count(), RelatedHeadline.objects.count()) == (0, 0)


def test_a_file_name_cannot_command_the_terminal(bring_in, write):
    printed, complaints, _failure = bring_in(write(name="a\x1b[2J\n.txt"))
    assert "\x1b" not in printed + complaints


# Who may begin a story in World by an import.
PEOPLE = [
    # Those who write there.
    ("rosa", True),
    ("ed", True),
    # A librarian tags stories, and writes none.
    ("libby", False),
    # An administrator runs the building.
    ("ada", False),
    # An editor of another section.
    ("olu", False),
    # Staff without any right.
    ("stranger", False),
]


@pytest.mark.parametrize(("who", "may"), PEOPLE)
def test_only_those_who_may_write_in_the_section_are_imported_for(bring_in, write, request, who, may):
    person = request.getfixturevalue(who)
    _printed, _complaints, failure = bring_in(write(), by=person.email)
    assert Article.objects.count() == int(may)
    assert bool(failure) is not may


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        # A section that is not there: those that are, are named.
        ({"section": "wrold"}, "There is no section “wrold”, so nothing was imported. Sections: world."),
        # Somebody who does not work here.
        ({"by": "nobody@newsroom.example"}, "Nobody with the e-mail address nobody@newsroom.example works here"),
    ],
)
def test_a_wrong_option_is_said_in_a_sentence(bring_in, write, options, sentence):
    _printed, _complaints, failure = bring_in(write(), **options)
    assert sentence in failure
