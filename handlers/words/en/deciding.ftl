# Deciding: the committee (or the general meeting) decides pledge by pledge

deciding-card-title = <b>A pledge by { $author }: please decide</b>
deciding-card-version = Rewritten, version { $version }
deciding-card-text = “{ $text }”
deciding-card-kind = { $category }; ground: { $basis }
deciding-card-seen = How it will show: { $seen }
deciding-card-unseen = How it will show: not written
deciding-numbers-to = { $target } { $unit }
deciding-numbers-from-to = from { $baseline } to { $target } { $unit }
deciding-card-measures = By which means: { $measures }
deciding-card-due = Done by: { DATETIME($due, dateStyle: "medium") }
deciding-card-withdrawn = <b>{ $author }</b> has withdrawn this pledge. There is nothing left to decide.
deciding-card-decided = <b>The pledge by { $author }: { $outcome }</b>

deciding-review-none = Fit review: this one was not rated
deciding-review-too-few = Fit review: { $entitled } entitled, too few took part to show a result
deciding-review = Fit review ({ $ballots } of { $entitled } took part): { $marks }
deciding-review-reasons = Reasons given: { $reasons }
deciding-review-before = (they rated version { $version })
deciding-checklist = Check: ahead of others? tied to the post? feasible? visible?
deciding-count = { $what } { $votes }
deciding-comma = {", "}

deciding-body-committee = Committee
deciding-body-general_meeting = General meeting
deciding-so-far = { $body }: { $given } of { $entitled } have spoken; it is decided once { $needed } agree
deciding-mine-open = You said: <b>{ $verdict }</b>. You can change it until it is decided
deciding-mine = You said: { $verdict }
deciding-decided-on = { $body }, { DATETIME($decided_on, dateStyle: "medium") }
deciding-counts = { $entitled } entitled: { $counts }
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
deciding-list-line-said = { $number }. { $author }: { $text } (you: { $verdict })
deciding-list-more = … and { $left } more; please decide these first.
deciding-list-empty = No pledge is waiting for your decision now.

deciding-told-approved = <b>Your pledge was approved</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") })
deciding-told-returned = <b>Your pledge came back: please rework it</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") })
deciding-told-declined = <b>Your pledge was declined</b> ({ $body }, { DATETIME($decided_on, dateStyle: "medium") })
deciding-onward-approved = Next, the secretary makes it public. I will tell you when.
deciding-onward-returned = Everything you wrote is kept. Change what is needed and hand it in again.
deciding-onward-declined = If anything is unclear, please talk to your secretary. You can write another one: /pledge
deciding-talk = This is the second return. It may help to talk it over with your secretary first.
deciding-button-revise = Rework and hand in

refused-deciding-own-pledge = This is your own pledge; the others decide on it without you.
refused-deciding-not-entitled = You are not among those asked about this one. The roll was fixed on the day it was put; please ask your secretary if in doubt.
refused-deciding-decided-already = This one is decided: { $outcome ->
    [approved] approved
    [returned] returned
   *[declined] declined
 }. Nothing more to say.
refused-deciding-withdrawn = The author has withdrawn this pledge. There is nothing left to decide.
refused-deciding-cause-missing = A return needs a cause. Please choose one from the list.
refused-deciding-unknown = I cannot find this pledge any more. Send /decide to see what is waiting for you.
refused-deciding-no-such-number = Please send a number from 1 to { $most }, or press one of the causes above.
