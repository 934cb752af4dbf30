# Deciding: the committee (or the general meeting) decides pledge by pledge

deciding-card-title = <b>A pledge by { $author }: please decide</b>
deciding-card-title-again = <b>A pledge by { $author } (version { $version }): please decide</b>
deciding-card-text = “{ $text }”
deciding-card-kind = { $category }; ground: { $basis }
deciding-card-seen = How it will show: { $seen }
deciding-card-unseen = How it will show: not written
deciding-numbers-to = { $target } { $unit }
deciding-numbers-from-to = from { $baseline } to { $target } { $unit }
deciding-card-measures = By which means: { $measures }
deciding-card-note = Explained: { $note }
deciding-card-due = Done by: { DATETIME($due, dateStyle: "medium") }
deciding-card-withdrawn = <b>{ $author }</b> has withdrawn this pledge. There is nothing left to decide.
deciding-card-taken-back-amendment = <b>{ $author }</b> no longer asks for this change. The pledge stands as it is; there is nothing left to decide.
deciding-card-taken-back-withdrawal = <b>{ $author }</b> no longer asks to withdraw. The pledge stands; there is nothing left to decide.
deciding-card-left = This pledge is no longer yours to decide on. It is not public, so it is not shown to you any more.
deciding-card-decided = <b>The pledge by { $author }: { $outcome }</b>
deciding-card-decided-amendment = <b>The change { $author } asked for: { $outcome }</b>
deciding-card-decided-withdrawal = <b>{ $author }’s wish to withdraw a pledge: { $outcome }</b>

deciding-wish-amendment = This was decided before; its author now asks to <b>change</b> it. Until you decide, the old words stand.
deciding-wish-withdrawal = This was decided before; its author now asks to <b>withdraw</b> it. Until you decide, it stands.
deciding-wish-why = Why: { $reason }
deciding-changes = <b>What is different:</b>
deciding-changes-more = … and { $left } more changes
deciding-change = { $label }: { $old } → { $new }
deciding-change-nothing = (nothing)
deciding-change-day = { DATETIME($day, dateStyle: "medium") }
deciding-stands-for = You speak in the place of <b>{ $who }</b>
deciding-struck = You need not decide on this pledge any more.
deciding-struck-from-all = None of these pledges needs your say any more.
deciding-overruled = <b>{ $unit } decided otherwise: { $outcome }.</b> Because: { $reason }
deciding-overruled-title =
    <b>A decision of the branch was overruled</b>
    { $author }: “{ $text }”
deciding-nobody =
    <b>Nobody can decide on a pledge</b>
    { $branch }, { $author }: “{ $text }”

    Apart from the author nobody in the branch has a vote now. Please agree with the level above on what to do; as soon as the roster has somebody, I put it before them.
deciding-talk-wanted =
    <b>The pledge by { $author } was returned a second time</b>
    “{ $text }”

    Writing to and fro may not help; please find a time to talk.

deciding-review-none = Fit review: this one was not rated
deciding-review-too-few = Fit review: { $entitled } entitled, too few took part to show a result
deciding-review = Fit review ({ $ballots } of { $entitled } took part): { $marks }
deciding-review-reasons = Reasons given: { $reasons }
deciding-review-before = Fit review of version { $version } ({ $ballots } of { $entitled } took part): { $marks }
deciding-checklist = Check: ahead of others, tied to the post, feasible, visible
deciding-count = { $what } { $votes }
deciding-comma = {", "}

deciding-body-committee = Committee
deciding-body-general_meeting = General meeting
deciding-so-far = { $body }: { $given } of { $entitled } have spoken; { $needed } must agree
deciding-mine-open = You said: <b>{ $verdict }</b>; you can still change it
deciding-urged = 🔔 The author asks you to hurry ({ $times })
deciding-mine = You said: { $verdict }
deciding-decided-on = { $body }, { DATETIME($decided_on, dateStyle: "medium") }
deciding-counts = { $entitled } entitled: { $counts }
deciding-decided-at-meeting = { $body }, decided at the meeting of { DATETIME($held_on, dateStyle: "medium") }
deciding-counts-at-meeting = { $entitled } entitled: for this result { $in_favour }, against { $against }, abstained { $abstained }
deciding-because = Returned because: { $cause }
deciding-note = Note: { $note }

