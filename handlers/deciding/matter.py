"""The lines of a decision's card: what is pledged, what the representatives say, where the decision stands."""

from collections.abc import Iterable

from handlers.words import Words
from models.queries.deciding import Card, Told
from models.queries.results import FitReview
from models.rules.deciding import Opinion, Verdict, majority
from models.rules.writing import cut
from models.tables import Decision, PledgeVersion

LONGEST_TEXT = 80
LONGEST_MEASURES = 40
LONGEST_INDICATOR = 24


# ── the pledge ─────────────────────────────────────────────────────────────────────────────────────────────────────


def title(words: Words, card: Card) -> list[str]:
    again = [words("deciding-card-version", version=card.decision.version)] if card.decision.version > 1 else []
    return [words("deciding-card-title", author=card.author), *again, text(words, card.wording)]


def text(words: Words, wording: PledgeVersion) -> str:
    return words("deciding-card-text", text=cut(wording.text, LONGEST_TEXT))


def pledge(words: Words, wording: PledgeVersion) -> list[str]:
    """From which ground, how it will be seen, by which means, until when."""
    category = words.plain(f"pledging-category-{wording.category.value}")
    basis = words.plain(f"pledging-basis-{wording.basis.value}")
    lines = [words("deciding-card-kind", category=category, basis=basis), _seen(words, wording)]
    if wording.measures:
        lines.append(words("deciding-card-measures", measures=cut(wording.measures, LONGEST_MEASURES)))
    return [*lines, words("deciding-card-due", due=wording.due_on)]


def _seen(words: Words, wording: PledgeVersion) -> str:
    """How people will see that it is done; said plainly where nothing was written, for that is what is asked here."""
    seen = [part for part in (cut(wording.indicator, LONGEST_INDICATOR), _numbers(words, wording)) if part]
    return words("deciding-card-seen", seen=_joined(words, seen)) if seen else words("deciding-card-unseen")


def _numbers(words: Words, wording: PledgeVersion) -> str:
    if wording.target is None:
        return ""
    if wording.baseline is None:
        return words.plain("deciding-numbers-to", target=wording.target, unit=wording.unit)
    return words.plain("deciding-numbers-from-to", baseline=wording.baseline, target=wording.target, unit=wording.unit)


# ── the fit review ─────────────────────────────────────────────────────────────────────────────────────────────────


def review(words: Words, said: FitReview | None, version: int) -> list[str]:
    """The whole distribution, with how many spoke and how many might have; never below the floor."""
    if said is None:
        return [words("deciding-review-none")]
    if said.ballots is None:
        return [words("deciding-review-too-few", entitled=said.entitled)]
    marks = [(words.plain(f"rating-mark-{mark.value}"), votes) for mark, votes in said.counts.items()]
    lines = [words("deciding-review", ballots=said.ballots, entitled=said.entitled, marks=_counts(words, marks))]
    reasons = [(words.plain(f"rating-reason-{one.value}"), votes) for one, votes in said.reasons.items() if votes]
    if reasons:
        lines.append(words("deciding-review-reasons", reasons=_counts(words, reasons)))
    return lines if said.version == version else [*lines, words("deciding-review-before", version=said.version)]


# ── the decision ───────────────────────────────────────────────────────────────────────────────────────────────────


def standing(words: Words, card: Card) -> list[str]:
    """How many have spoken and how many must agree, and what the reader has said."""
    body = words.plain(f"deciding-body-{card.decision.body.value}")
    needed = majority(card.entitled)
    lines = [words("deciding-so-far", body=body, given=card.given, entitled=card.entitled, needed=needed)]
    if card.mine:
        lines.append(words("deciding-mine-open", verdict=opinion(words, card.mine)))
    return lines


def opinion(words: Words, said: Opinion) -> str:
    verdict = words.plain(f"deciding-verdict-{said.verdict.value}")
    if said.cause is None:
        return verdict
    return words.plain("deciding-verdict-because", verdict=verdict, cause=words.plain(f"deciding-cause-{said.cause}"))


def decided(words: Words, card: Card) -> list[str]:
    """What was decided, when, with how many votes, and what the reader had said."""
    decision = card.decision
    outcome = words.plain(f"deciding-outcome-{decision.outcome}")
    votes = [(words.plain(f"deciding-verdict-{verdict.value}"), card.said[verdict]) for verdict in Verdict]
    body = words.plain(f"deciding-body-{decision.body.value}")
    lines = [
        words("deciding-card-decided", author=card.author, outcome=outcome),
        text(words, card.wording),
        "",
        *why(words, decision),
        words("deciding-decided-on", body=body, decided_on=card.decided_on),
        words("deciding-counts", entitled=card.entitled, counts=_counts(words, votes)),
    ]
    return [*lines, words("deciding-mine", verdict=opinion(words, card.mine))] if card.mine else lines


def why(words: Words, decision: Decision) -> list[str]:
    """The cause of a return and what was written to the author; nothing for other outcomes."""
    if not decision.cause:
        return []
    notes = [words("deciding-note", note=note) for note in decision.note.splitlines()]
    return [words("deciding-because", cause=words.plain(f"deciding-cause-{decision.cause}")), *notes]


def told(words: Words, about: Told) -> list[str]:
    """The decision as its author reads it."""
    decision = about.decision
    body = words.plain(f"deciding-body-{decision.body.value}")
    lines = [
        words(f"deciding-told-{decision.outcome}", body=body, decided_on=about.decided_on),
        text(words, about.wording),
        *why(words, decision),
        "",
        words(f"deciding-onward-{decision.outcome}"),
    ]
    talk = decision.outcome == "returned" and decision.version > 1
    return [*lines, words("deciding-talk")] if talk else lines


def _counts(words: Words, counted: Iterable[tuple[str, int]]) -> str:
    return _joined(words, [words.plain("deciding-count", what=what, votes=votes) for what, votes in counted])


def _joined(words: Words, parts: Iterable[str]) -> str:
    return words.plain("deciding-comma").join(parts)
