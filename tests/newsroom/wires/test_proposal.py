import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.wires.proposal import LONGEST, first_sentence, headline_from

LONG = "The ferry line sold its three oldest ships by night to a company without an address in the town of Saltmarsh"

PROPOSALS = [
    # A short first sentence is taken whole, without its full stop.
    ("The harbour was closed on Monday. No ship was hurt.", "The harbour was closed on Monday"),
    # Titles and initials do not end a sentence.
    ("Gen. Ada Penn of the U.S. Navy left Port Ellery. She flew.", "Gen. Ada Penn of the U.S. Navy left Port Ellery"),
    # A dateline is not a part of the sentence.
    ("PORT ELLERY, Northmark (EPA) — The harbour was closed. It reopens.", "The harbour was closed"),
    # A question stays one.
    ("Who pays for the harbour? The council does.", "Who pays for the harbour?"),
    # A quotation keeps its speaker.
    ("“No ship was hurt,” the harbour master said. “Not one.”", "“No ship was hurt,” the harbour master said"),
    # A cut shows, at a word, and not after "from" or "the".
    (
        "The ferry line sold its three oldest ships to a company in Saltmarsh Bay at the far northern end of the shallow sound.",
        "The ferry line sold its three oldest ships to a company in Saltmarsh Bay at the far northern end…",
    ),
    # A hedge in what is taken is kept and is enough.
    (
        f"{LONG.replace('sold', 'allegedly sold')}, according to a senior official.",
        "The ferry line allegedly sold its three oldest ships by night to a company without an address in the town…",
    ),
    # An attribution behind the cut is taken along: without it the claim would stand as a fact.
    (
        f"{LONG}, according to a senior official.",
        "The ferry line sold its three oldest ships by night to a company without…, according to a senior official",
    ),
    (
        f"“{LONG},” Penn said.",
        "“The ferry line sold its three oldest ships by night to a company without an address in the town…”, Penn said",
    ),
    # A hedging word behind the cut, too.
    (
        f"{LONG} in what was reportedly a matter of an hour.",
        "The ferry line sold its three oldest ships by night to a company without an address in the town… reportedly…",
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), PROPOSALS, ids=range(len(PROPOSALS)))
def test_proposed_headline(paragraph, expected):
    assert headline_from([paragraph]) == expected


def test_date_lines_and_bylines_are_passed_over():
    assert (
        headline_from(["Friday, January 4, 2019", "By Maud Tarrow", "The harbour was closed on Monday."])
        == "The harbour was closed on Monday"
    )


@given(st.text(alphabet=st.sampled_from("aB ,.”“\"' said(…)-"), min_size=1, max_size=400).map(str.strip).filter(bool))
def test_a_proposal_fits_and_is_never_empty(paragraph):
    assert 0 < len(headline_from([paragraph])) <= LONGEST


@given(
    st.lists(
        st.sampled_from(["the", "harbour", "was", "allegedly", "closed,", "according", "to", "officials", "said"]),
        min_size=30,
        max_size=60,
    )
)
def test_only_words_of_the_sentence_are_proposed(words):
    proposed = headline_from([" ".join(words)])
    assert {word.strip("…,") for word in proposed.split()} <= {word.strip(",") for word in words}


def test_a_sentence_ends_before_a_quotation_begins():
    assert first_sentence("The wall held. “It was luck,” she said.") == "The wall held"
