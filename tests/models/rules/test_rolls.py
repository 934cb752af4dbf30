"""Who is entitled, in every awkward case: absent, seated twice, on probation, gone in the middle."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.rules.deciding import Body
from models.rules.refusal import Refusal
from models.rules.rights import Standing
from models.rules.rolls import (
    WITH_A_VOTE,
    Absence,
    Bench,
    Place,
    Roll,
    electorate,
    ensure_leads,
    ensure_may_stand_in,
    renewed,
)

FULL, FLOATING, PROBATIONARY, EXEMPT = Standing.full, Standing.floating, Standing.probationary, Standing.exempt
SHI, LONG, WU, XIANG, TIAN, PENG, MA, ZHE = range(1, 9)
EIGHT = dict.fromkeys(range(1, 9), FULL)
TODAY = date(2026, 3, 2)


def bench(
    *committee: int, members: dict[int, Standing] | None = None, stand_ins: dict[int, int] | None = None
) -> Bench:
    return Bench(frozenset(committee), EIGHT if members is None else members, stand_ins or {})


def seats(roll: Roll) -> tuple[Body, dict[int, int | None]]:
    return roll.body, dict(roll.seats)


def their_own(*people: int) -> dict[int, int | None]:
    return dict.fromkeys(people)


people = some.integers(1, 12)
benches = some.builds(
    Bench,
    some.frozensets(people, max_size=7),
    some.dictionaries(people, some.sampled_from(Standing)),
    some.dictionaries(people, people, max_size=4),
)


# ── when the question is put ───────────────────────────────────────────────────────────────────────────────────────


def test_the_committee_decides_without_the_author() -> None:
    four = bench(SHI, LONG, WU, XIANG)
    assert seats(electorate(four, PENG)) == (Body.committee, their_own(SHI, LONG, WU, XIANG))
    assert seats(electorate(four, SHI)) == (Body.committee, their_own(LONG, WU, XIANG))


def test_a_probationary_member_has_no_vote_on_the_committee_either() -> None:
    roll = electorate(bench(SHI, LONG, WU, TIAN, members={**EIGHT, TIAN: PROBATIONARY}), PENG)
    assert seats(roll) == (Body.committee, their_own(SHI, LONG, WU))


@pytest.mark.parametrize("committee", [[], [SHI], [SHI, LONG], [SHI, LONG, PENG]])
def test_where_fewer_than_three_of_the_committee_may_speak_the_general_meeting_decides(committee: list[int]) -> None:
    members = {**EIGHT, WU: FLOATING, TIAN: PROBATIONARY, MA: EXEMPT}
    assert seats(electorate(bench(*committee, members=members), PENG)) == (
        Body.general_meeting,
        their_own(SHI, LONG, WU, XIANG, ZHE),
    )


@pytest.mark.parametrize(("full", "body"), [(3, Body.general_meeting), (6, Body.general_meeting), (7, Body.committee)])
def test_a_branch_with_fewer_than_seven_full_members_has_no_committee(full: int, body: Body) -> None:
    """The exempt and those who work elsewhere are full members too; those on probation are not."""
    standings = [FULL, FLOATING, EXEMPT, FULL, FULL, FULL, FULL][:full]
    members = dict(enumerate(standings, start=1)) | dict.fromkeys(range(20, 30), PROBATIONARY)
    assert electorate(bench(1, 2, 3, members=members), 99).body is body


def test_an_author_who_alone_has_a_vote_leaves_nobody_to_decide() -> None:
    roll = electorate(bench(PENG, members={PENG: FULL, TIAN: PROBATIONARY}), PENG)
    assert seats(roll) == (Body.general_meeting, {})


def test_whoever_is_away_leaves_the_seat_to_the_stand_in() -> None:
    roll = electorate(bench(SHI, LONG, WU, stand_ins={LONG: MA}), PENG)
    assert seats(roll) == (Body.committee, {SHI: None, WU: None, MA: LONG})


def test_a_stand_in_with_a_seat_counts_once_and_so_does_one_for_two() -> None:
    seated = electorate(bench(SHI, LONG, WU, XIANG, stand_ins={LONG: SHI}), PENG)
    assert seats(seated) == (Body.committee, their_own(SHI, WU, XIANG))
    for_two = electorate(bench(SHI, LONG, WU, XIANG, stand_ins={LONG: MA, WU: MA}), PENG)
    assert seats(for_two) == (Body.committee, {SHI: None, XIANG: None, MA: LONG})


def test_where_stand_ins_leave_fewer_than_three_people_the_general_meeting_decides() -> None:
    assert electorate(bench(SHI, LONG, WU, stand_ins={LONG: MA, WU: MA}), PENG).body is Body.general_meeting


@pytest.mark.parametrize(
    ("stand_ins", "members"),
    [
        ({LONG: PENG}, EIGHT),  # the author
        ({LONG: MA}, {**EIGHT, MA: PROBATIONARY}),
        ({LONG: MA}, {**EIGHT, MA: EXEMPT}),
        ({LONG: 99}, EIGHT),  # has left the branch
    ],
)
def test_a_seat_whose_stand_in_may_not_speak_stays_empty(
    stand_ins: dict[int, int], members: dict[int, Standing]
) -> None:
    roll = electorate(bench(SHI, LONG, WU, XIANG, members=members, stand_ins=stand_ins), PENG)
    assert seats(roll) == (Body.committee, their_own(SHI, WU, XIANG))


def test_nobody_stands_in_for_the_author() -> None:
    roll = electorate(bench(SHI, LONG, WU, XIANG, stand_ins={SHI: MA}), SHI)
    assert seats(roll) == (Body.committee, their_own(LONG, WU, XIANG))


@given(benches, people)
def test_no_roll_ever_holds_the_author_or_anybody_without_a_vote(there: Bench, author: int) -> None:
    roll = electorate(there, author)
    assert author not in roll.seats
    assert not any(there.members.get(one) is PROBATIONARY for one in roll.seats)
    for one, holder in roll.seats.items():
        if holder is not None:
            assert there.votes(one)
            assert there.stand_ins[holder] == one
            assert holder in there.committee
            assert holder not in {author, one}
            assert holder not in roll.seats
    if roll.body is Body.committee:
        assert len(roll.seats) >= 3
        assert there.full_members >= 7
    else:
        assert roll.seats.keys() == {one for one in there.members if there.votes(one)} - {author}
        assert set(roll.seats.values()) <= {None}


# ── while it is open ───────────────────────────────────────────────────────────────────────────────────────────────


def places(*people: int, spoken: tuple[int, ...] = ()) -> list[Place]:
    return [Place(one, has_spoken=one in spoken) for one in people]


def test_whoever_lost_the_seat_without_having_spoken_is_struck() -> None:
    assert renewed(Body.committee, places(SHI, LONG, WU), bench(SHI, WU), PENG) == their_own(SHI, WU)


def test_what_somebody_said_before_leaving_counts() -> None:
    there = places(SHI, LONG, WU, spoken=(LONG,))
    assert renewed(Body.committee, there, bench(SHI, members={}), PENG) == their_own(SHI, LONG)


@pytest.mark.parametrize("standing", [PROBATIONARY, EXEMPT, None])
def test_the_general_meeting_loses_whoever_has_no_vote_any_more(standing: Standing | None) -> None:
    members = {SHI: FULL, WU: FLOATING} | ({LONG: standing} if standing else {})
    there = places(SHI, LONG, WU)
    assert renewed(Body.general_meeting, there, bench(members=members), PENG) == their_own(SHI, WU)


def test_nobody_joins_a_roll() -> None:
    assert renewed(Body.committee, places(SHI, LONG), bench(SHI, LONG, WU, MA), PENG) == their_own(SHI, LONG)


def test_a_stand_in_takes_the_place_and_gives_it_back() -> None:
    away, back = bench(SHI, LONG, WU, stand_ins={LONG: MA}), bench(SHI, LONG, WU)
    assert renewed(Body.committee, places(SHI, LONG, WU), away, PENG) == {SHI: None, WU: None, MA: LONG}
    taken = [Place(SHI), Place(WU), Place(MA, LONG)]
    assert renewed(Body.committee, taken, away, PENG) == {SHI: None, WU: None, MA: LONG}
    assert renewed(Body.committee, taken, back, PENG) == their_own(SHI, WU, LONG)


def test_no_stand_in_comes_once_the_absent_one_has_spoken_and_none_goes_who_has() -> None:
    away, back = bench(SHI, LONG, WU, stand_ins={LONG: MA}), bench(SHI, LONG, WU)
    there = places(SHI, LONG, WU, spoken=(LONG,))
    assert renewed(Body.committee, there, away, PENG) == their_own(SHI, LONG, WU)
    taken = [Place(SHI), Place(MA, LONG, has_spoken=True)]
    assert renewed(Body.committee, taken, back, PENG) == {SHI: None, MA: LONG}


def test_a_stand_in_on_the_roll_already_counts_once() -> None:
    away = bench(SHI, LONG, WU, stand_ins={LONG: SHI})
    for spoken in ((), (SHI,)):
        assert renewed(Body.committee, places(LONG, SHI, WU, spoken=spoken), away, PENG) == their_own(SHI, WU)


@given(
    some.sampled_from(Body),
    some.lists(some.builds(Place, people, some.none() | people, some.booleans()), unique_by=lambda one: one.person_id),
    benches,
    some.just(13),
)
def test_a_renewed_roll_keeps_every_word_invents_no_place_and_stays(
    body: Body, there: list[Place], today: Bench, author: int
) -> None:
    roll = renewed(body, there, today, author)
    spoken = {one.person_id for one in there if one.has_spoken}
    assert spoken <= roll.keys()
    assert {holder or one for one, holder in roll.items()} <= {one.holder for one in there} | spoken
    assert len(roll) <= len(there)
    again = [Place(one, holder, one in spoken) for one, holder in roll.items()]
    assert renewed(body, again, today, author) == roll


# ── standing in ────────────────────────────────────────────────────────────────────────────────────────────────────

AWAY = Absence(LONG, MA, TODAY, TODAY + timedelta(days=9))


def test_who_may_stand_in() -> None:
    ensure_may_stand_in(AWAY, [], bench(SHI, LONG, WU), TODAY)
    ensure_may_stand_in(Absence(LONG, SHI, TODAY, TODAY), [], bench(SHI, LONG, WU), TODAY)


@pytest.mark.parametrize("standing", [one for one in Standing if one not in WITH_A_VOTE])
def test_a_stand_in_needs_a_vote(standing: Standing) -> None:
    with pytest.raises(Refusal, match="rolls-no-vote"):
        ensure_may_stand_in(AWAY, [], bench(LONG, members={**EIGHT, MA: standing}), TODAY)
    for nobody in (LONG, 99):
        with pytest.raises(Refusal, match="rolls-no-vote"):
            ensure_may_stand_in(Absence(LONG, nobody, TODAY, TODAY), [], bench(LONG), TODAY)


def test_only_a_seat_is_stood_in_for() -> None:
    with pytest.raises(Refusal, match="rolls-not-seated"):
        ensure_may_stand_in(AWAY, [], bench(SHI, WU), TODAY)


@pytest.mark.parametrize(("since", "until"), [(0, -1), (5, 4), (-9, -1)])
def test_an_absence_ends_after_it_begins_and_is_not_over(since: int, until: int) -> None:
    wanted = Absence(LONG, MA, TODAY + timedelta(days=since), TODAY + timedelta(days=until))
    with pytest.raises(Refusal, match="rolls-dates"):
        ensure_may_stand_in(wanted, [], bench(LONG), TODAY)


@pytest.mark.parametrize(
    ("person", "stand_in", "code"),
    [(LONG, ZHE, "rolls-away-already"), (MA, ZHE, "rolls-stand-in-away"), (SHI, LONG, "rolls-stands-in-already")],
)
def test_no_seat_goes_to_somebody_who_is_away_as_well(person: int, stand_in: int, code: str) -> None:
    for first, last in product((-3, 0, 9), (0, 9, 20)):
        noted = Absence(person, stand_in, TODAY + timedelta(days=first), TODAY + timedelta(days=max(first, last)))
        with pytest.raises(Refusal, match=code):
            ensure_may_stand_in(AWAY, [noted], bench(SHI, LONG, MA), TODAY)
    over = Absence(person, stand_in, TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    later = Absence(person, stand_in, TODAY + timedelta(days=10), TODAY + timedelta(days=12))
    ensure_may_stand_in(AWAY, [over, later], bench(SHI, LONG, MA), TODAY)


def test_noting_who_is_away_is_the_secretarys() -> None:
    ensure_leads([1])
    with pytest.raises(Refusal, match="rolls-secretaries-only"):
        ensure_leads([])
