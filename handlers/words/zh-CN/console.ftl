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

console-slips-too-many = 一共 { $count } 人，一份 PDF 最多放 { $most } 人。请加 --branch，一个支部一个支部地来；旧链接没有动。
console-slip-branch = { $branch }，{ $count } 人
console-slip-title = 专属二维码
console-slip-install = 装好 Telegram。
console-slip-scan = 用相机扫这个码，点“开始”（START）。
console-slip-confirm = 看清名字，点“是我”。
console-slip-own = 只给本人，别转给别人。
console-slip-until = { DATETIME($until, dateStyle: "medium", timeStyle: "short") }以前有效，只能用一次。
console-slip-foot = 沿虚线剪开，交到本人手里。没发出去的，请剪碎。
console-slips-qr-needs-name = 没有机器人的名字，做不出二维码（连不上 Telegram，或者 BOT_TOKEN 不对）。请加上 --bot-name 再来一次，旧链接没有动。
console-poster-title = 公开承诺，请大家监督
console-poster-board = 看承诺
console-poster-board-how = 谁都能看，不用登记。手机扫一扫，看承诺了什么、办得怎样。
console-poster-bot = 写承诺、评承诺
console-poster-bot-how = 党员、群众代表扫这个码打开机器人。头一回来，请先向书记要自己的那张条。
console-poster-written = 海报写在 { $file }，按原大打印。上面没有谁的专属链接，可以贴出去。

console-audit-whole = 留痕完整：从第一条到最后一条都接得上。
console-audit-broken = 留痕断了：从第 { $number } 条起对不上。有人改过数据库，请留好现场，找上级来看。

console-doctor-settings = 设置都看得懂。
console-doctor-clock = 时钟：{ $zone } 现在是 { $now }。不对的话，请改 TIMEZONE 或服务器的时间。
console-doctor-clock-wrong = 服务器的时钟错了（{ $now }）。请先校准时间，期限和提醒都靠它。
console-doctor-keys = 选票钥匙目录可以写：{ $folder }。记得：备份里不要有它。
console-doctor-keys-inside = 选票钥匙目录 { $folder } 在数据目录 { $data } 里面，备份时会连钥匙一起带走。请把 BALLOT_KEY_DIR 设到外面。
console-doctor-keys-shut = 选票钥匙目录 { $folder } 不能写。请给运行机器人的用户写权限，或者换一个 BALLOT_KEY_DIR。
console-doctor-database = 数据库（{ $kind }）连得上，是最新的（{ $revision }）。
console-doctor-clock-beats = 时钟在走。
console-doctor-clock-still = 时钟停了 { $minutes } 分钟。机器人开着吗？没开请运行 python -m bot run；开着请重启它。
console-doctor-delivery-beats = 送信正常。
console-doctor-delivery-still = 送信停了 { $minutes } 分钟。机器人开着吗？没开请运行 python -m bot run；开着请重启它。
console-doctor-token = Telegram 认得这个机器人：@{ $name }。
console-doctor-token-unknown = Telegram 不认得 BOT_TOKEN。请到 BotFather 那里重新抄一遍。
console-doctor-telegram-away = 连不上 Telegram（{ $address }）。请检查网络，或者 BOT_API_URL。
console-doctor-webhook = 由 Telegram 上门送消息（webhook），排队 { $waiting } 条。
console-doctor-webhook-insecure = WEBHOOK_URL 必须是 https:// 开头，Telegram 才肯来。
console-doctor-webhook-failing = Telegram 最近一小时内送消息失败：{ $said }（排队 { $waiting } 条）。请检查 WEBHOOK_URL 从外面能不能打开、证书对不对。
console-doctor-polling = 自己去 Telegram 取消息（polling），排队 { $waiting } 条。

console-year-moved = 改好了，一共 { $count } 个支部。
console-year-out = 好，{ $count } 个支部这次不开了。
console-year-usual = 记好了，{ $unit }从下一年起按这个日子来。
console-year-rest = 记好了，{ $unit }从{ DATETIME($since, dateStyle: "medium") }到{ DATETIME($until, dateStyle: "medium") }不打扰。
console-year-works = 记好了，{ DATETIME($day, dateStyle: "medium") }上班。
console-year-off = 记好了，{ DATETIME($day, dateStyle: "medium") }放假。
console-which-unit = 叫“{ $unit }”的有 { $count } 个，要正好一个才行。

