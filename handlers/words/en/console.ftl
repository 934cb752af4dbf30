# Commands on the server

console-database-empty = There is no database yet. First run: python -m bot init
console-database-older = The database is older than this program. First run: python -m bot migrate
console-database-newer = The database is newer than this program. Use the newer program; this one must not touch it.
console-database-away = The database cannot be reached. Check DATABASE_URL, whether it runs, and whether the data directory can be written.
console-no-bot-name = The bot's name could not be asked (Telegram out of reach, or BOT_TOKEN wrong). What follows is no link but has to be sent to the bot as it is; or run this again with --bot-name.

console-administrator-link =
    The database is ready. The link for the administrator { $name }, good once, for { $minutes } minutes:
    { $link }
    Next, import the roster: python -m bot import-roster roster.xlsx --dry-run
console-administrator-in = The database is fine. The administrator { $name } is in already and gets no link; for another administrator use another --name.
console-migrated = The database is at the newest revision ({ $revision }).

console-slips = Personal links: one each, good once, until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }. Please hand them over in person.
console-slips-branch = ── { $branch }, { $count } ──
console-slips-written = { $count } links are in { $file }. Whoever has this file can come in as these people: delete it when they are handed out.
console-column-branch = Branch
console-column-name = Name
console-column-link = Personal link
console-no-such-branch = There is no branch called “{ $branch }”. Write the full name as on the roster.
console-all-in = Everybody on the roster is in. No links needed.

console-slips-too-many = { $count } people are too many for one PDF, which holds { $most }. Add --branch, one branch after another; earlier links still work.
console-slip-branch = { $branch }, { $count ->
    [one] 1 person
   *[other] { $count } people
}
console-slip-title = Personal QR codes
console-slip-install = Install Telegram.
console-slip-scan = Scan with the camera, press START.
console-slip-confirm = Your name? Press "That is me".
console-slip-own = For you alone.
console-slip-until = Good once, until { DATETIME($until, dateStyle: "medium", timeStyle: "short") }.
console-slip-foot = Cut along the dashed lines and hand over in person. Shred what is left.
console-slips-qr-needs-name = There is no QR code without the bot's name (Telegram is out of reach, or BOT_TOKEN is wrong). Add --bot-name and try again; earlier links still work.
console-poster-title = See what we pledged
console-poster-board = See the pledges
console-poster-board-how = Open to everybody, no account. Scan to see what was pledged and how it stands.
console-poster-bot = Pledge and rate
console-poster-bot-how = Members and representatives: scan to open the bot. The first time, ask your secretary for your own slip.
console-poster-written = The poster is in { $file }; print it at actual size. Nobody's personal link is on it: it may hang anywhere.

console-audit-whole = The audit is whole: every entry follows from the one before.
console-audit-broken = The audit is broken from entry { $number } on. Somebody has changed the database: keep everything as it is and have it looked into.

console-doctor-settings = The settings can be understood.
console-doctor-clock = Clock: it is { $now } in { $zone }. If not, mend TIMEZONE or the server's time.
console-doctor-clock-wrong = The server's clock is wrong ({ $now }). Set it first: deadlines and reminders depend on it.
console-doctor-keys = The ballot key directory can be written: { $folder }. Remember to keep it out of every backup.
console-doctor-keys-inside = The ballot key directory { $folder } lies inside the data directory { $data }: backups would take the keys along. Set BALLOT_KEY_DIR elsewhere.
console-doctor-keys-shut = The ballot key directory { $folder } cannot be written. Let the bot's user write there, or set another BALLOT_KEY_DIR.
console-doctor-database = The database ({ $kind }) answers and is at the newest revision ({ $revision }).
console-doctor-clock-beats = The clock ticks.
console-doctor-clock-still = The clock has stood still for { $minutes } minutes. Is the bot running? If not: python -m bot run; if it is, restart it.
console-doctor-delivery-beats = Letters are delivered.
console-doctor-delivery-still = The delivery has stood still for { $minutes } minutes. Is the bot running? If not: python -m bot run; if it is, restart it.
console-doctor-token = Telegram knows this bot: @{ $name }.
console-doctor-token-unknown = Telegram does not know BOT_TOKEN. Copy it again from BotFather.
console-doctor-telegram-away = Telegram cannot be reached ({ $address }). Check the network, or BOT_API_URL.
console-doctor-webhook = Telegram brings the updates (webhook); { $waiting } are waiting.
console-doctor-webhook-insecure = WEBHOOK_URL must begin with https:// or Telegram will not come.
console-doctor-webhook-failing = Within the last hour Telegram could not bring updates: { $said } ({ $waiting } waiting). Check that WEBHOOK_URL opens from outside and its certificate.
console-doctor-polling = The bot fetches the updates itself (polling); { $waiting } are waiting.

