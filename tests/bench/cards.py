"""`python -m tests.bench.cards`: how long a card takes once the press is warm, from issued facts to the picture."""

import asyncio
import os
import statistics
from datetime import date
from decimal import Decimal
from time import perf_counter, process_time

from handlers.printing import wording
from handlers.printing.press import Press
from handlers.words import words_in
from models.actions.printing import Issued
from models.rules.keeping import Goal
from models.rules.printing import Facts, Line, Paper, State

TIMES = 40
WARM = 5
DAY = date(2026, 4, 8)
ROAD = Goal(Decimal("0.5"), Decimal(3), "公里", Decimal("1.75"))
LINES = tuple(
    Line(number, 1, "", "把三组到水库的机耕路修通，方便运橘子下山", DAY, ROAD, DAY, State.going)
    for number in range(1, 6)
)


async def main() -> None:
    press, words = Press(), words_in("zh-CN")
    wall, cpu = [], []
    for version in range(1, WARM + TIMES + 1):  # another version each: nothing is remembered from the one before
        facts = Facts(Paper.member_card, "青石村党支部", "白岩镇", 2026, "覃喆雯", LINES)
        began, spent = perf_counter(), process_time()
        issued = Issued(facts, version, DAY, "K7QX2MPD")
        pictures = await press.pictures("card.typ", wording.data(words, issued, "https://board.example.org"))
        wall.append(1000 * (perf_counter() - began))
        cpu.append(1000 * (process_time() - spent))
    press.close()
    print(  # noqa: T201 - what the bench is for
        f"a card of {len(LINES)} pledges, {len(pictures[0]) // 1024} KiB:"
        f" median {statistics.median(wall[WARM:]):.0f} ms, of which CPU {statistics.median(cpu[WARM:]):.0f} ms;"
        f" fastest {min(wall):.0f} ms;"
        f" load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )


if __name__ == "__main__":
    asyncio.run(main())
