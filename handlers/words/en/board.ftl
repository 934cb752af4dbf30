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
board-branches-and-pledges = { $branches ->
        [one] { $branches } branch
       *[other] { $branches } branches
    }, { $pledges ->
        [one] { $pledges } pledge
       *[other] { $pledges } pledges
    }
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

board-secrecy = How secret the ratings are
board-secrecy-lead = People say what they think when they can trust that it stays theirs. Here is what we do for that, and what we cannot do.
board-secrecy-kept = How they are kept secret
board-secrecy-kept-1 = All slips of a round lie in one box, sealed anew at every press. The key lies elsewhere: not in the database and not in its backups. The database alone tells nobody who said what.
board-secrecy-kept-2 = From the opening on, a blank slip lies ready for every representative and every pledge. Who has rated, who has not and who came first cannot be seen from them.
board-secrecy-kept-3 = After closing the slips are counted once; then key and slips are destroyed. What stays is totals, which lead back to nobody.
board-secrecy-kept-4 = Near the end, those with cards left are reminded once. Whom a reminder went to is recorded nowhere.
board-secrecy-told = What is told and what is not
board-secrecy-told-1 = Before closing nobody sees how it goes, and that includes the secretary.
board-secrecy-told-2 = After closing, each pledge shows how many chose what, how many were asked and how many took part. There is no average: whoever knows the other marks could work out the last one from it.
board-secrecy-told-3 = With fewer than 5 ballots nothing is told of a pledge, not even how many there were. They are added up, sealed, for the township, and told there once 5 people from at least two branches stand behind them.
board-secrecy-told-4 = If that is too few, they are added up for the county, and so on upward; sometimes the smallest neighbouring township goes with them, so that nothing can be found by subtracting. If they are too few even at the top, they are destroyed and nobody ever knows.
board-secrecy-elsewhere = When people do not rate on the phone
board-secrecy-elsewhere-1 = Paper ballots are counted on the spot before a witness, and only the totals are recorded. Whoever votes on paper cannot vote by phone as well. Where there are papers, a result is told only if at least 5 rated by phone, or nobody did: otherwise it could be worked out by subtraction.
board-secrecy-elsewhere-2 = An open round is like a show of hands and not secret: the secretary and the representatives of the round see who says what. It is settled before the opening and never changed, and every representative reads so before the first press.
board-secrecy-limits = What we honestly cannot do
board-secrecy-limits-1 = While a review is open, whoever runs the server and sets out to do so could see who pressed what.
board-secrecy-limits-2 = Telegram sees which button you press.
board-secrecy-limits-3 = If everybody says the same, the result tells it. The fewer they are, the easier it is to guess; and if all the others compare notes, they can work out the last vote.
board-secrecy-limits-4 = We cannot keep anybody from looking at your phone. That you may change your mark until closing helps a little.
board-secrecy-limits-5 = Somebody who sees you get the reminder can guess that you were not done.
board-secrecy-limits-6 = That a key is really gone we cannot prove; there is only a record of it. Nor can you check that your own vote was counted: what you could check, others could force you to show.

board-verify = Check a sheet or card
board-verify-lead = Every sheet and action target card bears a check code. Type it to see whether the paper is genuine and unchanged.
board-verify-code = Check code, such as K7QX-2MPD
board-verify-said = A sentence of it, typed exactly as it stands there (may be left empty)
board-verify-button = Check
board-verify-holds = We issued this paper, and it agrees with the record.
board-verify-unknown = No sheet or card with this code was ever issued. Please look again; if the code is typed right, the paper is false.
board-verify-broken = We issued this code, but the record has changed since and no longer gives what was printed. Please go by the notice board.
board-verify-newer = This one is out of date: there is a version { $version }.
board-verify-there = What you typed is exactly number { $number }.
board-verify-not-there = What you typed does not stand on this paper; one letter is enough for that.
board-verify-compare = This is what was printed; please compare one by one
board-verify-untold = This one was changed or taken back since and is not shown any more.
board-verify-onward = The latest pledges of this branch
board-verify-label-paper = What it is
board-verify-label-branch = Branch
board-verify-label-year = Year
board-verify-label-version = Version
board-verify-label-lines = How much was printed
