"""A bucket for each person: a burst is fine, a flood is told once and slowed, and nobody pays for somebody else."""

from datetime import UTC, datetime, timedelta

from bot.flood import Answer, Buckets, Pace

NOON = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)
ANNA, BORIS = 7001, 7002


class Clock:
    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


def test_a_burst_comes_in_and_what_is_over_it_is_told_once() -> None:
    buckets = Buckets(Pace(rate=3, burst=20), Clock().now)
    answers = [buckets.ask(ANNA) for _ in range(25)]
    assert answers == [Answer.come_in] * 20 + [Answer.too_fast] + [Answer.still_too_fast] * 4


def test_somebody_elses_flood_costs_nobody_anything() -> None:
    buckets = Buckets(Pace(rate=3, burst=2), Clock().now)
    for _ in range(50):
        buckets.ask(ANNA)
    assert buckets.ask(BORIS) is Answer.come_in


def test_after_a_pause_one_is_welcome_again_and_told_again_in_the_next_flood() -> None:
    clock = Clock()
    buckets = Buckets(Pace(rate=3, burst=6), clock.now)
    first = [buckets.ask(ANNA) for _ in range(7)]
    clock.at += timedelta(seconds=2)
    second = [buckets.ask(ANNA) for _ in range(7)]
    assert first == second == [Answer.come_in] * 6 + [Answer.too_fast]


def test_in_one_long_flood_one_is_told_only_once() -> None:
    clock = Clock()
    buckets = Buckets(Pace(rate=3, burst=6), clock.now)
    answers = []
    for _ in range(60):
        answers.append(buckets.ask(ANNA))
        clock.at += timedelta(seconds=0.1)
    assert answers.count(Answer.too_fast) == 1
    assert answers.count(Answer.come_in) == 6 + 60 * 3 // 10 - 1


def test_what_piled_up_while_the_house_was_away_is_no_flood() -> None:
    buckets = Buckets(Pace(rate=3, burst=2), Clock().now)
    hour_ago = NOON.timestamp() - 3600
    answers = [buckets.ask(ANNA, hour_ago + minute * 60) for minute in range(50)]
    assert set(answers) == {Answer.come_in}
