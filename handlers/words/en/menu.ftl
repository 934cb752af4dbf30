# To do, help, language and commands

menu-todo = <b>{ $name }, this is waiting for you</b>
menu-todo-none = { $name }, nothing is waiting for you now. I will tell you when something is.
menu-todo-more = … and { $left } more once these are done.
menu-task = { $number }. { $what }
menu-task-due = { $number }. { $what } (by { DATETIME($due, dateStyle: "medium") })
menu-task-late = { $number }. { $what } (was due by { DATETIME($due, dateStyle: "medium") }; it is not too late)

menu-bundle = { $count ->
        [one] <b>{ $name }, one thing waits for you</b> (about { $minutes } min in all)
       *[other] <b>{ $name }, { $count } things wait for you</b> (about { $minutes } min in all)
    }
menu-bundle-done = <b>{ $name }, all of it is done. Thank you!</b>
menu-bundle-file = Open the file above to keep the day in your phone’s calendar.
menu-bundle-ticked = ✅ { $what }
menu-later = { $days ->
        [one] In 1 day
       *[other] In { $days } days
    }
menu-later-when = Other day
menu-rest = Not a good time
menu-put-off = All right, I will remind you on { DATETIME($day, dateStyle: "medium") }, or on the next working day. If you find the time before, go ahead.
menu-ask-day = On which day shall I remind you? Send me a day, { DATETIME($last, dateStyle: "medium") } at the latest; for example: May 20.
menu-ask-rest = Ill, away, or busy at home: that is all right. For how long shall I not remind you?
menu-rest-days = { $number }. For { $days } days
menu-resting = All right, no reminders until { DATETIME($day, dateStyle: "medium") }. If you are back sooner, press below.
menu-resume = I am back
menu-resumed = All right, I will remind you again when there is something.

menu-work-propose = Write your pledge for this year
menu-work-revise = Revise the returned pledge: { $title }
menu-work-answer = Answer a question about your pledge: { $title }
menu-work-open_review = Ask the representatives to rate { $left ->
    [one] { $left } pledge
   *[other] { $left } pledges
}
menu-work-rate = Rate { $left ->
    [one] { $left } pledge
   *[other] { $left } pledges
}
menu-work-close_review = The fit review is under way and closes by itself
menu-work-decide = Decide on { $left ->
    [one] one pledge
   *[other] { $left } pledges
}
menu-work-publish = Make { $left ->
    [one] { $left } approved pledge
   *[other] { $left } approved pledges
} public
menu-work-report = Report progress: { $title }
menu-work-comment = Quarterly review ({ $left } to comment on)
menu-work-follow_up = Tell what has come of the comment: { $title }
menu-work-acknowledge = Read your secretary’s comment: { $title }

menu-open-propose = Write
menu-open-revise = Revise
menu-open-answer = Answer
menu-open-open_review = Open the review
menu-open-rate = Rate
menu-open-close_review = See the review
menu-open-decide = Decide
menu-open-publish = Publish
menu-open-report = Report
menu-open-comment = Comment
menu-open-follow_up = Follow up
menu-open-acknowledge = Read
menu-button = { $number }. { $what }

menu-help = <b>What I can do for you</b>
menu-help-member = Member: /pledge writes a pledge, /mine shows yours, /progress reports, /card shows your card.
menu-help-representative = Representative: I come when a review opens. One tap a card; I say first if it is secret. /problems: what people need.
menu-help-committee = Committee: /decide goes through the pledges one by one.
menu-help-secretary = Secretary: /review opens the fit review, /publish makes public, /card prints, /comment for the quarter, /calendar dates, /invite links, /standin stand-ins.
menu-help-administrator = Administrator: /house shows how the bot is; the roster is kept on the server.
menu-help-overseer = Overseer: the notice board shows what is published; before that, /overrule decides otherwise.
menu-help-all =
    /todo what is waiting for you
    /cancel stop what you are writing
    /language change language (语言)
    /privacy who can see what
menu-help-group = The secretary can send /bind here to connect this group with the branch. For all else, please write to me in private.

menu-cancelled = Stopped here. What you have half written is kept.
menu-nothing-to-cancel = You are not writing anything just now.
menu-not-understood = I did not understand that. This is what is waiting for you:
menu-language = 请选择语言 / Choose a language
menu-language-zh = 简体中文
menu-language-en = English
menu-language-set = Good, English from now on.

command-todo = What is waiting for me
command-pledge = Write a pledge
command-mine = My pledges
command-problems = Problems people have
command-progress = Report progress
command-decide = Decide on pledges (committee)
command-standin = Who stands in for whom (secretary)
command-review = Fit review (secretary)
command-card = Action target card, sheet
command-publish = Publish pledges (secretary)
command-comment = Quarterly review (secretary)
command-calendar = The dates of this year
command-overrule = Decide otherwise than a branch (level above)
command-invite = Personal links (secretary)
command-help = What I can do
command-privacy = Who can see what
command-language = Language 语言
command-cancel = Stop what I am writing
command-bind = Connect this group with the branch (secretary)

refused-reminding-nothing-open = All of this is done, or need not be done any more; there is nothing to remind of.
refused-reminding-not-ahead = Please name a day after today.
refused-reminding-past-deadline = This is due on { DATETIME($due, dateStyle: "medium") }; please choose that day or an earlier one.
refused-reminding-too-long = Half a year is the longest; please name a nearer day.
refused-reminding-nudged-already = Somebody has reminded them once within a day; please look again tomorrow.
