# Overseeing: those above may decide otherwise before publication; both opinions are kept

overseeing-branches = <b>Whose decisions?</b>
overseeing-desk = <b>{ $branch }: decided this year and not public yet</b>
overseeing-desk-empty = { $branch }: nothing can be overruled now. What is public must be taken back by the secretary first.
overseeing-line = { $number }. { $author }: { $text } – { $outcome }
overseeing-decision =
    <b>{ $branch }, { $author }</b>
    “{ $text }”
overseeing-branch-said = The branch decided: { $outcome }
overseeing-over = This cannot be overruled any more: it is public, or its author has changed it.
overseeing-ask-outcome = What instead? The branch’s own opinion is kept and stays visible.
overseeing-ask-cause = Why should it go back? Press one:
overseeing-ask-reason = Instead: { $outcome }. What is the reason? Please type it, { $longest } characters at most; the author and the committee read it.
overseeing-last-look =
    Instead: { $outcome }. Reason: { $reason }

    This can be done once only. Are you sure? To word it differently, just type it again.
overseeing-button-approved = Approve instead
overseeing-button-returned = Return instead
overseeing-button-declined = Decline instead
overseeing-button-surely = Yes, decide so
overseeing-button-earlier = ‹ Earlier
overseeing-button-later = Later ›

refused-overseeing-overseers-only = Overruling is for the level above the branch.
refused-overseeing-overruled-already = This was overruled once already; it cannot be changed again.
refused-overseeing-published = This is public. Please ask the secretary to take it back first.
refused-overseeing-not-any-more = This cannot be overruled: it is not decided yet, or its author has changed it.
refused-overseeing-the-same = That is what the branch decided; nothing to change.
refused-overseeing-wish-open = Its author has asked for something that is not decided yet. Please wait for that.
