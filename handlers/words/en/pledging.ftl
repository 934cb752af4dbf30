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
    Write it the way you would tell a neighbour. For example:
pledging-sample-industry =
    · help 12 households of group three plant yellow peaches
    · sell the honey of 6 families in the county town
pledging-sample-livelihood =
    · put up 12 lamps on the way to the school
    · clear 800 metres of ditch, so that rain stays outside
pledging-sample-foundations =
    · ring the 23 members who are away every quarter
    · put the accounts on the notice board every month
pledging-sample-emergency =
    · walk the way to safety with 18 riverside families
    · patrol the forest twice a day in the fire season
pledging-sample-neighbours =
    · visit 8 elderly people who live alone, twice a month
    · teach 20 elderly people to pay insurance by phone
pledging-sample-customs =
    · keep my own feast to 15 tables, and win over 5 families
    · teach embroidery every Wednesday evening
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

pledging-doubt-routine =
    <b>That is expected anyway. What will you do beyond it?</b>
    For example: bring rice and oil to the old forest warden every month. Type it, or leave it as it is.
pledging-doubt-slogan =
    <b>Well said. Which one thing will it be?</b>
    For example: clear the ditch of group three before the end of the year. Type it, or leave it as it is.
pledging-doubt-people =
    <b>Who else will be better off?</b>
    For example: four households of group three join in. Type it, or leave it as it is.
pledging-doubt-sight =
    <b>What will neighbours look at to see that it is done?</b>
    For example: the ditch runs, and the rain stays out of the houses. Type it, or leave it as it is.
pledging-doubt-number =
    <b>How many will there be, and of what?</b>
    For example: from 3 to 12 households. If it cannot be counted, leave it as it is.
pledging-doubt-baseline =
    <b>How much is it today? Only then can people see the change.</b>
    For example: 30,000 yuan now. Type it, or leave it as it is.
pledging-doubt-leave = Leave it as it is
pledging-offered = <b>Noted. Which shall it be?</b>
    If neither is right, just type the whole sentence again.

pledging-offered-line = { $number } “{ $text }”
pledging-offered-instead = Say this instead
pledging-offered-append = Put it behind my words
pledging-offered-leave = Keep my words
pledging-hint-routine = A hint: this seems expected anyway. You may hand it in all the same.
pledging-hint-slogan = A hint: it does not say which thing you will do. You may hand it in all the same.
pledging-hint-people = A hint: it does not say who is better off. You may hand it in all the same.
pledging-hint-sight = A hint: it does not say how people will see it. You may hand it in all the same.
pledging-hint-number = A hint: it does not say how many. You may hand it in all the same.
pledging-hint-baseline = A hint: it does not say how much it is today. You may hand it in all the same.

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
pledging-urge = 🔔 Ask them to hurry
pledging-withdraw = Withdraw
pledging-to-mine = ‹ My pledges
pledging-withdrawing =
    <b>Withdraw this one?</b>
    “{ $text }”

    It will neither be rated nor decided then. You may write another one.
pledging-keep-it = Keep it
pledging-withdraw-surely = Yes, withdraw

pledging-wished-amendment = You asked to change this; it is not decided yet. Until then it stands as it is.
pledging-wished-withdrawal = You asked to withdraw this; it is not decided yet. Until then it stands.
pledging-changed = The change is approved; the notice board follows once the secretary publishes it.
pledging-wish-change = Ask to change it
pledging-wish-out = Ask to withdraw it
pledging-no-more-amendment = Leave it as it is
pledging-no-more-withdrawal = Keep the pledge
pledging-why-amendment =
    <b>This was decided, so a change needs a decision too</b>
    “{ $text }”

    Why should it change? Please type a line or two, { $longest } characters at most.
pledging-why-withdrawal =
    <b>This was decided, so to withdraw it needs a decision too</b>
    “{ $text }”

    Why should it end? Please type a line or two, { $longest } characters at most. Until then it stands.
