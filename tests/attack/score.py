"""How good a guess is: hits against what anybody would hit by chance, and how unlikely that is to be luck."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from tests.attack import attackers
from tests.attack.village import Case

LUCK = 1e-6
"""Less likely than this is no luck. A sound house fails this once in some ten thousand runs of all attackers."""


@dataclass(slots=True)
class Score:
    """`by_chance` is the sum of the chances of each guess: for a mark, the share of the commonest in the tally."""

    hits: int = 0
    guesses: int = 0
    by_chance: float = 0.0

    def add(self, hits: int, guesses: int, by_chance: float) -> None:
        self.hits += hits
        self.guesses += guesses
        self.by_chance += by_chance

    @property
    def luck(self) -> float:
        """The chance of as many hits or more."""
        return tail(self.hits, self.guesses, self.by_chance / self.guesses) if self.guesses else 1.0

    @property
    def broken(self) -> bool:
        return self.luck < LUCK


def tail(hits: int, guesses: int, chance: float) -> float:
    """P(X ≥ hits) for a binomial X. Guesses of unequal chance or without putting back stray less than that."""
    if hits <= 0:
        return 1.0
    if chance <= 0:
        return 0.0
    if chance >= 1:
        return 1.0
    logs = (
        math.lgamma(guesses + 1)
        - math.lgamma(n + 1)
        - math.lgamma(guesses - n + 1)
        + n * math.log(chance)
        + (guesses - n) * math.log1p(-chance)
        for n in range(hits, guesses + 1)
    )
    return min(1.0, math.fsum(map(math.exp, logs)))


def judge(cases: Sequence[Case]) -> dict[str, Score]:
    """Let every attacker loose on every round."""
    scores: dict[str, Score] = defaultdict(Score)
    for case, later in zip_longest(cases, cases[1:]):
        keys = tuple(later.dumps[1].keys.values()) if later else ()
        _judge_marks(replace(case, known=replace(case.known, later_keys=keys)), scores)
        _judge_order(case, scores)
        scores["left over"].add(*attackers.left_over(case.dumps, case.secrets), 0.0)
    return scores


def _judge_marks(case: Case, scores: Mapping[str, Score]) -> None:
    tally, entitled = case.known.tally, len(case.known.raters)
    commonest = {pledge: max(counts.values(), default=0) / entitled for pledge, counts in tally.items()}
    by_chance = sum(commonest[pledge] for _, pledge in case.known.pairs)
    for name, guess in attackers.guesses(case.dumps, case.known):
        hits = sum(case.truth[pair] == mark for pair, mark in guess.items())
        scores[name].add(hits, len(guess), by_chance)


def _judge_order(case: Case, scores: Mapping[str, Score]) -> None:
    for attacker in attackers.ORDERS:
        guessed = attacker(case.dumps, case.known)
        hits = sum(one == other for one, other in zip(guessed, case.known.came, strict=True))
        scores[attacker.__name__.replace("_", " ")].add(hits, len(guessed), 1.0)


def report(title: str, scores: Mapping[str, Score]) -> str:
    """The best first; attackers who hit just as much stand in one line."""
    alike: dict[tuple[int, int, float], list[str]] = defaultdict(list)
    for name, score in sorted(scores.items(), key=lambda item: item[1].luck):
        alike[score.hits, score.guesses, score.by_chance].append(name)
    lines = [title, f"{'hits':>8}{'guesses':>9}{'hit':>8}{'chance':>8}{'luck':>10}  attacker"]
    for (hits, guesses, by_chance), names in alike.items():
        hit, chance = (value / max(1, guesses) for value in (hits, by_chance))
        who = names[0] if len(names) == 1 else f"{len(names)} attackers: {names[0]}, …"
        lines.append(f"{hits:>8}{guesses:>9}{hit:>8.1%}{chance:>8.1%}{scores[names[0]].luck:>10.1e}  {who}")
    return "\n".join(lines)
