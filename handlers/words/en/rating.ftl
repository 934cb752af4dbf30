# The fit review: opened by the secretary, rated card by card, closed and counted

rating-invitation =
    <b>Please give your opinion</b>
    The members of { $branch } plan { $pledges ->
        [one] { $pledges } pledge
       *[other] { $pledges } pledges
    } this year. Does each suit the member’s duty, and can it be done? Open until the end of { DATETIME($closes_on, dateStyle: "medium") }.
rating-secrecy =
    <b>Who can see what</b>
    No secretary, member or other representative can see what you say, or whether you said anything. After closing, only the totals for each pledge are told, and nothing at all below 5 ballots.
rating-limits =
    <b>What we cannot promise</b>
    While it is open, whoever runs the server could look if they set out to. Telegram knows which button you press. If everybody says the same, the result tells it. Let nobody watch your phone.
rating-how = One card a pledge, one tap a card, and you may change it until closing. Typing 1 to 4 works too.
rating-finished =
    <b>The fit review is over</b>
    Thank you from { $branch }. Only totals are kept of what was said; the branch decides next.

rating-progress = No. { $number } of { $total } · { $done } rated
rating-recorded = ✓ Recorded. You may change it until closing.
rating-is-recorded = This one is recorded. You may change it until closing.
rating-question = <b>Does this suit?</b>
rating-ask-reason = <b>Recorded. What is the main thing amiss?</b>
rating-card-author = <b>{ $author }</b> ({ $office })
rating-card-text = { $text }
rating-card-basis = Why: { $basis }
rating-card-basis-note = Why: { $basis } ({ $note })
rating-card-indicator = Done when: { $indicator }
rating-card-target = Done when: { $indicator }, to { $target }
rating-card-from-to = Done when: { $indicator }, from { $baseline } to { $target }
rating-card-due = By: { DATETIME($due, dateStyle: "medium") }
rating-office-secretary = secretary
rating-office-committee = committee
rating-office-member = member
rating-basis-problem = a problem found
rating-basis-duty = duty of the post
rating-basis-ability = own ability

rating-choice = { $number } { $choice }
rating-mark-fits = Fits
rating-mark-partly = Partly
rating-mark-unfit = Does not fit
rating-mark-cannot_judge = Cannot judge
rating-reason-vague = Too vague
rating-reason-not_of_the_post = Not tied to the post
rating-reason-beyond_ability = Beyond their ability
rating-reason-routine = Routine work anyway
rating-reason-unverifiable = Cannot be checked

rating-button-begin = Begin
rating-button-back = ‹ Redo the last one
rating-button-later = Skip
rating-button-change = ‹ Choose again
rating-button-mine = Show mine
rating-button-before = ‹ Before
rating-button-after = Next ›
rating-button-again = Look through again
rating-done =
    <b>All { $total } done, thank you!</b>
    Open until { DATETIME($closes_on, dateStyle: "medium") }; you may change anything until then. After that the key is destroyed, and nothing that is kept tells which ballot was whose.
rating-nothing-for-you = There is nothing for you to rate in this round.
rating-mine = You said: { $mark }
rating-mine-reason = You said: { $mark } ({ $reason })
rating-mine-none = You have not rated this one yet.

rating-which-branch = The fit review of which branch?
rating-none-proposed = { $branch } has no pledges waiting to be rated. Come back once members have handed some in.
rating-cannot-open = { $branch } has only { $there } representatives. It takes at least { $fewest } to keep ballots secret. Please ask the administrator to add representatives to the roster first.
rating-ask-day =
    <b>Fit review of { $branch }</b>
    Pledges waiting: { $pledges }. Representatives: { $representatives }. Which is the last day?
rating-button-day = { $days } days ({ DATETIME($day, dateStyle: "medium") })
rating-button-own-day = Another day
rating-ask-own-day = Please write the last day, such as “25 February”. To leave it, send /cancel.
rating-confirm-opening =
    <b>{ $branch }: open the fit review?</b>
    Pledges: { $pledges }. Representatives: { $representatives }. Open until the end of { DATETIME($closes_on, dateStyle: "medium") }.
    Pledges and representatives are fixed from now on; nobody can join later.
rating-button-open = Open
rating-button-other-day = ‹ Another day
rating-opened =
    <b>The fit review is open</b>
    All { $entitled } representatives are told. Pledges: { $pledges }. Open until { DATETIME($closes_on, dateStyle: "medium") }. It is counted by itself, and I will send you the result.
rating-running =
    <b>Fit review of { $branch } under way</b>
    Pledges: { $pledges }. Representatives: { $entitled }. Open until { DATETIME($closes_on, dateStyle: "medium") }, then counted by itself.
    Who has rated and how is told to nobody before it closes, and not to you either.
rating-button-close = Close early
rating-confirm-closing =
    <b>Close it now?</b>
    It would be open until { DATETIME($closes_on, dateStyle: "medium") }. Whoever has not finished will be too late, and it cannot be opened again.
rating-button-close-now = Close now
rating-button-not-yet = ‹ Not yet
rating-closing = The fit review is closed and being counted. The result is on its way to you.
rating-lost =
    <b>This round must be rated again</b>
    The key that opens the ballots is gone: nobody can read or count what was said. Please explain it to the representatives, choose a last day and have it rated once more.
rating-results =
    <b>Fit review · { $branch }</b>
    Pledges: { $pledges }. The branch decides next.
rating-result-title = { $number }. <b>{ $author }</b>: { $text }
rating-result-too-few = { $entitled } entitled, fewer than { $fewest } rated: not told.
rating-result-turnout = { $ballots } of { $entitled } rated:{" "}
rating-result-reasons = Reasons:{" "}
rating-count = { $what } { $times }
rating-comma = {", "}
rating-button-page-before = ‹ Before
rating-button-page-after = More ›

refused-rating-open-already = A fit review is open already. The next can be opened when it is over.
refused-rating-nothing-proposed = No pledges are waiting to be rated. If you have just pressed “Open”, it is open.
refused-rating-too-few-representatives = There are only { $there } representatives, and it takes { $fewest } to keep ballots secret. Please ask the administrator to add some to the roster.
refused-rating-closing-day = The last day must be after today and within { $longest } days. Please choose another.
refused-rating-round-over = This fit review is over. Thank you.
refused-rating-not-on-the-roll = You are not on the roll of this round. The roll was fixed when it opened; if you think it is wrong, please ask the secretary.
refused-rating-own-pledge = This is your own pledge. Please let others rate it.
refused-rating-not-in-this-round = This pledge is not in the round, or was withdrawn. Please go on from your to-do list.
refused-rating-no-reason-wanted = This card has been turned already. Please go on from your to-do list.
refused-rating-digit = Please answer with a number from 1 to { $most }, or press a button.
refused-rating-key-lost = The key that opens the ballots of this round is gone: it can neither go on nor be counted. The secretary can open it again with /review.
refused-rating-nothing-lost = Nothing is wrong with this round. It need not be rated again.
refused-rating-not-counted-yet = It is not counted yet. Please look again when it is over.
refused-rating-nothing-open = There is nothing for you to rate now. I will find you when the branch opens a review.
