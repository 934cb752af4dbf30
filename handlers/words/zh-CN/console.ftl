# 服务器上的命令

console-database-empty = 数据库还没有建。请先运行：python -m bot init
console-database-older = 数据库还是旧的。请先运行：python -m bot migrate
console-database-newer = 数据库比这个程序新。请换上新的程序，不要用旧程序碰它。
console-database-away = 连不上数据库。请看看 DATABASE_URL 对不对，数据库开着没有，数据目录能不能写。
console-no-bot-name = 问不到机器人的名字（连不上 Telegram，或者 BOT_TOKEN 不对）。下面给的不是链接，要在和机器人的聊天里照样发出去；也可以加上 --bot-name 再来一次。

console-administrator-link =
    库建好了。管理员{ $name }的链接，{ $minutes } 分钟内有效，只能用一次：
    { $link }
    进去以后，下一步是导入名册：python -m bot import-roster 名册.xlsx --dry-run
console-administrator-in = 库是好的。管理员{ $name }已经进来了，不再发链接；要添别的管理员，请换一个 --name。
console-migrated = 数据库是最新的了（{ $revision }）。

console-slips = 专属链接：一人一条，只能用一次，{ DATETIME($until, dateStyle: "medium", timeStyle: "short") }以前有效。请交到本人手里。
console-slips-branch = ── { $branch }，{ $count } 人 ──
console-slips-written = { $count } 条链接写在 { $file }。谁拿到这个文件，谁就能冒名进来：发完请删掉。
console-column-branch = 支部
console-column-name = 姓名
console-column-link = 专属链接
console-no-such-branch = 没有叫“{ $branch }”的支部。请照名册上的全称写。
console-all-in = 名册上的人都进来了，不用发链接。

console-audit-whole = 留痕完整：从第一条到最后一条都接得上。
console-audit-broken = 留痕断了：从第 { $number } 条起对不上。有人改过数据库，请留好现场，找上级来看。

console-doctor-settings = 设置都看得懂。
console-doctor-clock = 时钟：{ $zone } 现在是 { $now }。不对的话，请改 TIMEZONE 或服务器的时间。
console-doctor-clock-wrong = 服务器的时钟错了（{ $now }）。请先校准时间，期限和提醒都靠它。
console-doctor-keys = 选票钥匙目录可以写：{ $folder }。记得：备份里不要有它。
console-doctor-keys-inside = 选票钥匙目录 { $folder } 在数据目录 { $data } 里面，备份时会连钥匙一起带走。请把 BALLOT_KEY_DIR 设到外面。
console-doctor-keys-shut = 选票钥匙目录 { $folder } 不能写。请给运行机器人的用户写权限，或者换一个 BALLOT_KEY_DIR。
console-doctor-database = 数据库（{ $kind }）连得上，是最新的（{ $revision }）。
console-doctor-token = Telegram 认得这个机器人：@{ $name }。
console-doctor-token-unknown = Telegram 不认得 BOT_TOKEN。请到 BotFather 那里重新抄一遍。
console-doctor-telegram-away = 连不上 Telegram（{ $address }）。请检查网络，或者 BOT_API_URL。
console-doctor-webhook = 由 Telegram 上门送消息（webhook），排队 { $waiting } 条。
console-doctor-webhook-insecure = WEBHOOK_URL 必须是 https:// 开头，Telegram 才肯来。
console-doctor-webhook-failing = Telegram 最近一小时内送消息失败：{ $said }（排队 { $waiting } 条）。请检查 WEBHOOK_URL 从外面能不能打开、证书对不对。
console-doctor-polling = 自己去 Telegram 取消息（polling），排队 { $waiting } 条。
