"""The lines of a decision's card: what is pledged, what the representatives say, where the decision stands."""

from collections.abc import Iterable, Sequence

from handlers import labels
from handlers.words import Words
from models.queries.deciding import Card, Told
from models.queries.overruled import Overruled
from models.queries.questions import Said
from models.queries.results import FitReview
from models.rules.amending import Matter
from models.rules.deciding import Opinion, Verdict, asks_for_talk, majority
from models.rules.indicators import Numbers
from models.rules.questions import RemarkKind
from models.rules.writing import cut
from models.tables import Decision, PledgeVersion

LONGEST_TEXT = 58
LONGEST_MEASURES = 17
LONGEST_INDICATOR = 24
LONGEST_REMARK = 14
"""So that the whole card fits on a small phone; a button shows the rest."""
FULL_TEXT = 140
FULL_MEASURES = 80
FULL_NOTE = 40


# ── the pledge ─────────────────────────────────────────────────────────────────────────────────────────────────────


def title(words: Words, card: Card) -> list[str]:
    return [_name(words, card), text(words, card.wording)]


def _name(words: Words, card: Card) -> str:
    version = card.decision.version
    if version == 1:
        return words("deciding-card-title", author=card.author)
    return words("deciding-card-title-again", author=card.author, version=version)


def author(words: Words, name: str, matter: Matter) -> str:
    """Whose it is, on a list; with what is wished where it is no new pledge."""
    return name if matter is Matter.pledge else words.plain(f"deciding-author-{matter.value}", author=name)


def text(words: Words, wording: PledgeVersion) -> str:
    return words("deciding-card-text", text=cut(wording.text, LONGEST_TEXT))


def pledge(words: Words, wording: PledgeVersion) -> list[str]:
    """How it will be seen, by which means, until when."""
    lines = [_seen(words, wording)]
    if wording.measures:
        lines.append(words("deciding-card-measures", measures=cut(wording.measures, LONGEST_MEASURES)))
    return [*lines, words("deciding-card-due", due=wording.due_on)]


def full(words: Words, card: Card) -> list[str]:
    """What the card has no room for: all the words, the ground, and what the representatives miss."""
    wording = card.wording
    category = words.plain(f"pledging-category-{wording.category.value}")
    basis = words.plain(f"pledging-basis-{wording.basis.value}")
    lines = [
        _name(words, card),
        words("deciding-card-text", text=cut(wording.text, FULL_TEXT)),
        words("deciding-card-kind", category=category, basis=basis),
    ]
    if wording.basis_note:
        lines.append(words("deciding-card-note", note=cut(wording.basis_note, FULL_NOTE)))
    lines.append(_seen(words, wording))
    if wording.measures:
        lines.append(words("deciding-card-measures", measures=cut(wording.measures, FULL_MEASURES)))
    return [*lines, words("deciding-card-due", due=wording.due_on), *_reasons(words, card.review)]


def _seen(words: Words, wording: PledgeVersion) -> str:
    """How people will see that it is done; said plainly where nothing was written, for that is what is asked here."""
    seen = [part for part in (cut(wording.indicator, LONGEST_INDICATOR), numbers(words, wording)) if part]
    return words("deciding-card-seen", seen=_joined(words, seen)) if seen else words("deciding-card-unseen")


def numbers(words: Words, wording: PledgeVersion | Numbers) -> str:
    if wording.target is None:
        return ""
    if wording.baseline is None:
        return words.plain("deciding-numbers-to", target=wording.target, unit=wording.unit)
    return words.plain("deciding-numbers-from-to", baseline=wording.baseline, target=wording.target, unit=wording.unit)


# ── the fit review ─────────────────────────────────────────────────────────────────────────────────────────────────


def review(words: Words, said: FitReview | None, version: int) -> str:
    """The whole distribution, with how many spoke and how many might have; never below the floor."""
    if said is None:
        return words("deciding-review-none")
    if said.ballots is None:
        return words("deciding-review-too-few", entitled=said.entitled)
    marks = _counts(words, [(labels.mark(words, said.scale, mark), votes) for mark, votes in said.counts.items()])
    if said.version == version:
        return words("deciding-review", ballots=said.ballots, entitled=said.entitled, marks=marks)
    before = {"version": said.version, "ballots": said.ballots, "entitled": said.entitled}
    return words("deciding-review-before", **before, marks=marks)


def _reasons(words: Words, said: FitReview | None) -> list[str]:
    if said is None:
        return []
    reasons = [(labels.reason(words, said.scale, one), votes) for one, votes in said.reasons.items() if votes]
    return [words("deciding-review-reasons", reasons=_counts(words, reasons))] if reasons else []


# ── what is said about it ──────────────────────────────────────────────────────────────────────────────────────────


def last_said(words: Words, said: Sequence[Said]) -> list[str]:
    """The latest question with its answer; where nothing was asked, the latest comment."""
    questions = [place for place, one in enumerate(said) if one.kind is RemarkKind.question]
    if not questions:
        return [_remark(words, one) for one in said[-1:]]
    last = questions[-1]
    reply = said[last + 1] if last + 1 < len(said) and said[last + 1].kind is RemarkKind.answer else None
    return [_remark(words, said[last]), _remark(words, reply) if reply else words("deciding-card-unanswered")]


