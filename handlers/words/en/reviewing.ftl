# The quarterly review: reminders, commenting, reading comments

reviewing-quarter-1 = First quarter
reviewing-quarter-2 = Second quarter
reviewing-quarter-3 = Third quarter
reviewing-quarter-4 = Fourth quarter

reviewing-head = <b>{ $quarter } review</b> · { $number } of { $total }
reviewing-title = { $author }: “{ $text }” (by { DATETIME($due, dateStyle: "medium") })
reviewing-reached = Progress: { $now } / { $target }
reviewing-deed = { DATETIME($day, dateStyle: "medium") }: { $what }
reviewing-a-file = sent a picture or a file
reviewing-a-number = reported a number
reviewing-no-deeds = Nothing has been reported on this one yet.

reviewing-ask-strength =
    <b>{ $step }/{ $steps } What went well?</b>
    Write me a sentence or two, or press “Skip”.
reviewing-ask-problem =
    <b>{ $step }/{ $steps } What is still missing?</b>
    The matter, not the person; or press “Skip”.
reviewing-ask-direction =
    <b>{ $step }/{ $steps } What should be done next?</b>
    Write me a sentence or two, or press “Skip”.
reviewing-ask-follow_up =
    <b>{ $step }/{ $steps } When will you look at it again?</b>
    Press one, answer 1 or 2, or type a day, such as: 20 May.
reviewing-in-a-month = 1 In a month ({ DATETIME($day, dateStyle: "medium") })
reviewing-in-three-months = 2 In three months ({ DATETIME($day, dateStyle: "medium") })
reviewing-no-day = No fixed day
reviewing-put-off = Later

reviewing-written = <b>Written down</b> ({ $done }/{ $total }). { $author } gets this now:
reviewing-all-written = <b>All { $total } are done, thank you!</b> { $author } gets this now:
reviewing-next = Next: { $author }
reviewing-nothing-left = { $total ->
        [0] { $branch } has no pledges for you to comment on.
       *[other] { $branch }: all { $total } pledges have their comment for this quarter.
    }
reviewing-nothing-open = There is nothing for you to comment on now. The branch secretary comments from two weeks before the review day on; I will say when.
reviewing-not-commenting = This comment is written down already, or was dropped. Press “To do” to see what is left.
reviewing-dropped = All right, nothing was written down for this one. Send /comment to go on.

reviewing-comment = <b>{ $quarter } { $year }, review</b> · { $commenter }
reviewing-comment-on = Your pledge: “{ $text }”
reviewing-said-strength = <b>Went well:</b> { $what }
reviewing-said-problem = <b>Still missing:</b> { $what }
reviewing-said-direction = <b>Next:</b> { $what }
reviewing-said-follow_up = <b>To be looked at again:</b> { DATETIME($day, dateStyle: "medium") }
reviewing-note = I have read it
reviewing-noted = You have read this.

refused-reviewing-own-pledge = Nobody comments on their own pledge; the next level does.
refused-reviewing-not-published = This pledge is not public now, so there is nothing to comment on.
refused-reviewing-done-already = This one has its comment for this quarter already. Send /comment to go on with the others.
refused-reviewing-not-the-time = This review has not begun yet, or is over.
refused-reviewing-says-nothing = What went well, what is missing, what comes next: please write at least one of them, or press “Back”.
refused-reviewing-follow-up-day = Please give a day after today and within a year.
