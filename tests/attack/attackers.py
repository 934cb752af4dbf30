"""Whoever has the dumps and wants to know who said what: every way we know of, each tried on every round.

An attack on a mark has two halves. A `Linker` says which traces belong to which rater and pledge, a `Reader` what mark
a trace betrays; every linker works with every reader. Some attackers need no halves. Where nothing is betrayed,
everybody guesses the mark that the published tally shows most often.
"""

import hashlib
import hmac
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from models.ballots import Stack
from models.keyring import KEY_BYTES, PSEUDONYM_BYTES, WHO, _derived
from models.rules.rating import Slip
from models.rules.refusal import Refusal
from models.rules.scales import FIT
from tests.attack.dumps import Dump, Key, Row
from tests.attack.village import Knowledge, Pair

MOST_GROUPS = 8
"""More different lengths, writes or words than this tell marks apart no better than none."""

Guess = dict[Pair, str]


@dataclass(slots=True)
class Trace:
    """A row as it was seen over time: when it was made and written (by the number of the dump), and what it said."""

    key: Key
    made: int
    place: str
    writes: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def said(self) -> Mapping[str, Any]:
        return self.rows[-1].values


Traces = dict[str, list[Trace]]
"""By table."""


def traces(dumps: Sequence[Dump]) -> Traces:
    """Every row that is not as it was before the round. Dump 0 is before the opening, dump 1 after it."""
    found: dict[str, dict[Key, Trace]] = defaultdict(dict)
    for number, dump in enumerate(dumps):
        before = dumps[number - 1].rows if number else {}
        for table, rows in dump.rows.items():
            earlier = before.get(table, {})
            for key, row in rows.items():
                if earlier.get(key) is row or number == 0:
                    continue
                was = [earlier[key]] if key in earlier else []
                trace = found[table].setdefault(key, Trace(key, number, row.place, rows=was))
                trace.rows.append(row)
                if number > 1:
                    trace.writes.append(number)
    return {table: list(rows.values()) for table, rows in found.items()} | {"files": _growth(dumps)}


def _growth(dumps: Sequence[Dump]) -> list[Trace]:
    """How much every file grew with each press."""
    grown = []
    for number in range(2, len(dumps) - 1):
        sizes = {name: size - dumps[number - 1].sizes.get(name, 0) for name, size in dumps[number].sizes.items()}
        if any(sizes.values()):
            grown.append(Trace((number,), number, f"{number:09}", [number], [Row("", 0, sizes)]))
    return grown


# ── whose is it? ───────────────────────────────────────────────────────────────────────────────────────────────────

Links = dict[Pair, Trace]
Linker = Callable[[Sequence[Trace], Knowledge], Links]


def by_place(rows: Sequence[Trace], known: Knowledge) -> Links:
    """Rows lie in the order in which they were made; at an opening that may be the order of the roll."""
    return _laid_beside(sorted(rows, key=lambda trace: trace.place), known.pairs)


def by_place_a_pledge(rows: Sequence[Trace], known: Knowledge) -> Links:
    by_pledge = sorted(known.pairs, key=lambda pair: (pair[1], pair[0]))
    return _laid_beside(sorted(rows, key=lambda trace: trace.place), by_pledge)


def by_place_as_they_came(rows: Sequence[Trace], known: Knowledge) -> Links:
    return _laid_beside(sorted(rows, key=lambda trace: trace.place), known.queue)


def by_time(rows: Sequence[Trace], known: Knowledge) -> Links:
    """The first to change belongs to whoever came first."""
    changed = [trace for trace in rows if trace.writes]
    return _laid_beside(sorted(changed, key=lambda trace: (trace.writes[0], trace.place)), known.queue)


def by_time_on_the_roll(rows: Sequence[Trace], known: Knowledge) -> Links:
    """Without knowing in which order people came: perhaps as they stand on the roll."""
    changed = [trace for trace in rows if trace.writes]
    return _laid_beside(sorted(changed, key=lambda trace: (trace.writes[0], trace.place)), known.pairs)


def by_transaction(rows: Sequence[Trace], known: Knowledge) -> Links:
    """PostgreSQL numbers its transactions, and a row bears the number of the one that wrote it."""
    return _laid_beside(sorted(rows, key=lambda trace: (trace.rows[0].written_by, trace.place)), known.queue)