def _remark(words: Words, one: Said) -> str:
    return remark(words, one, LONGEST_REMARK)


def remark(words: Words, one: Said, most: int) -> str:
    return words(f"deciding-said-{one.kind.value}", who=one.who, text=cut(one.text, most))


# ── the decision ───────────────────────────────────────────────────────────────────────────────────────────────────


def standing(words: Words, card: Card) -> list[str]:
    """How many have spoken and how many must agree, and what the reader has said."""
    body = words.plain(f"deciding-body-{card.decision.body.value}")
    needed = majority(card.entitled)
    lines = [words("deciding-so-far", body=body, given=card.given, entitled=card.entitled, needed=needed)]
    if card.mine:
        lines.append(words("deciding-mine-open", verdict=opinion(words, card.mine)))
    elif card.decision.urges:
        lines.append(words("deciding-urged", times=card.decision.urges))
    return lines


def opinion(words: Words, said: Opinion) -> str:
    verdict = words.plain(f"deciding-verdict-{said.verdict.value}")
    if said.cause is None:
        return verdict
    return words.plain("deciding-verdict-because", verdict=verdict, cause=words.plain(f"deciding-cause-{said.cause}"))


def over(words: Words, card: Card) -> str:
    """Nothing is left to say here, for all or for this reader; what is not public is told to nobody who has left."""
    if not card.may_be_read:
        return words("deciding-card-left")
    if card.decision.taken_back_at:
        return words(f"deciding-card-taken-back-{card.decision.matter.value}", author=card.author)
    return words("deciding-card-withdrawn", author=card.author)


def decided(words: Words, card: Card) -> list[str]:
    """What was decided, when, with how many votes, and what the reader had said."""
    decision = card.decision
    outcome = words.plain(f"deciding-outcome-{decision.outcome}")
    lines = [
        _heading(words, card, outcome),
        text(words, card.wording),
        "",
        *why(words, decision),
        *_how(words, card),
    ]
    mine = [words("deciding-mine", verdict=opinion(words, card.mine))] if card.mine else []
    return [*lines, *mine, *instead(words, card.overruled)]


def instead(words: Words, other: Overruled | None) -> list[str]:
    """What those above have decided instead, beside what the branch decided: both opinions are kept."""
    if other is None:
        return []
    outcome = words.plain(f"deciding-outcome-{other.outcome.value}")
    cause = [words("deciding-because", cause=words.plain(f"deciding-cause-{other.cause}"))] if other.cause else []
    return [words("deciding-overruled", unit=other.unit, outcome=outcome, reason=other.reason), *cause]


def _heading(words: Words, card: Card, outcome: str) -> str:
    matter = card.decision.matter
    if matter is Matter.pledge:
        return words("deciding-card-decided", author=card.author, outcome=outcome)
    return words(f"deciding-card-decided-{matter.value}", author=card.author, outcome=outcome)


def _how(words: Words, card: Card) -> list[str]:
    """By votes in the chat, or at a meeting on paper, whose votes are those for what was resolved."""
    body = words.plain(f"deciding-body-{card.decision.body.value}")
    if card.meeting:
        votes = card.meeting.votes
        counts = {"in_favour": votes.in_favour, "against": votes.against, "abstained": votes.abstained}
        return [
            words("deciding-decided-at-meeting", body=body, held_on=card.meeting.held_on),
            words("deciding-counts-at-meeting", entitled=card.entitled, **counts),
        ]
    said = [(words.plain(f"deciding-verdict-{verdict.value}"), card.said[verdict]) for verdict in Verdict]
    return [
        words("deciding-decided-on", body=body, decided_on=card.decided_on),
        words("deciding-counts", entitled=card.entitled, counts=_counts(words, said)),
    ]


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
    meeting = [words("deciding-told-at-meeting")] if about.at_meeting else []
    if decision.matter is not Matter.pledge:
        matter, outcome = decision.matter.value, decision.outcome
        answered = words(f"deciding-told-{matter}-{outcome}", body=body, decided_on=about.decided_on)
        return [answered, text(words, about.wording), *why(words, decision), *meeting]
    lines = [
        words(f"deciding-told-{decision.outcome}", body=body, decided_on=about.decided_on),
        text(words, about.wording),
        *why(words, decision),
        *meeting,
        *instead(words, about.overruled),
        "",
        words(f"deciding-onward-{about.outcome}"),
    ]
    talk = asks_for_talk(decision.matter, decision.outcome, decision.version)
    return [*lines, words("deciding-talk")] if talk else lines


def _counts(words: Words, counted: Iterable[tuple[str, int]]) -> str:
    return _joined(words, [words.plain("deciding-count", what=what, votes=votes) for what, votes in counted])


def _joined(words: Words, parts: Iterable[str]) -> str:
    return words.plain("deciding-comma").join(parts)
