# Printing: action target cards, the sheet for the wall

printing-title-member_card = Action target card
printing-title-branch_card = Action target card of the branch
printing-title-sheet = Public pledges
printing-year = { $year }
printing-state-reached = Reached
printing-state-going = Under way
printing-state-waiting = No word yet
printing-state-ended = Day is over
printing-state-behind = Overdue
printing-a-member = A member
printing-column-number = No.
printing-column-who = Who
printing-column-text = What was pledged
printing-column-state = How it stands
printing-due = Due by { DATETIME($due, dateStyle: "medium") }
printing-goal = Goal: { $target }
printing-reached = { $reached } / { $target }
printing-told = Last told on { DATETIME($day, dateStyle: "medium") }
printing-untold = Nothing told yet
printing-rated = Fit review ({ $ballots } of { $entitled } rated): { $marks }
printing-mark = { $mark } { $votes }
printing-more = { $left } more stand in the printed version (PDF).
printing-issue = Version { $version } · issued { DATETIME($day, dateStyle: "medium") }
printing-code = Check code { $code }
printing-scan = Scan to check this paper and see the latest
printing-note = Progress is told by the members themselves.
printing-page = Page { $page } of { $pages }
printing-missing = □ stands for { $count ->
    [one] a character
   *[other] { $count } characters
} the typeface does not have ({ $signs }). Please write it in by hand.

printing-ask-branch = <b>Which branch is to be printed?</b>
printing-shelf = <b>{ $branch }: what is to be printed?</b>
printing-shelf-members = For a member's action target card, press the number:
printing-shelf-line = { $number }. { $name } ({ $pledges ->
    [one] 1 pledge
   *[other] { $pledges } pledges
})
printing-shelf-empty = Nothing of { $branch } is public yet. Publish first, then print.
printing-button-more = Others, the branch ›
printing-button-branch = Card of the branch
printing-button-a3 = Sheet A3
printing-button-a4 = Sheet A4
printing-button-earlier = ‹ Earlier
printing-button-later = Later ›
printing-button-next = Next page ›
printing-button-large = Large letters
printing-button-picture = Usual letters
printing-button-pdf = To print (PDF)
printing-file-member_card = action-target-card
printing-file-branch_card = branch-card
printing-file-sheet = sheet
printing-caption = <b>{ $name }, { $year }</b>
printing-how-to-print = Print on { $size }, at actual size.

refused-printing-nothing-public = Nothing is public yet, and only what is public is printed. /mine shows where your pledges stand.