pledging-giving-up =
    <b>You have another pledge half written</b>
    “{ $text }”

    Finish that first, or give it up and change this one? What is given up is not kept.
pledging-wish-instead = Give it up, change this
pledging-last-look-wish = <b>Change what you like, then hand it in</b>
    Why: { $reason }
pledging-wish-handed-in =
    <b>Your request is handed in</b>
    “{ $text }”

    Until it is decided your pledge stands as it was. I will tell you at once.

refused-pledging-members-only = Pledges are written by members. You are not on this branch's list of members; if that is a mistake, please tell your secretary.
refused-pledging-exempt = You are exempt this year, so nothing is expected of you. If you would like to write one anyway, please tell your secretary.
refused-pledging-no-year = Pledging for { $year } has not begun yet. Your branch will tell you.
refused-pledging-enough-items = { $most } a year is the most, and you have written them. Keeping these well is plenty.
refused-pledging-decided-already = This one has been decided and cannot be withdrawn. If something stands in the way, please tell your secretary.
refused-pledging-not-returned = This one needs no changes now. /mine shows where it stands.
refused-amending-not-decided = Nothing to ask for here: before the decision you may simply withdraw it, and a returned one you may rework. See /mine.
refused-amending-asked-already = You have asked for something about this one already. Please wait until that is decided, or take it back first.
refused-amending-nothing-asked = Nothing you asked for here is waiting: it has been decided, or you have taken it back. See /mine.
refused-amending-nothing-changed = These are the same words as before. To change an answer, send its number.
refused-pledging-no-draft = You are not writing a pledge right now. Send /pledge to write one.
refused-pledging-unfinished = Some questions are still open. Send /pledge to go on.
refused-pledging-changed-since = What stands above this button has been changed since. Please look at the newest one and hand it in there, or send /pledge.
refused-pledging-no-voice-here = I cannot listen to recordings here; please write it. A recording is for an oath.
refused-pledging-numbers-unclear = I could not read the numbers. Please write it like this: from 3 to 12 households. If there are none, reply “skip”.
refused-pledging-due-past = { DATETIME($due, dateStyle: "medium") } has gone by. Please write a day to come.
refused-pledging-due-beyond = { DATETIME($due, dateStyle: "medium") } is next year's business. A pledge of this year ends on { DATETIME($last, dateStyle: "medium") } at the latest.

pledging-ask-which-problem =
    <b>What is the problem? The branch knows of these:</b>
    Press one, or write a sentence if it is not on the list.
pledging-problem-line = { $number }. { $text }

problems-list = <b>{ $branch }: problems people have</b>
problems-line = { $number }. { $text }{ $cited ->
        [0] {""}
        [one] {" "}(one pledge)
       *[other] {" "}({ $cited } pledges)
    }
problems-none = There is nothing on the list yet.
problems-more = And { $left } more.
problems-which-branch = <b>Whose list?</b>
problems-note = Add a problem
problems-settle = Take off what is settled
problems-ask = <b>What is the problem?</b>
    Where, who, and what is wrong, in one sentence of at most { $longest } characters. For example: the track to group three is impassable when it rains.
problems-ask-settled = <b>Which one is settled?</b>
    A press takes it off; pledges that are about it stay.
problems-write = Write a pledge about one
pledging-only-urgent = Your { $most } pledges for the year are written. Something urgent may still be added: this one is immediate.
pledging-use-earlier = Begin with last year's
pledging-which-earlier =
    <b>Which one of last year's?</b>
    I bring the words over; look at them and correct them before you hand them in.
pledging-submitted-immediate =
    <b>Handed in, with urgency</b>
    “{ $text }”

    It goes to the committee at once, without waiting for the representatives. I will tell you as soon as it is decided.
refused-problems-not-yours = The list of problems is for members, representatives and the committee of a branch. If you should be on the roster, please tell the secretary.
refused-problems-noted-already = This one is on the list already.
refused-problems-too-many = There are { $most } problems on the list already. Please take off what is settled first.
