# To do, help, language and commands

menu-todo = <b>{ $name }, this is waiting for you</b>
menu-todo-none = { $name }, nothing is waiting for you now. I will tell you when something is.
menu-todo-more = … and { $left } more once these are done.
menu-task = { $number }. { $what }
menu-task-due = { $number }. { $what } (by { DATETIME($due, dateStyle: "medium") })
menu-task-late = { $number }. { $what } (was due by { DATETIME($due, dateStyle: "medium") })

menu-work-propose = Write your pledge for this year
menu-work-revise = Revise the returned pledge: { $title }
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
menu-work-acknowledge = Read your secretary’s comment: { $title }

menu-open-propose = Write
menu-open-revise = Revise
menu-open-open_review = Open the review
menu-open-rate = Rate
menu-open-close_review = See the review
menu-open-decide = Decide
menu-open-publish = Publish
menu-open-report = Report
menu-open-comment = Comment
menu-open-acknowledge = Read
menu-button = { $number }. { $what }

menu-help = <b>What I can do for you</b>
menu-help-member = Member: /pledge writes a pledge, /mine shows yours, /progress reports progress.
menu-help-representative = Representative: I come to you when a review opens. One tap a card; nobody sees who said what.
menu-help-committee = Committee: /decide goes through the pledges one by one.
menu-help-secretary = Secretary: /review opens the fit review, /publish makes pledges public, /comment is the quarterly review, /invite gives personal links.
menu-help-overseer = You find what the branches have published on the notice board.
menu-help-administrator = Administrator: the roster and invitations are handled on the server.
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
command-progress = Report progress
command-decide = Decide on pledges (committee)
command-review = Fit review (secretary)
command-publish = Publish pledges (secretary)
command-comment = Quarterly review (secretary)
command-invite = Personal links (secretary)
command-help = What I can do
command-privacy = Who can see what
command-language = Language 语言
command-cancel = Stop what I am writing
command-bind = Connect this group with the branch (secretary)
