"""Each issue's own examples: the subject takes the stance that the file says."""

import pytest

from dragoman.claims.positions import find_positions
from dragoman.knowledge import load_knowledge
from dragoman.knowledge.issues import load_issues
from dragoman.record import STANCES
from tests.claims.acting import reading_of

CASES = [(issue.id, example) for issue in load_issues(load_knowledge()) for example in issue.examples]


@pytest.mark.parametrize(("issue", "example"), CASES, ids=[f"{i}-{e.language}" for i, e in CASES])
def test_an_example_of_an_issue_gives_its_stance(issue: str, example) -> None:
    words = example.text.split()
    name = " ".join(words[:2]) if words[0] == "The" else words[0]
    reading = reading_of(example.text, {name: ("holder", "state", "AAA")}, language=example.language)

    found = [(p.issue, p.stance) for p in find_positions(reading, (), ()) if p.holder == "holder"]

    assert (issue, example.stance) in found


def test_there_are_the_issues_of_many_kinds_of_negotiation_each_in_both_languages() -> None:
    issues = load_issues(load_knowledge())

    assert len(issues) >= 70
    for issue in issues:
        assert {"de", "en"} <= set(issue.names)
        assert {"de", "en"} <= set(issue.cues)
        assert {"de", "en"} <= {e.language for e in issue.examples}
        assert all(e.stance in STANCES for e in issue.examples)
        assert issue.plover
        assert issue.pax
        assert issue.counts_for
        assert issue.counts_against
