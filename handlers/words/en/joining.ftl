# Coming in: personal links, who is who, the public name, privacy, invitations

joining-ask =
    Hello! Are you <b>{ $name }</b> of <b>{ $unit }</b>?

    If that is you, press “That is me”. If not, press “Not me”.
joining-me = 1. That is me
joining-not-me = 2. Not me
joining-handed-back = All right, nothing was recorded. Please give the link back to whoever sent it and say it went to the wrong person.
joining-wrong =
    This link does not open. Please go back to the message from your secretary and tap the link there.
    { $left ->
        [one] You can try once more.
       *[other] You can try { $left } more times.
    }
joining-wrong-last = This link does not open either. Please wait an hour, or ask your secretary for a new one.
joining-stranger =
    Hello! I do not know you yet.

    Please ask your secretary for your personal link and tap it. No name to type, no password to remember.
joining-in-group = Let us talk in private: please press below.
joining-to-private = Open in private

joining-consent =
    { $name }, one thing is for you to decide.

    Pledges that are agreed go on the public notice board, which anyone can read. <b>May your name stand there?</b>

    Either answer is fine and changes nothing about your pledge. Inside the branch your name is shown as usual. You can change this later with /privacy.
joining-name-yes = 1. Yes, show my name
joining-name-no = 2. Not now

joining-welcome = <b>Welcome, { $name }!</b> Here you can:
joining-can-member = · write pledges, report progress, read comments
joining-can-representative = · rate members’ pledges, as a rule in secret
joining-can-committee = · decide on pledges one by one
joining-can-secretary = · open fit reviews, publish pledges, comment each quarter, hand out links
joining-can-overseer = · read the pledges each branch has made public
joining-can-administrator = · look after the roster and the links (by command, on the server)
joining-welcome-end = When something waits for you I will write. You can also press “To do” at any time.

joining-privacy =
    <b>Who can see what</b>
    · Your pledges and progress: your branch; once published, anyone.
    · Fit reviews are secret: neither the secretary, the committee nor an administrator can see who rated what. Only totals are told, fewer than 5 ballots only together with the township’s; after closing, key and ballots are destroyed.
    · I ask for no ID number, no phone number, no location.

    <b>Two honest limits</b>
    · While a review is open, whoever runs the server could spy on presses if they set out to.
    · Telegram sees which button you press.
joining-button-secrecy = How secret is a rating?
joining-button-privacy = ‹ Back
joining-secrecy =
    <b>How secret is a rating?</b>
    · Each mark is sealed; the key is in no database and no backup.
    · Blank slips lie ready for all from the start: they tell neither who rated nor when.
    · After the count, key and slips are destroyed; totals stay.
    · Fewer than 5 ballots are told added to the township’s, or never.
    · Whom a reminder went to is not recorded.
joining-secrecy-modes =
    <b>Not on the phone</b>
    · Paper: counted before a witness, totals only; then no vote by phone.
    · Open round: all see who said what. You read so first.
joining-secrecy-limits =
    <b>What I cannot promise</b>
    · While it is open, whoever runs the server could look.
    · Telegram knows what you press.
    · If all agree, the result tells; if all others compare notes, they know yours.
    · Somebody may watch your phone, or see a reminder.
    · That the key is gone, or that your vote counted, I cannot prove.
joining-privacy-named = <b>Your name</b> stands on the notice board, as you agreed.
joining-privacy-unnamed = <b>Your name</b> does not stand on the notice board.
joining-name-hide = Do not show my name
joining-name-show = Show my name

joining-invite =
    <b>{ $count ->
        [one] 1 person has
       *[other] { $count } people have
    } not come in yet</b>
    Press a name: a message with a link appears below, to forward to that person. The link they had before stops working.
joining-invite-none = Everybody in your branch is in. No links needed.
joining-invite-one = { $number }. { $name }
joining-invite-before = ‹ Earlier
joining-invite-after = Later ›
joining-invite-letter =
    Hello { $name }! This is your personal link to Jiannuo, good once, until { DATETIME($until, dateStyle: "medium") }.

    Tap it, press “Start”, then “That is me”. It is for you alone: please do not pass it on.

    { $link }

refused-joining-wait =
    That was a few wrong tries too many. Please tap the link again in { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }, or ask your secretary for a new one.
refused-joining-used = This link has been used; each works only once. If that was not you, please tell your secretary at once.
refused-joining-revoked = This link has been replaced. Please use the newest one from your secretary.
refused-joining-expired = This link has expired. Please ask your secretary for a new one; it takes a moment.
refused-joining-somebody-already = You are in already, and this link is for somebody else. Please pass it to them to tap.
refused-joining-in-already = { $name } is in already and needs no link.
refused-joining-by-command = Administrators hand out links on the server: python -m bot invite
