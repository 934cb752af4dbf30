# Proposing: a pledge by question and answer, a last look, handed in; one's own pledges

pledging-step = Question { $number } of { $all }
pledging-correcting = Line { $number }
pledging-choice = { $number } { $what }

pledging-ask-basis = <b>What gave you the idea for this pledge?</b>
pledging-ask-basis_note-problem =
    <b>What is the problem?</b>
    One sentence will do. For example: the track to group three is impassable when it rains.
pledging-ask-basis_note-duty =
    <b>Which duty of yours is it?</b>
    For example: forest warden for groups three and four.
pledging-ask-basis_note-ability =
    <b>What are you good at?</b>
    For example: grafting fruit trees, and teaching it.
pledging-ask-category = <b>What kind of thing is it?</b>
pledging-ask-text =
    <b>What will you do?</b>
    Write it the way you would tell a neighbour. For example: help 12 households of group three plant yellow peaches, and teach them how.
pledging-ask-indicator =
    <b>How will people see that it is done?</b>
    For example: households that have planted. You may skip this.
pledging-ask-numbers =
    <b>How many are there now, and how many will there be?</b>
    In one message, for example: from 3 to 12 households. Skip it if there is nothing to count.
pledging-ask-measures =
    <b>How will you go about it?</b>
    For example: buy saplings together in spring, go to the fields twice a month. You may skip this.
pledging-ask-due_on =
    <b>When will it be done?</b>
    Press one; for any other day just write it, for example: Oct 15.
pledging-ask-form =
    <b>How will you give your word?</b>
    For an oath you may send a voice or video note right now.

pledging-heard = Noted: { $value }.
pledging-so-far = So far it says: { $value }
pledging-end-of-6 = End of June
pledging-end-of-9 = End of September
pledging-end-of-12 = End of the year
pledging-by-day = by { DATETIME($day, dateStyle: "medium") }
pledging-from-to = from { $baseline } to { $target }
pledging-up-to = { $target }

pledging-basis-problem = A problem people have
pledging-basis-duty = A duty of my post
pledging-basis-ability = Something I am good at
pledging-category-industry = Making a living
pledging-category-livelihood = Everyday life
pledging-category-foundations = Firm foundations
pledging-category-emergency = Emergencies
pledging-category-neighbours = Helping neighbours
pledging-category-customs = Good customs
pledging-form-meeting = At a meeting
pledging-form-oath = By oath
pledging-form-written = In writing
pledging-oath-spoken = By oath (your recording is here)
pledging-kind-annual = for the year
pledging-kind-immediate = immediate

pledging-label-basis = Basis
pledging-label-basis_note = Namely
pledging-label-category = Kind
pledging-label-text = What
pledging-label-indicator = Seen by
pledging-label-numbers = Numbers
pledging-label-measures = How
pledging-label-due_on = When
pledging-label-form = Form

pledging-last-look = <b>All written. Please read it once more</b> ({ $kind })
pledging-last-look-again = <b>Change what needs changing, then hand it in again</b>
pledging-line = { $number } { $label }: { $value }
pledging-nothing = (nothing)
pledging-oath-hint = You may send your oath now as a voice or video note. You need not.
pledging-last-look-hint = To change a line, reply with its number.
pledging-quoted = <b>“{ $text }”</b>
pledging-submit = Hand in
pledging-correct = Change something
pledging-make-immediate = This one is urgent
pledging-make-annual = Back to a pledge for the year

pledging-half-written =
    <b>You have a half-written pledge</b>
    “{ $text }”

    Go on with it, or start afresh? Starting afresh drops what is written.
pledging-something-else =
    <b>You have another pledge half written</b>
    “{ $text }”

    Finish that one first, or drop it and revise the returned one?
pledging-no-text-yet = not yet said what
pledging-go-on = Go on
pledging-afresh = Start afresh
pledging-go-on-first = Finish that one first
pledging-revise-instead = Drop the draft, revise
pledging-stopping =
    <b>Give this one up?</b>
    What is written will be gone. If you only want a break, press nothing: /pledge goes on where you were.
pledging-discard = Drop the draft
pledging-discarded = All right, the draft is gone. Send /pledge whenever you want to write one.
pledging-nothing-at-hand = That one has been handed in or dropped. You are not writing a pledge right now.
pledging-write = Write a pledge
pledging-write-more = Write another one

pledging-submitted =
    <b>Handed in</b>
    “{ $text }”

    Next the representatives say what they think, then the committee decides. I will tell you at once.
pledging-submitted-again =
    <b>Handed in again</b>
    “{ $text }”

    The earlier version is kept too. It now takes its way again, and I will tell you at once how it goes.
pledging-late = Pledges were asked for by { DATETIME($due, dateStyle: "medium") }. Yours is a little late; it is welcome all the same.
pledging-room-left = { $left ->
    [one] You may write one more this year.
   *[other] You may write { $left } more this year.
}

pledging-mine = <b>Your pledges</b>
pledging-mine-none = You have not written a pledge yet. One is enough, and it takes a few minutes.
pledging-mine-line = { $number }. { $text } – { $stage }
pledging-stage-proposed = handed in, waiting for the representatives
pledging-stage-in_review = with the representatives
pledging-stage-deciding = with the committee
pledging-stage-returned = returned to you for changes
pledging-stage-approved = approved, not yet public
pledging-stage-published = public, being kept
pledging-stage-declined = declined by the committee
pledging-stage-withdrawn = withdrawn by you
pledging-now-at = Now: { $stage }
pledging-detail = { $label }: { $value }
pledging-reached = Progress: { $now } / { $target }
    { $bar }
pledging-no-number-yet = no number yet
pledging-no-deeds = No progress reported yet.
pledging-deed = { DATETIME($day, dateStyle: "medium") } { $what }
pledging-with-file = with a picture or file
pledging-report = Report progress
pledging-revise = Revise and hand in
pledging-withdraw = Withdraw
pledging-to-mine = ‹ My pledges
pledging-withdrawing =
    <b>Withdraw this one?</b>
    “{ $text }”

    It will neither be rated nor decided then. You may write another one.
pledging-keep-it = Keep it
pledging-withdraw-surely = Yes, withdraw

refused-pledging-members-only = Pledges are written by members. You are not on this branch's list of members; if that is a mistake, please tell your secretary.
refused-pledging-exempt = You are exempt this year, so nothing is expected of you. If you would like to write one anyway, please tell your secretary.
refused-pledging-no-year = Pledging for { $year } has not begun yet. Your branch will tell you.
refused-pledging-enough-items = { $most } a year is the most, and you have written them. Keeping these well is plenty.
refused-pledging-decided-already = This one has been decided and cannot be withdrawn. If something stands in the way, please tell your secretary.
refused-pledging-not-returned = This one needs no changes now. /mine shows where it stands.
refused-pledging-no-draft = You are not writing a pledge right now. Send /pledge to write one.
refused-pledging-unfinished = Some questions are still open. Send /pledge to go on.
refused-pledging-changed-since = What stands above this button has been changed since. Please look at the newest one and hand it in there, or send /pledge.
refused-pledging-no-voice-here = I cannot listen to recordings here; please write it. A recording is for an oath.
refused-pledging-numbers-unclear = I could not read the numbers. Please write it like this: from 3 to 12 households. Or press Skip.
refused-pledging-due-past = { DATETIME($due, dateStyle: "medium") } has gone by. Please write a day to come.
refused-pledging-due-beyond = { DATETIME($due, dateStyle: "medium") } is next year's business. A pledge of this year ends on { DATETIME($last, dateStyle: "medium") } at the latest.
