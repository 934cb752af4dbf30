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

console-audit-whole = The audit is whole: every entry follows from the one before.
console-audit-broken = The audit is broken from entry { $number } on. Somebody has changed the database: keep everything as it is and have it looked into.

console-doctor-settings = The settings can be understood.
console-doctor-clock = Clock: it is { $now } in { $zone }. If not, mend TIMEZONE or the server's time.
console-doctor-clock-wrong = The server's clock is wrong ({ $now }). Set it first: deadlines and reminders depend on it.
console-doctor-keys = The ballot key directory can be written: { $folder }. Remember to keep it out of every backup.
console-doctor-keys-inside = The ballot key directory { $folder } lies inside the data directory { $data }: backups would take the keys along. Set BALLOT_KEY_DIR elsewhere.
console-doctor-keys-shut = The ballot key directory { $folder } cannot be written. Let the bot's user write there, or set another BALLOT_KEY_DIR.
console-doctor-database = The database ({ $kind }) answers and is at the newest revision ({ $revision }).
console-doctor-token = Telegram knows this bot: @{ $name }.
console-doctor-token-unknown = Telegram does not know BOT_TOKEN. Copy it again from BotFather.
console-doctor-telegram-away = Telegram cannot be reached ({ $address }). Check the network, or BOT_API_URL.
console-doctor-webhook = Telegram brings the updates (webhook); { $waiting } are waiting.
console-doctor-webhook-insecure = WEBHOOK_URL must begin with https:// or Telegram will not come.
console-doctor-webhook-failing = Within the last hour Telegram could not bring updates: { $said } ({ $waiting } waiting). Check that WEBHOOK_URL opens from outside and its certificate.
console-doctor-polling = The bot fetches the updates itself (polling); { $waiting } are waiting.