console-year-moved = Moved in { $count ->
        [one] one branch
       *[other] { $count } branches
    }.
console-year-out = Not held this time in { $count ->
        [one] one branch.
       *[other] { $count } branches.
    }
console-year-usual = Noted: these are the days in { $unit } from the next year on.
console-year-rest = Noted: nobody in { $unit } is reminded from { DATETIME($since, dateStyle: "medium") } to { DATETIME($until, dateStyle: "medium") }.
console-year-works = Noted: people work on { DATETIME($day, dateStyle: "medium") }.
console-year-off = Noted: nobody works on { DATETIME($day, dateStyle: "medium") }.
console-which-unit = { $count } units are called “{ $unit }”; it must be exactly one.

# ── the burden ──
console-burden = { $year }, each person in the year (median / nine in ten stay below / most)
console-burden-role = role
console-burden-branch = branch
console-burden-people = people
console-burden-unasked = unasked
console-burden-messages = messages
console-burden-taps = taps
console-burden-minutes = minutes
console-burden-secretary = secretary
console-burden-committee = committee
console-burden-member = member
console-burden-representative = representative
console-burden-overseer = overseer
console-burden-administrator = administrator
console-burden-notes = Minutes are an estimate: { $read } s to read a message, { $tap } s a tap, { $write } s to write an answer. Unasked messages are capped in code at { $most } a person and year. Who has rated stands nowhere, so everybody on a roll is counted as having rated it all; the reminder before a round closes, at most one, leaves no trace and is not counted.

# ── a year at scale ──
console-simulate-begins = A year of { $branches ->
        [one] one branch
       *[other] { $branches } branches
    }, seed { $seed } (--seed { $seed } plays the same again).
console-simulate-not-empty = This database is not empty. The simulation wants an empty one, or none: leave --database-url out.
console-simulate-month = messages a month
console-simulate-weather = What went wrong on the way: the process was killed with letters in flight { $killed } times, down for days { $down } times, the line cut until the evening { $cut } times, the clock set back { $back } times; { $refused } calls failed at Telegram, { $doubled } messages came twice (all of them in doubt); no signal on the phone { $signal } times, the same press delivered twice { $again } times.
console-simulate-law = law
console-simulate-law-hours = only from 08:00 to 20:00
console-simulate-law-holiday = not on holidays or in the harvest; adjusted workdays count
console-simulate-law-one_a_day = at most one a day
console-simulate-law-forty_a_year = at most 40 a year
console-simulate-law-pause = nobody who rests or has no phone
console-simulate-law-done = nobody is reminded of what is done
console-simulate-law-no_chain_twice = the same reminder of the same thing never twice
console-simulate-law-reminded_per_plan = open work is reminded of as planned
console-simulate-law-told_above = what stays undone is told to secretary and township
console-simulate-law-no_letter_lost = no letter lost
console-simulate-law-audit_unbroken = the audit trail is whole
console-simulate-outcome-done_in_time = done in time (pieces of work)
console-simulate-outcome-done_late_reminded = done late, reminded
console-simulate-outcome-done_late_could_not_be_reached = done late, out of reach meanwhile
console-simulate-outcome-never_done_reminded = never done, reminded
console-simulate-outcome-never_done_could_not_be_reached = never done, out of reach (needs a visit)
console-simulate-outcome-told_above = told above (times)
console-simulate-outcome-nobody_above_could_be_told = nobody above in reach
console-simulate-broken = ✗ seed { $seed }, { DATETIME($day, dateStyle: "medium") }, { $law }: { $what }
console-simulate-busiest = The busiest hour: { DATETIME($day, dateStyle: "medium") }, { $hour }:00, { NUMBER($messages) } messages (25 a second is 90,000 an hour).
console-simulate-way = Of { NUMBER($all) } messages { NUMBER($real) } went the whole real way (words, delivery, HTTP); the others were claimed and settled by the same outbox in batches and not worded one by one. { NUMBER($deeds) } deeds went through the real actions, the others were written in batches with the same effects; the marks of raters are not simulated.
console-simulate-took = { $branches ->
        [one] One branch
       *[other] { $branches } branches
    } in { $seconds } s, { $busy } s of processor, { $memory } MiB at most, seed { $seed }.

console-verify-unknown = No sheet or card with the check code “{ $code }” was ever issued.
console-verify-broken = The check code { $code } was issued, but the record has changed since and no longer gives what was printed.
console-verify-holds = Check code { $code }: the record agrees, letter for letter.
console-verify-same-file = { $file } is the very file that was issued, to the last byte.
console-verify-other-file = { $file } is not the file that was issued: altered, saved anew, or printed by another release or for another PUBLIC_URL. Please compare it with the lines above.
