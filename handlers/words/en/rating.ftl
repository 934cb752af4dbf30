# The fit review: opened by the secretary, rated card by card, closed and counted

rating-invitation-fit =
    <b>Please give your opinion</b>
    The members of { $branch } plan { $pledges ->
        [one] { $pledges } pledge
       *[other] { $pledges } pledges
    } this year. Does each suit the member’s duty, and can it be done? Open until the end of { DATETIME($closes_on, dateStyle: "medium") }.
rating-invitation-fulfilment =
    <b>Please give your opinion</b>
    The members of { $branch } made { $pledges ->
        [one] { $pledges } pledge
       *[other] { $pledges } pledges
    } public this year. How well was each kept? Open until the end of { DATETIME($closes_on, dateStyle: "medium") }.
rating-openness =
    <b>This is open: everybody sees who says what</b>
    It is like a show of hands: the secretary and all representatives of this round see what you say, with your name. It is kept after closing.
rating-votes-on-paper =
    <b>You vote on paper this time</b>
    The secretary of { $branch } has noted that you vote on paper, so there is nothing to do on the phone. Anything you said here before does not count. If this is wrong, please ask the secretary to change it.
rating-secrecy =
    <b>Who can see what</b>
    No secretary, member or other representative can see what you say, and who has rated is written down nowhere. After closing, each pledge’s totals are told (fewer than 5 ballots only together with the township’s); then key and ballots are destroyed.
rating-limits =
    <b>What we cannot promise</b>
    While it is open, whoever runs the server could look. Telegram knows which button you press. If all say the same, the result tells it. A reminder may show that you had cards left. Let nobody watch your phone. More: /privacy
rating-how = One card a pledge, one tap a card, and you may change it until closing. Typing 1 to { $most } works too.
rating-finished =
    <b>The fit review is over</b>
    Thank you from { $branch }. { $kept } { $onward }
rating-kept-as-totals = Only totals are kept of what was said.
rating-kept-by-name = It was an open one: who said what is kept, by name.
rating-onward-fit = The branch decides next.
rating-onward-fulfilment = The branch tells its members what was said.

rating-cards-left =
    <b>{ $left ->
        [one] One card is left
       *[other] { $left } cards are left
    }</b>
    The fit review of { $branch } is open until the end of { DATETIME($closes_on, dateStyle: "medium") }. Whether you rate is up to you; this is the only reminder.
rating-button-go-on = Go on

rating-progress = No. { $number } of { $total } · { $done } rated
rating-recorded = ✓ Recorded. You may change it until closing.
rating-is-recorded = This one is recorded. You may change it until closing.
rating-question-fit = <b>Does this suit?</b>
rating-question-fulfilment = <b>How well was it kept?</b>
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
rating-mark-satisfied = Satisfied
rating-mark-fairly = Fairly
rating-mark-basically = Basically
rating-mark-not_satisfied = Not satisfied
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
rating-done-openly =
    <b>All { $total } done, thank you!</b>
    Open until { DATETIME($closes_on, dateStyle: "medium") }; you may change anything until then. This is an open round: everybody sees who says what.
rating-done-secretly =
    <b>All { $total } done, thank you!</b>
    Open until { DATETIME($closes_on, dateStyle: "medium") }; you may change anything until then. After that the key is destroyed, and nothing that is kept tells which ballot was whose.
rating-nothing-for-you = There is nothing for you to rate in this round.
rating-mine = You said: { $mark }
rating-mine-reason = You said: { $mark } ({ $reason })
rating-mine-none = You have not rated this one yet.

rating-which-branch = The fit review of which branch?
rating-none-proposed = { $branch } has no pledges waiting to be rated. Come back once members have handed some in.
rating-cannot-open = { $branch } has only { $there } representatives. It takes at least { $fewest } to keep ballots secret. Either ask the administrator to add representatives to the roster, or let it be open, like a show of hands.
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
rating-running-secret = Who has rated and how is told to nobody before it closes, and not to you either.
rating-running-open = This is an open round: everybody sees who says what.
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
    Pledges: { $pledges }. { $onward }
rating-results-papers-counted_in = The papers were witnessed and are counted in. Where there are papers, a result is told only if at least 5 rated by phone, or nobody did: otherwise it could be worked out by subtraction.
rating-results-papers-left_out = <b>The papers are not counted in</b>: no witness had confirmed the numbers at closing.
rating-result-title = { $number }. <b>{ $author }</b>: { $text }
rating-result-too-few = { $entitled } entitled, fewer than { $fewest } rated: too few to tell here; added up with the township’s.
rating-result-turnout = { $ballots } of { $entitled } rated:{" "}
rating-result-reasons = Reasons:{" "}
rating-result-satisfied = . In favour: { $satisfied } of { $judged }
rating-result-papers = {" "}(on paper: { $papers })
rating-count = { $what } { $times }
rating-comma = {", "}
rating-pools = The added-up fit reviews of which unit?
rating-pool-of = { $unit } { $year }
rating-pool-title = <b>Fit reviews added up · { $unit } { $year }</b>
rating-pool-lead = Some pledges were rated by fewer than { $fewest } people and not told in their branches. Here are those ballots of { $branches } branches together:
rating-pool-turnout = At least { $raters } of { $entitled } rated, { $ballots } ballots in all:{" "}
rating-pool-nobody = Which ballot belongs to which branch, pledge or person cannot be told, by anybody.
rating-untold-gathering = Not every branch has finished. It is told afterwards, if enough have rated.
rating-untold-passed_on = Too few have rated to tell it without giving somebody away. It is added up with the unit above.
rating-untold-too_few = Even together too few have rated. It is not told, and the ballots are destroyed.
rating-untold-lost = The key is gone: nobody can open these ballots or add them up.
rating-button-page-before = ‹ Before
rating-button-page-after = More ›