deciding-verdict-approve = approve
deciding-verdict-return = return
deciding-verdict-decline = decline
deciding-verdict-because = { $verdict } ({ $cause })
deciding-outcome-approved = approved
deciding-outcome-returned = returned
deciding-outcome-declined = declined
deciding-cause-vague = too vague
deciding-cause-not_of_the_post = not tied to the post
deciding-cause-not_feasible = not feasible for now
deciding-cause-routine = everyday duty anyway
deciding-cause-unverifiable = nobody could see whether it is done
deciding-cause-no_majority = opinions differ, no majority

deciding-button-approve = ✅ Approve
deciding-button-return = ↩️ Return
deciding-button-decline = Decline
deciding-button-next = Next one ({ $left } left)
deciding-button-skip = Return it without a note
deciding-choice = { $number }. { $choice }
deciding-ask-cause = Why should it go back? Press one, or send its number:
deciding-ask-note =
    Returned because: <b>{ $cause }</b>
    Would you like to add a line for the author? Just type it, { $longest } characters at most.
deciding-noted = Noted; your line goes to the author with the decision. { $given } of { $entitled } have spoken.

deciding-list = <b>Pledges waiting for your decision: { $left }</b>
deciding-list-line = { $number }. { $author }: { $text }
deciding-author-amendment = { $author } (a change)
deciding-author-withdrawal = { $author } (to withdraw)
deciding-list-opened = ✓ opened
deciding-list-urged = 🔔 urged { $times }
deciding-list-line-said = { $number }. { $author }: { $text } (you: { $verdict })
deciding-list-more = … and { $left } more; please decide these first.
deciding-list-empty = No pledge is waiting for your decision now.

deciding-told-approved = <b>Your pledge was approved</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") })
deciding-told-returned = <b>Your pledge came back: please rework it</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") })
deciding-told-declined = <b>Your pledge was declined</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") })
deciding-onward-approved = Next, the secretary makes it public. I will tell you when.
deciding-onward-returned = Everything you wrote is kept. Change what is needed and hand it in again.
deciding-onward-declined = If anything is unclear, please talk to your secretary. You can write another one: /pledge
deciding-told-at-meeting = It was decided at a meeting; the secretary wrote it down here.
deciding-talk = This is the second return. It may help to talk it over with your secretary first.
deciding-told-amendment-approved = <b>The change you asked for was approved</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") }). The new words count from today; what is public follows once the secretary publishes it anew.
deciding-told-amendment-returned = <b>The change you asked for came back</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") }). Your pledge stands as it was; you may ask again.
deciding-told-amendment-declined = <b>The change you asked for was declined</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") }). Your pledge stands as it was.
deciding-told-withdrawal-approved = <b>Your pledge is withdrawn</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") }). Where it was public, it has been taken down.
deciding-told-withdrawal-returned = <b>Your wish to withdraw came back</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") }). Your pledge stands; please talk to your secretary if it is too hard.
deciding-told-withdrawal-declined = <b>Your wish to withdraw was declined</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") }). Your pledge stands; please talk to your secretary if it is too hard.
deciding-button-revise = Rework and hand in

# What people say: comments, questions, answers

deciding-button-full = Read it in full
deciding-button-hear = What was said ({ $said })
deciding-button-hear-all = See what was said
deciding-write-question = ❓ Ask the author
deciding-write-comment = 💬 Comment
deciding-said-question = ❓ { $who }: { $text }
deciding-said-answer = ↳ { $who } answers: { $text }
deciding-said-comment = 💬 { $who }: { $text }
deciding-card-unanswered = ↳ not answered yet
deciding-ask-question =
    What would you like to ask the author? Just type it, { $longest } characters at most.
    The author and all who decide can read it. It stops no vote. { $most } remarks a person and pledge.
deciding-ask-comment =
    What is your comment? Just type it, { $longest } characters at most.
    All who decide can read it now, the author once it is decided. { $most } remarks a person and pledge.
