# The notice board (a web page, open to all)

board-title = Public pledges
board-heading = A promise is a promise
board-lead = What the members of each branch have promised this year. Everybody may read it, everybody may ask.
board-big = Large type
board-normal = Normal type
board-other-language = 中文
board-as-of = As of { DATETIME($now, dateStyle: "long") }, { DATETIME($now, timeStyle: "short") }
board-note = Pledges are proposed by members, rated by the community and decided by the branch. Names are shown with their owners' consent only; otherwise it says “A member”.
board-empty = No pledge is public yet.
board-all = All branches
board-pledges = { $pledges ->
    [one] 1 pledge
   *[other] { $pledges } pledges
 }
board-year = Pledges of { $year } ({ $pledges })
board-a-member = A member
board-due = Done by { DATETIME($due, dateStyle: "long") }
board-told = Last progress told: { DATETIME($day, dateStyle: "long") }
board-untold = No progress told yet
board-goal = Goal: { $target } { $unit }
board-reached = { $reached } reached, goal { $target } { $unit }
board-more = Read all
board-pledge = { $who }: pledge of { $year }
board-day = { DATETIME($day, dateStyle: "long") }
board-basis-note = { $basis }: { $note }
board-label-category = Kind
board-label-basis = Ground
board-label-indicator = How it will show
board-label-numbers = How much
board-label-measures = By which means
board-label-due = Done by
board-label-form = How it was pledged
board-label-published = Public since
board-numbers = from { $baseline } to { $target } { $unit }
board-numbers-to = { $target } { $unit }
board-form-meeting = at a meeting
board-form-oath = by oath
board-form-written = in writing
board-progress = How it goes
board-review-title = What the community said
board-review-none = This one was not rated by the community.
board-review-too-few = { $entitled } representatives were asked; too few took part to show a result without giving somebody's vote away.
board-review = { $entitled } representatives were asked whether this suits the member's duty and ability; { $ballots } took part:
board-review-before = { " " }(They rated version { $version }; it was reworked since.)
board-votes = { $what }: { $votes }
board-gone-title = This page is not here now
board-gone = The pledge you are looking for is not public, or has been taken back.