# ── 打扰了多少 ──
console-burden = { $year } 年，每人一年（中位数 / 十人里九个不超过 / 最多）
console-burden-role = 身份
console-burden-branch = 支部
console-burden-people = 人数
console-burden-unasked = 主动打扰
console-burden-messages = 全部消息
console-burden-taps = 点按
console-burden-minutes = 分钟
console-burden-secretary = 书记
console-burden-committee = 支委
console-burden-member = 党员
console-burden-representative = 群众代表
console-burden-overseer = 上级
console-burden-administrator = 管理员
console-burden-notes = 分钟是估的：读一条消息 { $read } 秒，点一下 { $tap } 秒，写一句 { $write } 秒。主动打扰每人每年最多 { $most } 条，程序里卡死。谁评了没有，哪里都不记，所以名单上的代表一律按全评算；催评一轮最多一条，不留痕，没算在内。

# ── 模拟一年 ──
console-simulate-begins = 模拟一年：{ $branches } 个支部，种子 { $seed }（加 --seed { $seed } 可以原样再来一遍）。
console-simulate-not-empty = 这个库不是空的。模拟要用空库，或者不写 --database-url。
console-simulate-month = 每月送到的消息
console-simulate-weather = 一路上出的事：进程在送信途中被杀 { $killed } 次，停机几天 { $down } 次，断网到晚上 { $cut } 次，时钟往回拨 { $back } 次，Telegram 没收下 { $refused } 次，一条送了两遍 { $doubled } 次（都是没人知道送到没有的），手机没信号 { $signal } 次，同一个操作来了两遍 { $again } 次。
console-simulate-law = 规矩
console-simulate-law-hours = 只在早八点到晚八点
console-simulate-law-holiday = 节假日、农忙不打扰，调休上班算上班
console-simulate-law-one_a_day = 一天最多一条
console-simulate-law-forty_a_year = 一年最多 40 条
console-simulate-law-pause = 请了假、没手机的不打扰
console-simulate-law-done = 做完的不再提醒
console-simulate-law-no_chain_twice = 同一件事同一次提醒不来两遍
console-simulate-law-reminded_per_plan = 没做的都按时提醒到
console-simulate-law-told_above = 一直没做的，书记和乡镇都知道
console-simulate-law-no_letter_lost = 没有丢的信
console-simulate-law-audit_unbroken = 留痕接得上
console-simulate-outcome-done_in_time = 按期做完（件）
console-simulate-outcome-done_late_reminded = 过期做完，提醒过
console-simulate-outcome-done_late_could_not_be_reached = 过期做完，中间联系不上
console-simulate-outcome-never_done_reminded = 一直没做，提醒过
console-simulate-outcome-never_done_could_not_be_reached = 一直没做，联系不上（要上门）
console-simulate-outcome-told_above = 已告诉上面（次）
console-simulate-outcome-nobody_above_could_be_told = 上面的人也联系不上
console-simulate-broken = ✗ 种子 { $seed }，{ DATETIME($day, dateStyle: "medium") }，{ $law }：{ $what }
console-simulate-busiest = 最忙的一小时：{ DATETIME($day, dateStyle: "medium") } { $hour } 点，{ NUMBER($messages) } 条（每秒 25 条封顶，一小时装得下 90,000 条）。
console-simulate-way = { NUMBER($all) } 条消息里，{ NUMBER($real) } 条从头到尾走真程序（措辞、投递、HTTP）；其余由同一个发件箱成批领取、成批销账，不逐条措辞。{ NUMBER($deeds) } 次操作走真动作，其余成批写库，效果相同；代表评的分没有模拟。
console-simulate-took = { $branches } 个支部，用时 { $seconds } 秒，处理器 { $busy } 秒，内存最多 { $memory } MiB，种子 { $seed }。

console-verify-unknown = 没有印发过核对码是“{ $code }”的牌子或卡。
console-verify-broken = 核对码 { $code } 是印发过的，可是记录后来变了，对不上当时印的内容。
console-verify-holds = 核对码 { $code }：跟记录对得上，一字不差。
console-verify-same-file = { $file } 就是印发的那一份，一个字节也没有变。
console-verify-other-file = { $file } 不是印发的那一份：改过、另存过，或者是别的版本的程序、别的 PUBLIC_URL 印的。请照上面的内容逐条对。
