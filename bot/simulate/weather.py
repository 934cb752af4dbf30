"""What goes wrong in a year: crashes, clocks that jump, lines that are cut, people who block the bot or go away."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bot.simulate.memory import Memory, Soul, arrived
from bot.simulate.telephone import Telephone

CRASHES_IN_THE_MASS, CRASHES_IN_A_HANDFUL = 1 / 6, 1 / 6
"""A day on which letters go."""
STEPS_BACK, DOWN_FOR_DAYS, LINE_CUT = 1 / 20, 1 / 70, 1 / 20
FARTHEST_BACK = 45
"""Minutes."""
LONGEST_DOWN = 3
"""Days."""
BLOCKS, PAUSES, MOVES = 0.04, 0.04, 0.01
"""How many people in a year."""
LONGEST_BLOCK = 60


@dataclass(slots=True)
class Weather:
    """Thrown for the whole year before it begins, so that the same seed brings the same weather."""

    dice: Random
    met: Counter[str] = field(default_factory=Counter)
    blocks: defaultdict[date, list[Soul]] = field(default_factory=lambda: defaultdict(list))
    returns: defaultdict[date, list[Soul]] = field(default_factory=lambda: defaultdict(list))
    pauses: defaultdict[date, list[tuple[Soul, int]]] = field(default_factory=lambda: defaultdict(list))
    moves: defaultdict[date, list[Soul]] = field(default_factory=lambda: defaultdict(list))

    def plan_year(self, memory: Memory, year: int, most: int) -> None:
        """`most`: so many at the most ask for a rest or move, since each goes through the real action."""
        souls = [soul for soul in memory.souls.values() if soul.has_phone and soul.seat > 0]
        begin = date(year, 1, 5)
        for soul in self.dice.sample(souls, round(BLOCKS * len(souls))):
            since = begin + timedelta(days=self.dice.randrange(350))
            until = since + timedelta(days=self.dice.randint(3, LONGEST_BLOCK))
            self.blocks[since].append(soul)
            self.returns[until].append(soul)
            soul.away.append((since, until))
        for soul in self.dice.sample(souls, min(most, round(PAUSES * len(souls)))):
            since = begin + timedelta(days=self.dice.randrange(330))
            self.pauses[since].append((soul, self.dice.choice((7, 14, 30))))
        for soul in self.dice.sample(souls, min(most, round(MOVES * len(souls)))):
            self.moves[begin + timedelta(days=self.dice.randrange(100, 330))].append(soul)

    def happens(self, what: str, likely: float) -> bool:
        """Whether it comes to it today; counted."""
        does = self.dice.random() < likely
        self.met[what] += does
        return does

    def blocked(self, today: date, telephone: Telephone) -> list[Soul]:
        """Those who block the bot today do; returns those who come back."""
        telephone.blocked |= {soul.chat for soul in arrived(self.blocks, today)}
        back = list(arrived(self.returns, today))
        telephone.blocked -= {soul.chat for soul in back}
        return back
