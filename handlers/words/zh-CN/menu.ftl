# 待办、帮助、语言和命令

menu-todo = <b>{ $name }，等着您办的事</b>
menu-todo-none = { $name }，眼下没有等着您办的事。有了我会告诉您。
menu-todo-more = ……还有 { $left } 件，办完上面的再看。
menu-task = { $number }. { $what }
menu-task-due = { $number }. { $what }（{ DATETIME($due, dateStyle: "medium") }前）
menu-task-late = { $number }. { $what }（原定{ DATETIME($due, dateStyle: "medium") }前，现在办也来得及）

menu-bundle = <b>{ $name }，有 { $count } 件事等着您</b>（一共大约 { $minutes } 分钟）
menu-bundle-done = <b>{ $name }，都办好了，辛苦了！</b>
menu-bundle-file = 点上面的文件，可以把日子存进手机日历。
menu-bundle-ticked = ✅ { $what }
menu-later = { $days }天后再说
menu-later-when = 另选日子
menu-rest = 这阵子不方便
menu-put-off = 好，{ DATETIME($day, dateStyle: "medium") }再提醒您，遇上放假就顺延。中间有空了，随时可以办。
menu-ask-day = 哪一天再提醒您？打日子发给我，最晚到{ DATETIME($last, dateStyle: "medium") }，比如：5月20日。
menu-ask-rest = 生病、出门、家里有事，都不要紧。要我停多久不提醒您？
menu-rest-days = { $number }. 停 { $days } 天
menu-resting = 好，到{ DATETIME($day, dateStyle: "medium") }为止都不提醒您，您安心。想早点恢复，点下面就行。
menu-resume = 现在就恢复
menu-resumed = 好，有事我会再提醒您。

menu-work-propose = 写今年的承诺
menu-work-revise = 改好退回的承诺：{ $title }
menu-work-answer = 答一答别人问您的话：{ $title }
menu-work-open_review = 请群众代表评一评（{ $left } 条承诺）
menu-work-rate = 给 { $left } 条承诺评一评
menu-work-close_review = 群众评正在进行，到期自动截止
menu-work-decide = 逐条定一定承诺（{ $left } 条）
menu-work-publish = 把定下的承诺公开（{ $left } 条）
menu-work-report = 报一报进展：{ $title }
menu-work-comment = 季度点评（还有 { $left } 条）
menu-work-follow_up = 照点评说的，报一报后来怎样：{ $title }
menu-work-acknowledge = 看书记给您的点评：{ $title }

menu-open-propose = 写承诺
menu-open-revise = 改承诺
menu-open-answer = 回答
menu-open-open_review = 开始群众评
menu-open-rate = 去评
menu-open-close_review = 看群众评
menu-open-decide = 去议
menu-open-publish = 去公开
menu-open-report = 报进展
menu-open-comment = 去点评
menu-open-follow_up = 报后来的进展
menu-open-acknowledge = 看点评
menu-button = { $number }. { $what }

menu-help = <b>我能帮您做什么</b>
menu-help-member = 党员：/pledge 写承诺，/mine 看自己的承诺，/problems 看群众反映的问题，/progress 报进展，/card 看行动目标卡。
menu-help-representative = 群众代表：支部开始评议时我会找您，一张卡片点一下就行；是秘密评还是公开评，评之前都跟您说清楚。/problems 把大家的难处记给支部。
menu-help-committee = 支委：/decide 逐条审定承诺。
menu-help-secretary = 书记：/review 开群众评，/publish 公开承诺，/card 打印行动目标卡、公示牌，/comment 季度点评，/calendar 看日子、看谁还没办，/invite 发邀请链接，/standin 记支委不在谁来替。
menu-help-administrator = 管理员：/house 看机器人眼下怎么样；名册和邀请在服务器上用命令办。
menu-help-overseer = 您可以在公示栏看各支部公开的承诺；支部定得不妥的，公开以前用 /overrule 改定。
menu-help-all =
    /todo 看等着您办的事
    /cancel 停下正在写的
    /language 换语言（Language）
    /privacy 谁能看到什么
menu-help-group = 请在群里由支部书记发送 /bind，把这个群和支部连起来。别的事请私下找我。

menu-cancelled = 好，先停在这里。写了一半的都给您留着。
menu-nothing-to-cancel = 没有正在写的东西。
menu-not-understood = 这句话我没看懂。下面是等着您办的事：
menu-language = 请选择语言 / Choose a language
menu-language-zh = 简体中文
menu-language-en = English
menu-language-set = 好，以后用简体中文。

command-todo = 等着我办的事
command-pledge = 写一条承诺
command-mine = 我的承诺
command-problems = 群众反映的问题
command-progress = 报进展
command-decide = 审定承诺（支委）
command-standin = 支委不在，谁来替（书记）
command-review = 群众评（书记）
command-card = 行动目标卡、公示牌
command-publish = 公开承诺（书记）
command-comment = 季度点评（书记）
command-calendar = 今年的日子
command-overrule = 改定支部的决定（上级）
command-invite = 邀请链接（书记）
command-help = 我能做什么
command-privacy = 谁能看到什么
command-language = 换语言 Language
command-cancel = 停下正在写的
command-bind = 把本群和支部连起来（书记）

refused-reminding-nothing-open = 这些事都办好了，或者不用办了，不用再提醒。
refused-reminding-not-ahead = 请写一个今天以后的日子。
refused-reminding-past-deadline = 这件事{ DATETIME($due, dateStyle: "medium") }就到期了，请选这天或更早。
refused-reminding-too-long = 最长可以停半年，请写一个近一点的日子。
refused-reminding-nudged-already = 一天里已经催过一次了，明天再看看吧。
