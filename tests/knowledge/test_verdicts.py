"""What the knowledge base says to a text that gives somebody an office."""

from datetime import date

from depesche.knowledge.base import load_knowledge
from depesche.knowledge.verdicts import Judged, judge
from depesche.model import PositionStatus, Verdict

KNOWLEDGE = load_knowledge()
MERKEL = "person/merkel-angela"
KOCH = "person/koch-roland"
CURRENT, FORMER, DESIGNATED = PositionStatus.CURRENT, PositionStatus.FORMER, PositionStatus.DESIGNATED
THEN = date(2010, 5, 3)


def judged(
    person: str,
    body: str,
    *offices: str,
    status: PositionStatus = CURRENT,
    days: tuple[date | None, ...] = (THEN,),
) -> Judged:
    return judge(KNOWLEDGE, person, body, offices, status, days)


def test_who_holds_the_office_on_the_day_is_confirmed() -> None:
    found = judged(MERKEL, "state/DE", "head_of_state", "head_of_government")
    assert found == Judged("head_of_government", CURRENT, THEN, Verdict.CONFIRMED)


def test_a_former_holder_keeps_the_title_of_then() -> None:
    day = date(2023, 5, 3)
    found = judged(MERKEL, "state/DE", "head_of_government", days=(day,))
    assert found == Judged("head_of_government", FORMER, day, Verdict.CONFIRMED)


def test_nobody_has_the_office_before_getting_it() -> None:
    day = date(2005, 3, 1)
    assert judged(MERKEL, "state/DE", "head_of_government", days=(day,)).verdict is Verdict.CONTRADICTED
    assert judged(MERKEL, "state/DE", "head_of_government", days=(day,), status=FORMER).verdict is Verdict.NEW


def test_a_coming_holder_is_one_before_the_term() -> None:
    found = judged(MERKEL, "state/DE", "head_of_government", days=(date(2005, 11, 1),), status=DESIGNATED)
    assert (found.status, found.verdict) == (DESIGNATED, Verdict.CONFIRMED)


def test_a_later_day_counts_where_the_first_does_not_fit() -> None:
    found = judged(MERKEL, "state/DE", "head_of_government", days=(date(2001, 9, 11), THEN))
    assert (found.day, found.verdict) == (THEN, Verdict.CONFIRMED)


def test_a_stranger_in_the_office_of_another_is_contradicted() -> None:
    found = judged("x/person/arman-qualow", "state/DE", "head_of_government", days=(THEN, None))
    assert found == Judged("head_of_government", CURRENT, THEN, Verdict.CONTRADICTED)


def test_a_stranger_who_is_said_to_have_left_is_new() -> None:
    assert judged("x/person/arman-qualow", "state/DE", "head_of_government", status=FORMER).verdict is Verdict.NEW


def test_after_the_last_day_that_the_tables_know_nobody_is_contradicted() -> None:
    day = date(KNOWLEDGE.horizon.year + 2, 1, 1)
    assert judged("x/person/arman-qualow", "state/DE", "head_of_government", days=(day,)).verdict is Verdict.NEW


def test_a_premier_of_a_part_of_a_state_is_held_against_the_terms_of_the_whole() -> None:
    found = judged(KOCH, "place/hesse", "state_premier")
    assert (found.office, found.verdict) == ("state_premier", Verdict.CONFIRMED)
    assert judged(MERKEL, "place/hesse", "state_premier").verdict is Verdict.NEW


def test_a_bare_minister_is_one_of_any_department() -> None:
    offices = KNOWLEDGE.offices_for_title("Ministerin", "state/DE")
    found = judged("person/kunast-renate", "state/DE", *offices, days=(date(2004, 5, 3),))
    assert (found.office, found.verdict) == ("agriculture_minister", Verdict.CONFIRMED)
    unknown = judged("x/person/arman-qualow", "state/DE", *offices)
    assert (unknown.office, unknown.verdict) == ("minister", Verdict.NEW)