def by_version(rows: Sequence[Trace], known: Knowledge) -> Links:
    """Every version of a row as one more event, stretched over the queue: where rows are too few to lay beside."""
    events = [
        Trace(trace.key, number, trace.place, [number], [row])
        for trace in rows
        for number, row in zip(trace.writes, trace.rows[-len(trace.writes) :], strict=False)
    ]
    events.sort(key=lambda trace: trace.made)
    if len(events) < len(known.queue):
        return {}
    return {pair: events[number * len(events) // len(known.queue)] for number, pair in enumerate(known.queue)}


def by_enumeration(rows: Sequence[Trace], known: Knowledge) -> Links:
    """Try every rater and pledge in every hash that needs no key, and in the HMAC with keys that are none."""
    seen = {value: trace for trace in rows for value in _bytes_in(trace.said) if len(value) == PSEUDONYM_BYTES}
    if not seen:
        return {}
    return {pair: seen[name] for pair in known.pairs for name in _hashes(pair, known.round_id) if name in seen}


def by_name(rows: Sequence[Trace], known: Knowledge) -> Links:
    """The row, or the line, names the rater and the pledge outright."""
    raters = {name: rater for rater in known.raters for name in known.names[rater]}
    pledges = {str(pledge): pledge for pledge in known.pledges}
    linked: Links = {}
    for trace in rows:
        named = [raters[word] for word in trace.rows[-1].words if word in raters]
        about = [pledges[word] for word in trace.rows[-1].words if word in pledges]
        if named and about:
            linked[named[-1], about[-1]] = trace
    return linked


LINKERS: tuple[Linker, ...] = (
    by_place,
    by_place_a_pledge,
    by_place_as_they_came,
    by_time,
    by_time_on_the_roll,
    by_transaction,
    by_version,
    by_enumeration,
    by_name,
)


def _laid_beside(rows: Sequence[Trace], pairs: Sequence[Pair]) -> Links:
    return dict(zip(pairs, rows, strict=True)) if len(rows) == len(pairs) else {}


def _hashes(pair: Pair, round_id: int) -> Iterator[bytes]:
    rater, pledge = pair
    for plain in (WHO.pack(round_id, pledge, rater), f"{round_id}:{pledge}:{rater}".encode()):
        yield hashlib.sha256(plain).digest()
        for no_key in (b"", bytes(KEY_BYTES), str(round_id).encode()):
            yield hmac.digest(no_key, plain, "sha256")


def _bytes_in(values: Mapping[str, Any]) -> Iterator[bytes]:
    for value in values.values():
        if isinstance(value, bytes | memoryview):
            yield bytes(value)
        elif isinstance(value, str) and re.fullmatch(r"(?:[0-9a-f]{2}){16,}", value):
            yield bytes.fromhex(value)


# ── what does it say? ──────────────────────────────────────────────────────────────────────────────────────────────

Reader = Callable[[Links, Knowledge], Guess]


def in_plain(links: Links, known: Knowledge) -> Guess:
    """The mark's own word stands in the row or line."""
    marks = {mark for counts in known.tally.values() for mark in counts}
    guess: Guess = {}
    for pair, trace in links.items():
        found = marks.intersection(trace.rows[-1].words)
        if len(found) == 1:
            guess[pair] = found.pop()
    return guess


def by_value(links: Links, known: Knowledge) -> Guess:
    """A code instead of the word: any column with a few different values, the most frequent the most frequent mark."""
    return _best_column(links, known, lambda value: value if isinstance(value, int | str) else None)


def by_length(links: Links, known: Knowledge) -> Guess:
    return _best_column(links, known, lambda value: len(value) if isinstance(value, bytes | str) else None)


def by_equality(links: Links, known: Knowledge) -> Guess:
    """Under one key and nonce the same mark looks the same; the front is left out where an author is sealed in."""
    return _best_column(links, known, lambda value: bytes(value)[:24] if isinstance(value, bytes) else None)


def by_writes(links: Links, known: Knowledge) -> Guess:
    """What was written twice wanted a reason."""
    several = {pair: len(trace.writes) > 1 for pair, trace in links.items() if trace.writes}
    if len(set(several.values())) < 2:
        return {}
    return {pair: _most(known, pair[1], explained=twice) for pair, twice in several.items()}


def by_bits(links: Links, known: Knowledge) -> Guess:
    """Believing in signs: the last bits of whatever is sealed. Somebody must guess even where there is nothing."""
    return _best_column(links, known, lambda value: value[-1] % 4 if isinstance(value, bytes) else None)


READERS: tuple[Reader, ...] = (in_plain, by_value, by_length, by_equality, by_writes, by_bits)


def _best_column(links: Links, known: Knowledge, feature: Callable[[Any], Any]) -> Guess:
    """Group by each column in turn; believe the one whose groups are most like the tally."""
    columns = next(iter(links.values())).said if links else {}
    guesses = (
        _matched({pair: feature(trace.said.get(column)) for pair, trace in links.items()}, known) for column in columns
    )
    return max(guesses, key=lambda guess: _likeness(guess, known), default={})


def _matched(features: Mapping[Pair, Any], known: Knowledge) -> Guess:
    groups = Counter(features.values())
    if None in groups or not 1 < len(groups) <= MOST_GROUPS:
        return {}
    marks = [mark for mark, _ in sum(known.tally.values(), Counter[str]()).most_common()]
    meaning = dict(zip((group for group, _ in groups.most_common()), marks, strict=False))
    return {pair: meaning[group] for pair, group in features.items() if group in meaning}


def _likeness(guess: Guess, known: Knowledge) -> int:
    """How many ballots of the tally this guess would account for."""
    said = {pledge: Counter(mark for (_, about), mark in guess.items() if about == pledge) for pledge in known.pledges}
    return sum((said[pledge] & known.tally.get(pledge, Counter())).total() for pledge in known.pledges)


def _most(known: Knowledge, pledge: int, *, explained: bool | None = None) -> str:
    """The mark given most often, perhaps among those that ask for a reason or do not."""
    counts = known.tally.get(pledge) or Counter()
    fitting = {mark: n for mark, n in counts.items() if explained is None or (mark in known.explained) == explained}
    return max(fitting, key=lambda mark: fitting[mark], default="")


# ── attackers without halves ───────────────────────────────────────────────────────────────────────────────────────


def guess_by_any_key(dumps: Sequence[Dump], known: Knowledge, found: Traces) -> Guess:
    """Whatever could be a key, in the rows or in the key directory after closing, tried on what was sealed last."""
    sealed = [value for trace in found.get("ballot", ()) for row in trace.rows for value in _bytes_in(row.values)]
    values = (value for rows in found.values() for trace in rows for value in _bytes_in(trace.said))
    candidates = {*dumps[-1].keys.values(), *known.later_keys, *(value for value in values if len(value) == KEY_BYTES)}
    boxes = [value for value in sealed if len(value) > KEY_BYTES]
    tried = (_opened_with(key, boxes[-1], known) for key in candidates) if boxes else ()
    return next(filter(None, tried), {})


def _opened_with(key: bytes, box: bytes, known: Knowledge) -> Guess:
    keys = _derived(key)
    try:
        stack = Stack(FIT, box, keys.unseal(keys.label(known.round_id), box))
    except Refusal:
        return {}
    slips = {pair: stack.sheet(keys.pseudonym(known.round_id, pair[1], pair[0])).slip for pair in known.pairs}
    return {pair: str(slip.mark) for pair, slip in slips.items() if isinstance(slip, Slip)}


def guess_by_subtraction(_: Sequence[Dump], known: Knowledge, found: Traces) -> Guess:
    """A count that grew by one between two dumps: somebody pressed that. By the order in which people came."""
    marks = {mark for counts in known.tally.values() for mark in counts}
    for rows in found.values():
        grown = sorted((number, mark) for trace in rows for number, mark in _grown(trace, marks))
        if len(grown) == len(known.queue):
            return {pair: mark for pair, (_, mark) in zip(known.queue, grown, strict=True)}
    return {}


def _grown(trace: Trace, marks: Iterable[str]) -> Iterator[tuple[int, str]]:
    numbers = [trace.made, *trace.writes][-len(trace.rows) :]
    for number, before, after in zip(numbers[1:], trace.rows, trace.rows[1:], strict=False):
        for mark in marks:
            if _count(after, mark) == _count(before, mark) + 1:
                yield number, mark


def _count(row: Row, mark: str) -> int:
    """The number behind this mark."""
    words = row.words
    place = words.index(mark) + 1 if mark in words else len(words)
    return int(words[place]) if place < len(words) and words[place].isdecimal() else 0


def guess_by_results(_: Sequence[Dump], known: Knowledge, __: Traces) -> Guess:
    """Where a tally leaves no choice. What everybody said, everybody said."""
    return {(rater, pledge): _most(known, pledge) for rater, pledge in known.pairs}


Whole = Callable[[Sequence[Dump], Knowledge, Traces], Guess]
WHOLE: tuple[Whole, ...] = (guess_by_any_key, guess_by_subtraction, guess_by_results)


def guesses(dumps: Sequence[Dump], known: Knowledge) -> Iterator[tuple[str, Guess]]:
    """What every attacker makes of the dumps: the name of the attack, and a mark for every rater and pledge."""
    found = traces(dumps)
    commonest = {pair: _most(known, pair[1]) for pair in known.pairs}
    for whole in WHOLE:
        yield whole.__name__.removeprefix("guess_"), commonest | whole(dumps, known, found)
    for linker in LINKERS:
        linked = [links for rows in found.values() if (links := linker(rows, known))]
        yield from _readings(linker.__name__, linked, known)
    as_seen = replace(known, came=order_by_company(dumps, known))
    linked = [links for rows in found.values() if (links := by_time(rows, as_seen))]
    yield from _readings("by_time_as_seen", linked, known)


def _readings(name: str, linked: Sequence[Links], known: Knowledge) -> Iterator[tuple[str, Guess]]:
    commonest = {pair: _most(known, pair[1]) for pair in known.pairs}
    for reader in READERS:
        read = max((reader(links, known) for links in linked), key=lambda guess: _likeness(guess, known), default={})
        yield f"{name} {reader.__name__}", commonest | read


# ── who came when? ─────────────────────────────────────────────────────────────────────────────────────────────────


def order_by_company(dumps: Sequence[Dump], known: Knowledge) -> list[int]:
    """What was written with a press, and names somebody: a flag, a letter, a conversation, an entry, a line."""
    names = {name: rater for rater in known.raters for name in known.names[rater]}
    seen: dict[int, None] = {}
    for rows in _new_in_turn(dumps[:-1]):
        for table, row in rows:
            named = [names[word] for word in row.words if word in names]
            numbers = {row.values.get(column) for column in ("person_id", "actor_id")}
            named += [rater for rater in known.raters if rater in numbers]
            if table != "elector":
                seen.update(dict.fromkeys(named))
    return [*seen, *(rater for rater in known.raters if rater not in seen)]


def order_by_the_roll(_: Sequence[Dump], known: Knowledge) -> list[int]:
    """Perhaps they came as they stand there."""
    return list(known.raters)


def order_by_place(dumps: Sequence[Dump], known: Knowledge) -> list[int]:
    """Where in its table what changed lay: perhaps places follow the roll."""
    places: dict[str, None] = {}
    for rows in _new_in_turn(dumps[:-1]):
        places.update(dict.fromkeys(row.place for table, row in rows if table == "ballot"))
    order = sorted(places)
    ranks = [order.index(place) * len(known.raters) // len(order) for place in places]
    guessed = dict.fromkeys(known.raters[rank] for rank in ranks)
    return [*guessed, *(rater for rater in known.raters if rater not in guessed)]


ORDERS = (order_by_company, order_by_the_roll, order_by_place)


def _new_in_turn(dumps: Sequence[Dump]) -> Iterator[list[tuple[str, Row]]]:
    """The rows that every press brought or changed, after the opening."""
    for before, after in pairwise(dumps[1:]):
        changed = [
            (table, row)
            for table, rows in after.rows.items()
            for key, row in rows.items()
            if before.rows.get(table, {}).get(key) is not row
        ]
        yield sorted(changed, key=lambda found: (found[1].written_by, found[1].place))


# ── what is left over? ─────────────────────────────────────────────────────────────────────────────────────────────

PIECE_BYTES = 16


def left_over(dumps: Sequence[Dump], secrets: Iterable[bytes]) -> tuple[int, int]:
    """How many pieces of former ballots and of the key lie in the files after closing, and how many were looked for."""
    ballots = {row.values["sealed"] for dump in dumps for row in dump.rows.get("ballot", {}).values()}
    pieces = [piece for secret in (*secrets, *map(bytes, ballots)) for piece in _pieces(secret)]
    return sum(piece in dumps[-1].raw for piece in pieces), len(pieces)


def _pieces(secret: bytes) -> list[bytes]:
    """A database cuts a long value into pieces; some of them, from the front to the back."""
    step = max(PIECE_BYTES, len(secret) // 6)
    return [secret[at : at + PIECE_BYTES] for at in range(0, len(secret) - PIECE_BYTES + 1, step)]