deciding-written-question = Your question goes to the author. You will see the answer on the card.
deciding-written-comment = Noted; all who decide can read it.
deciding-written-answer = Your answer has been passed on; all who decide can read it.
deciding-talk-title = <b>The pledge by { $author }</b> “{ $text }”
deciding-talk-empty = Nobody has said anything yet.
deciding-button-earlier = ‹ Earlier
deciding-button-later = Later ›
deciding-question = <b>{ $who } has a question about your pledge</b> “{ $text }”
deciding-question-answered = You answered: { $text }
deciding-question-over = No answer is needed any more.
deciding-button-answer = Answer
deciding-ask-answer = Just type your answer, { $longest } characters at most. All who decide can read it.
deciding-urged-done = Noted. { $silent } have not spoken yet; their cards show that you ask them to hurry. Once a day is possible.

# Many at once: approving what was opened, one card for a whole review

deciding-button-together = ✅ Approve all opened ({ $count })
deciding-together = <b>You have opened these { $count }. Approve them all?</b>
deciding-button-approve-all = ✅ Approve these { $count }
deciding-approved = Approved: { $count }.
deciding-left-out-decided = Left out: the one by { $author }, decided already.
deciding-left-out-withdrawn = Left out: the one by { $author }, withdrawn or being reworked.
deciding-left-out-spoken = Left out: the one by { $author }; what you said before stands.
deciding-left-out-unopened = Left out: the one by { $author }; you have not opened it yet.
deciding-digest = <b>The fit review is over: { $left } pledges wait for your decision</b>
deciding-digest-so-far = { $total } in all: { $decided } decided, { $spoken } wait for others after you.
deciding-digest-urged = 🔔 The authors of { $urged } ask you to hurry.
deciding-digest-others = You have spoken on all of these { $total }. { $spoken } wait for the others.
deciding-digest-over = <b>All { $total } pledges of this review are decided</b>
deciding-digest-withdrawn = withdrawn { $withdrawn }
deciding-button-begin = Begin

# A meeting held on paper, written down by the secretary

deciding-button-record = 📝 Record a meeting
deciding-today = Today
deciding-yesterday = Yesterday
deciding-minutes-ask-place = Which branch met?
deciding-minutes-nothing = No meeting is being recorded now.
deciding-minutes-ask-day = <b>Recording a meeting.</b> When was it? Press one, or write the day, like 26 February.
deciding-minutes-ask-body = Who met?
deciding-minutes-ask-present =
    { $waiting } pledges could be decided that day, { $entitled } people are entitled.
    How many came? Press, or send a number.
deciding-minutes-all-came = All of them ({ $entitled })
deciding-minutes-head = <b>{ $body }, { DATETIME($held_on, dateStyle: "medium") }</b>
deciding-minutes-place = <b>{ $number }/{ $total } The pledge by { $author }</b>
deciding-minutes-ask-result = What did the meeting resolve? Press one, or send its number.
deciding-minutes-approve = Approved
deciding-minutes-return = Returned
deciding-minutes-decline = Declined
deciding-minutes-leave_out = It was not discussed
deciding-minutes-end = Nothing further was discussed
deciding-minutes-ask-votes =
    Resolved: <b>{ $result }</b>. { $entitled } are entitled; how did they vote?
    Send three numbers, for, against, abstained, like 4 0 1.
deciding-minutes-unanimous = All in favour ({ $votes })
deciding-minutes-ask-picture = Would you like to add a photo of the minutes? Just send it, or leave it out.
deciding-minutes-no-picture = No photo
deciding-minutes-present = { $present } present
deciding-minutes-line = { $number }. { $author }: { $text } { $verdict } { $in_favour }:{ $against }:{ $abstained }
deciding-minutes-with-picture = With a photo
deciding-button-photo = See the photo of the record
deciding-minutes-last-look = Votes are for:against:abstained. Please check; once confirmed it is decided and the authors are told.
deciding-minutes-sure = Correct, decide ({ $count })
deciding-minutes-recorded = Recorded: the meeting of { DATETIME($held_on, dateStyle: "medium") }, { $count } decided.
deciding-minutes-the-rest = Go on recording

