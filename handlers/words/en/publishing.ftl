# The three announcements: members' meeting, mass meeting, notice board

publishing-numbered = { $number }. { $what }
publishing-ask-branch = <b>Which branch's pledges do you want to publish?</b>
publishing-list = <b>{ $branch }: { $pledges } pledges waiting to be published</b>
publishing-list-empty = { $branch }: everything approved is public. Nothing to do now.
publishing-public = <b>{ $branch }: { $pledges } pledges are public</b>
publishing-public-empty = { $branch }: no pledge is public yet.
publishing-line = { $number }. { $author }: { $text }
publishing-line-back = { " " }(taken back before)
publishing-line-changed = {" (changed; the board shows the older words)"}
publishing-look = Press a number to read the whole pledge.
publishing-button-all = Publish these { $pledges }
publishing-button-one = Publish this one
publishing-button-public = What is public already
publishing-button-earlier = ‹ Earlier
publishing-button-later = Later ›
publishing-button-list = Back to the list
publishing-pledge = <b>A pledge by { $author }</b>
publishing-pledge-text = “{ $text }”
publishing-pledge-due = Done by: { DATETIME($due, dateStyle: "medium") }
publishing-pledge-basis = Ground: { $note }
publishing-pledge-indicator = How it will show: { $indicator }
publishing-pledge-measures = By which means: { $measures }
publishing-pledge-taken-back = It was taken back because: { $reason }
publishing-pledge-changed = <i>These are changed words; the board still shows the older ones until you publish.</i>

publishing-check =
    <b>Before it is public, please read each once more ({ $pledges })</b>
    1. Any state secret or official secret?
    2. Anything private about others: illness, hardship, address, phone?
    3. Anybody named who does not know about it?
publishing-goes-to = Once it is public:
publishing-goes-to-group = · the { $audience } “{ $group }” gets a post
publishing-goes-to-none = · the { $audience } is not connected, nothing can be posted (send /bind there)
publishing-goes-to-board = · the notice board can be read by all; who did not agree to be named is “a member”
publishing-button-confirm = No secrets in it: publish
publishing-done = <b>{ $pledges } pledges are public now</b>
publishing-done-group = · { $audience }: posted
publishing-done-no-group = · { $audience }: not connected, not posted
publishing-done-board = · notice board: up
publishing-button-board = See the notice board

publishing-button-take-back = Take this one back
publishing-ask-reason =
    It will disappear from the notice board, and the post in the group will be corrected.
    <b>Why is it taken back?</b> Please type it, { $longest } characters at most. It is put on record and told to the author.
publishing-taken-back = The pledge by { $author } “{ $text }” was taken back. It can be published again at any time.

publishing-audience-members = members' group
publishing-audience-masses = community group
publishing-bind-ask-branch = <b>Which branch does this group belong to?</b>
publishing-bind-ask-audience = Connect this group to <b>{ $branch }</b> as its:
publishing-bind-instead = The { $audience } of { $branch } is “{ $group }” now. Shall this group take its place?
publishing-bind-move = This group is the { $now_audience } of { $now_branch } now. Shall it become the { $audience } of { $branch }?
publishing-bind-swap = This group is the { $now_audience } of { $now_branch } now, and the { $audience } of { $branch } is “{ $group }”. Shall the two change places?
publishing-button-sure = Yes, change it
publishing-button-leave = No, leave it
publishing-bound = Connected. This group is the <b>{ $audience }</b> of <b>{ $branch }</b>; I will post here when pledges become public.
publishing-bound-already = This group is the { $audience } of { $branch } already. Nothing to do.
publishing-bind-left = Fine, nothing changes in this group.
publishing-bind-in-group = Please add me to the members' or the community group first, and send /bind there.
publishing-bind-anonymous = I cannot tell who sent this. Please turn off “anonymous” in the group's administration and send /bind under your own name.

publishing-a-member = A member
publishing-post = <b>{ $branch }: public pledges { $year }</b> ({ $pledges })
publishing-post-line = { $number }. { $who }: { $text } (by { DATETIME($due, dateStyle: "medium") })
publishing-post-more = … and { $left } more on the notice board.
publishing-post-end = A promise is a promise: please watch with us.
publishing-post-empty = { $branch }: what was published here has been taken back.

publishing-told = <b>Your pledge is public now</b>
publishing-told-named = The notice board shows your name.
publishing-told-unnamed = The notice board says “a member”.
publishing-told-taken-back = <b>This pledge of yours was taken back for now and is not public</b>
publishing-told-reason = Reason: { $reason }
publishing-button-report = Report progress

refused-publishing-secretaries-only = This is for the branch secretary to do.
refused-publishing-nothing-waiting = Everything on the list is public already. No need to press again.
refused-publishing-list-changed = The list has just changed, so nothing was published. Please send /publish and look again.
refused-publishing-not-public = This one is not public now; there is nothing to take back.
refused-publishing-bound-already = Another group has just taken this place. Please send /bind again.
refused-publishing-group-of-another-branch = This group belongs to another branch. Please connect another group there first.
