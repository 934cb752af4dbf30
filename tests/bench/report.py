"""What was measured, as medians and as ratios to the echo of the same run: a table to read and JSON to keep."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.courses import Course
from tests.bench.stage import House

ARTEFACT = Path("artefacts/bench.json")
COLUMNS = ("", "updates/s", "× echo", "CPU µs", "× echo", "p99 ms", "at half ms")


@dataclass(frozen=True, slots=True)
class Row:
    """Medians over all rounds. `ratio` and `cpu_ratio`: speed and CPU as multiples of the echo's in the same round."""

    what: str
    per_second: float
    ratio: float
    cpu_microseconds: float
    cpu_ratio: float
    p99_milliseconds: float
    p99_at_half_milliseconds: float | None = None


def row_of(course: Course) -> Row:
    runs, half = course.runs, course.at_half
    pairs = list(zip(runs, course.echoes, strict=True))
    return Row(
        what=course.what,
        per_second=statistics.median(run.per_second for run in runs),
        ratio=statistics.median(run.per_second / echo.per_second for run, echo in pairs),
        cpu_microseconds=statistics.median(run.cpu_microseconds for run in runs),
        cpu_ratio=statistics.median(run.cpu_microseconds / echo.cpu_microseconds for run, echo in pairs),
        p99_milliseconds=statistics.median(run.p99_milliseconds for run in runs),
        p99_at_half_milliseconds=half.p99_milliseconds if half else None,
    )


def table(rows: Sequence[Row]) -> str:
    lines = [COLUMNS, *(_cells(one) for one in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(COLUMNS))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _cells(one: Row) -> tuple[str, ...]:
    half = one.p99_at_half_milliseconds
    return (
        one.what,
        f"{one.per_second:.0f}",
        f"{one.ratio:.2f}",
        f"{one.cpu_microseconds:.0f}",
        f"{one.cpu_ratio:.2f}",
        f"{one.p99_milliseconds:.0f}",
        "" if half is None else f"{half:.0f}",
    )


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, figures to the right."""
    figures = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
    return "  ".join([cells[0].ljust(widths[0]), *figures])


def standing(house: House) -> str:
    return f"{house.bot.name}: ready in {house.seconds_to_ready:.1f} s, {house.idle_mebibytes:.0f} MiB when idle"


def keep(rows: Sequence[Row], houses: Sequence[House], command: str) -> None:
    """The figures with the command that made them."""
    about = [
        {
            "name": house.bot.name,
            "people": house.people,
            "seconds_to_ready": house.seconds_to_ready,
            "idle_mebibytes": house.idle_mebibytes,
        }
        for house in houses
    ]
    found = {"command": command, "rows": [asdict(one) for one in rows], "houses": about}
    ARTEFACT.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