rating-list-comma = {", "}
rating-ticked = ✓ { $name }

rating-mode-secret = Secret: nobody sees who says what.
rating-mode-open = Open: everybody sees who says what.
rating-button-mode-secret = Make it secret
rating-button-mode-open = Make it open
rating-button-voices = See who said what
rating-voices = <b>Who said what</b> · no. { $number } of { $total }
rating-voice = { $name }: { $mark }
rating-voice-why = { $name }: { $mark } ({ $reason })
rating-voice-none = { $name }: nothing yet

rating-button-kin = { $pairs ->
    [0] Close relatives
   *[other] Close relatives ({ $pairs })
}
rating-kin-kept-apart = Relatives kept apart: { $pairs }. They do not rate their own family’s pledges.
rating-kin =
    <b>{ $branch }: close relatives</b>
    Husbands and wives, parents, children, brothers and sisters do not rate each other’s pledges. Choose a representative, then whom not to rate. It is fixed when the review opens.
    A pledge that fewer than 5 may rate has no result that could be told.
rating-kin-line = { $name } does not rate: { $relatives }
rating-kin-of =
    <b>Whose pledges is { $name } not to rate?</b>
    Press to choose, press again to undo.
rating-kin-gone = This person is not a representative any more.

rating-button-papers = Paper ballots
rating-paper = <b>Paper ballots</b>
rating-paper-no-voters = Whoever has no phone, or sits in a meeting, can vote on paper. Choose who does, count, write me the numbers, and ask a witness to confirm them. Only confirmed numbers are counted in.
rating-paper-voters = On paper ({ $voters }): { $names }
rating-paper-counted = Counted: { $counted } of { $pledges }
rating-paper-few = To be honest: with fewer than { $few } papers, those who count can guess who said what.
rating-paper-written = No witness has been asked yet.
rating-paper-asked = Waiting for { $witness } to confirm.
rating-paper-refused = { $witness } says the numbers are wrong. Please count again together, correct them and ask once more.
rating-paper-confirmed = { $witness } has confirmed the papers. They are counted in at closing and cannot be changed.
rating-paper-too-late = The round is over. The papers were not counted in.
rating-button-paper-voters = Who votes on paper
rating-button-paper-count = Write the numbers
rating-button-paper-counts = Check the numbers
rating-button-paper-again = Write again
rating-button-paper-witness = Ask a witness
rating-button-paper-back = Take it back
rating-button-paper-desk = ‹ Paper ballots
rating-button-paper-on = Yes, on paper
rating-button-paper-off = Back to the phone
rating-button-paper-right = Right, I confirm
rating-button-paper-wrong = Not right
rating-paper-who = <b>Who votes on paper?</b> Press a name to change it. Those with ✓ vote on paper and not by phone.
rating-paper-on =
    <b>{ $name } votes on paper?</b>
    From then on { $name } cannot rate by phone. Anything said by phone before does not count, and does not come back.
rating-paper-off = <b>{ $name } rates by phone after all?</b> It begins from the first card.
rating-paper-pledge = No. { $number } of { $total }. On paper, { $voters } may rate it.
rating-paper-ask-counts = Write how many there are of each, in the order “{ $marks }”, with spaces between, such as “{ $example }”. To leave it, send /cancel.
rating-paper-ask-witness = <b>Who is the witness?</b> A committee member or representative who watched the counting. I will send the numbers, and only a confirmation lets them count.
rating-paper-nobody-to-ask = There is nobody to ask now: it takes a committee member or representative who is in here and did not do the counting.
rating-paper-witness =
    <b>Please bear witness to the papers</b>
    Are these the numbers you saw? Press a button on the last page.

refused-rating-open-already = A fit review is open already. The next can be opened when it is over.
refused-rating-nothing-proposed = No pledges are waiting to be rated. If you have just pressed “Open”, it is open.
refused-rating-too-few-representatives = There are only { $there } representatives, and a secret review takes { $fewest }. Ask the administrator to add some to the roster, or send /review and make it open.
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
refused-rating-on-paper = The secretary has noted that you vote on paper, so there is nothing to do here. If that is wrong, please ask the secretary to change it.
refused-rating-kin = This is a close relative’s pledge. Please let others rate it.
refused-rating-not-on-the-scale = This button is out of date. Please go on from your to-do list.
refused-rating-no-such-kin = Relatives can be noted only between a representative and a member of this branch. Please choose again.
refused-rating-secret = This round is secret: nobody sees who said what.
refused-rating-paper-openly = An open round needs no paper. Everybody simply presses.
refused-rating-paper-asked = The numbers are with the witness. To correct them, take them back first.
refused-rating-paper-confirmed = The papers are confirmed and cannot be changed any more.
refused-rating-paper-not-on-the-roll = This person is not on the roll of this round.
refused-rating-paper-numbers = Please write { $marks } numbers with spaces between, as in “5 1 0 0”: one for each choice.
refused-rating-paper-too-many = You wrote { $there } ballots for this one, but only { $voters } may rate it on paper. Please count again.
refused-rating-paper-nobody = Nobody is noted as voting on paper yet.
refused-rating-paper-incomplete = Numbers are missing: { $counted } of { $pledges } are written. Where there are none, please write 0.
refused-rating-paper-no-witness = This person cannot be the witness. Please choose another committee member or representative who did not do the counting.
refused-rating-paper-changed = These numbers were taken back or are settled already. If there are new ones, I will send them to you.
