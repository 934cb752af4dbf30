# The dates of the year: seeing them, moving them, and who has not finished

year-head = <b>{ $branch }: what is still to come</b>
year-nothing-ahead = Everything of this year is over. December brings the dates of the next.
year-date = { $number }. { $what }: { DATETIME($day, dateStyle: "medium") }
year-date-estimate = { $number }. { $what }: { DATETIME($day, dateStyle: "medium") } (estimate: the holidays are not announced)
year-step-propose = Pledging
year-step-fit_review = Fit review
year-step-decide = Decision
year-step-publish = Publication
year-step-quarterly_review = Q{ $quarter } review
year-step-assess = { $quarter ->
        [2] First half-year
       *[4] Second half-year
    }
year-step-appraise = Appraisal
year-move = { $number }. Move: { $what }
year-take-out = Not held this time
year-ask-take-out = Shall “{ $what }” fall away this time? It cannot be put back, and nobody is reminded of it any more.
year-take-out-sure = Yes, not held this time
year-taken-out = All right, “{ $what }” is not held this time. I will tell those who have noted the day.
year-review-moved = <b>{ $branch }: “{ $what }” is on { DATETIME($day, dateStyle: "medium") } now</b>

    Open the file above and your phone’s calendar moves the day.
year-review-taken-out = <b>{ $branch }: “{ $what }” on { DATETIME($day, dateStyle: "medium") } is not held</b>

    Open the file above and your phone’s calendar removes the day.
year-file = { $what } { DATETIME($day, dateStyle: "medium") }.ics
year-event = { $branch }: { $what }
year-event-about = By this day: report your progress, write your comments.
year-who = { $number }. Who has not finished?
year-ask-day = “{ $what }” is due on { DATETIME($day, dateStyle: "medium") }. To which day? Send me one, such as May 20, or /cancel to leave it.
year-moved = “{ $what }” is due on { DATETIME($day, dateStyle: "medium") } now. Reminders not sent yet move with it; none is sent twice.

year-owing = { $count ->
        [one] <b>{ $branch }: one person has not finished</b>
       *[other] <b>{ $branch }: { $count } people have not finished</b>
    }
year-owing-due = { $number }. { $name }: { $what } (by { DATETIME($day, dateStyle: "medium") })
year-owing-late = { $number }. { $name }: { $what } (was due on { DATETIME($day, dateStyle: "medium") })
year-owing-private = Only you see the names. A visit or a call often helps more than a message.
year-work = { $what } ({ $count })
year-and = ,{ " " }
year-more-people = … and { $left } more; these first.
year-nobody-owes = { $branch }: everything due in these two weeks is done.
year-nudge = { $number }. Remind { $name }
year-spare = { $number } Let be
year-nudged = I will have a word with { $name } tomorrow morning ({ $count ->
        [one] one thing
       *[other] { $count } things
    }). Once a day, no more.
year-spared = All right, { $name } is left in peace until { DATETIME($day, dateStyle: "medium") }.

year-late-below = { $count ->
        [one] <b>{ $unit }: one branch has work that is overdue</b>
       *[other] <b>{ $unit }: { $count } branches have work that is overdue</b>
    }
year-late-branch = { $branch }: { $count } overdue
year-more-branches = … and { $left } more branches.

year-late-far-below = { $count ->
        [one] <b>{ $unit }: one branch has work that is two weeks overdue</b>
       *[other] <b>{ $unit }: { $count } branches have work that is two weeks overdue</b>
    }
year-late-township = { $township }: { $count ->
        [one] one branch
       *[other] { $count } branches
    }
year-more-townships = … and { $left } more townships.

refused-year-step-stays = Only a quarterly review may fall away; this step is needed.
refused-year-no-branch = These are the dates of a branch, and you belong to none.
refused-year-day-is-over = That day is over; please name today or a later one.
refused-year-before-it-opens = This begins on { DATETIME($opens, dateStyle: "medium") } only; please name a later day.
refused-year-ends-before-it-begins = It ends before it begins; please correct that.