refused-deciding-own-pledge = This is your own pledge; the others decide on it without you.
refused-deciding-not-entitled = You are not among those asked about this one. The roll was fixed on the day it was put; please ask your secretary if in doubt.
refused-deciding-decided-already = This one is decided: { $outcome ->
    [approved] approved
    [returned] returned
   *[declined] declined
 }. Nothing more to say.
refused-deciding-withdrawn = The author has taken this back. There is nothing left to decide.
refused-deciding-left = This pledge is no longer yours to decide on: the roll has changed. If in doubt, please ask your secretary.
refused-deciding-no-photo = No photo was added to the record of this meeting.
refused-deciding-cause-missing = A return needs a cause. Please choose one from the list.
refused-deciding-unknown = I cannot find this pledge any more. Send /decide to see what is waiting for you.
refused-deciding-no-such-number = Please send a number from 1 to { $most }, or press one of the causes above.
refused-deciding-enough-said = You have made { $most } remarks on this pledge. If there is more to say, better talk in person.
refused-deciding-answered-already = You have answered this question already.
refused-deciding-question-for-another = This question is for the author of the pledge.
refused-deciding-urged-already = You have asked already; you can again in { $hours } hours.
refused-deciding-not-asked-yet = This one is not before the committee yet; there is nobody to hurry.
refused-meeting-not-held-yet = That day is still to come. Please give a day on which a meeting was held.
refused-meeting-nothing-before-it = There is nothing that a meeting of that day could decide: not put yet, or decided already.
refused-meeting-of-another-body = Some of these are not for this body to decide. Please record them apart.
refused-meeting-present-unclear = How many came? Please send one number, like 5.
refused-meeting-no-quorum = { $present } came, fewer than half of the { $entitled } entitled ({ $needed } needed): this meeting cannot decide.
refused-meeting-too-many-came = Only { $invited } could come, you wrote { $present }. Please look again.
refused-meeting-votes-unclear = Please send the votes as numbers, like 4 0 1: for 4, against 0, abstained 1.
refused-meeting-too-many-votes = { $votes } votes; there can be { $most } at most: who did not come does not count, nor does the author.
refused-meeting-not-carried = { $votes } in favour is no majority: { $entitled } are entitled, { $needed } votes are needed.

# Standing in: who speaks for a committee member who is away

standins-ask-branch = <b>Which branch?</b>
standins-desk = <b>{ $branch }: who stands in for whom</b>
standins-none = Nobody stands in for anybody now.
standins-line = { $number }. { $who } is away, { $stand_in } stands in: { DATETIME($since, dateStyle: "medium") } to { DATETIME($until, dateStyle: "medium") }
standins-more = … and { $left } more.
standins-hint = When a committee member is away or ill, note it here: for these days the stand-in decides.
standins-button = Stand-ins
standins-button-note = Somebody is away
standins-button-end = { $number } { $who } is back
standins-choice = { $number } { $name }
standins-ask-who = <b>Who is away?</b> Press one, or send the number:
standins-ask-stand-in = <b>Who stands in for { $who }?</b>
    A full member. Press one, or send the number:
standins-seated = (has a seat too, and counts once)
standins-button-earlier = ‹ Earlier
standins-button-later = Later ›
standins-ask-since = <b>{ $stand_in } stands in for { $who }. From which day?</b>
    Press, or type a day, such as: October 15.
standins-button-today = From today
standins-ask-until = <b>From { DATETIME($since, dateStyle: "medium") } until which day?</b>
    That day included. Type it, such as: October 31.
standins-nobody = The branch has no committee now, so nobody needs a stand-in: the general meeting decides.

refused-rolls-secretaries-only = Noting who stands in for whom is the secretary’s part.
refused-rolls-not-seated = This person has no seat on the committee now, so nobody needs to stand in.
refused-rolls-no-vote = A stand-in must be another full member of the branch, with a vote.
refused-rolls-dates = These days do not fit: the last one must come after the first, and not be over.
refused-rolls-away-already = Somebody stands in for this person already on these days. Please end that first.
refused-rolls-stand-in-away = The one you chose is away on these days too. Please choose somebody else.
refused-rolls-stands-in-already = This person stands in for somebody else on these days. Please end that first.
refused-rolls-not-noted = I cannot find this any more. Send /standin to see what is noted now.
