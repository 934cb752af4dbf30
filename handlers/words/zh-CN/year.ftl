# 一年的日子：看、改，谁还没办

year-head = <b>{ $branch }，接下来的日子</b>
year-nothing-ahead = 今年的事都过了。十二月会排出明年的日子。
year-date = { $number }. { $what }：{ DATETIME($day, dateStyle: "medium") }
year-date-estimate = { $number }. { $what }：{ DATETIME($day, dateStyle: "medium") }（那年放假还没公布，先估着）
year-step-propose = 写承诺
year-step-fit_review = 群众评
year-step-decide = 组织定
year-step-publish = 公开
year-step-quarterly_review = { $quarter ->
        [1] 一季度点评
        [2] 二季度点评
        [3] 三季度点评
       *[4] 四季度点评
    }
year-step-assess = { $quarter ->
        [2] 上半年考评
       *[4] 下半年考评
    }
year-step-appraise = 述职测评
year-move = { $number }. 改{ $what }的日子
year-take-out = 这次不开了
year-ask-take-out = “{ $what }”这次不开了？定了就收不回来，也不再提醒谁。
year-take-out-sure = 对，这次不开了
year-taken-out = 好，“{ $what }”这次不开了。存了日子的人，我会告诉他们。
year-review-moved = <b>{ $branch }：“{ $what }”改到了{ DATETIME($day, dateStyle: "medium") }</b>

    点上面的文件，手机日历里的日子跟着改。
year-review-taken-out = <b>{ $branch }：{ DATETIME($day, dateStyle: "medium") }的“{ $what }”不开了</b>

    点上面的文件，手机日历里的日子就会取消。
year-file = { $what } { DATETIME($day, dateStyle: "medium") }.ics
year-event = { $branch }：{ $what }
year-event-about = 这天之前，把进展报一报，把点评写好。
year-who = { $number }. 看看谁还没办
year-ask-day = “{ $what }”现在是{ DATETIME($day, dateStyle: "medium") }。改到哪一天？打日子发给我，比如：5月20日。不改就发 /cancel。
year-moved = 好，“{ $what }”改到了{ DATETIME($day, dateStyle: "medium") }。还没发的提醒跟着改，发过的不再发。

year-owing = <b>{ $branch }，还有 { $count } 位没办完</b>
year-owing-due = { $number }. { $name }：{ $what }（{ DATETIME($day, dateStyle: "medium") }前）
year-owing-late = { $number }. { $name }：{ $what }（原定{ DATETIME($day, dateStyle: "medium") }）
year-owing-private = 名字只有您看得到。去串个门、打个电话，常比催更管用。
year-work = { $what } { $count } 件
year-and = 、
year-more-people = ……还有 { $left } 位，先看上面的。
year-nobody-owes = { $branch }这两周该办的都办好了。
year-nudge = { $number }. 提醒{ $name }
year-spare = { $number } 不打扰
year-nudged = 好，明天早上我跟{ $name }提一下（{ $count } 件事）。一天只提一次。
year-spared = 好，到{ DATETIME($day, dateStyle: "medium") }为止不打扰{ $name }。

year-late-below = <b>{ $unit }：{ $count } 个支部有事过了日子还没办完</b>
year-late-branch = { $branch }：{ $count } 件
year-more-branches = ……还有 { $left } 个支部。

year-late-far-below = <b>{ $unit }：{ $count } 个支部有事过了两周还没办完</b>
year-late-township = { $township }：{ $count } 个支部
year-more-townships = ……还有 { $left } 个乡镇。

refused-year-step-stays = 只有季度点评可以不开，这一步不能省。
refused-year-no-branch = 这里看的是支部的日子，您不在哪个支部里。
refused-year-day-is-over = 这一天已经过了，请写今天或以后的日子。
refused-year-before-it-opens = 这件事{ DATETIME($opens, dateStyle: "medium") }才开始，请写这天以后的日子。
refused-year-ends-before-it-begins = 结束的日子在开始的日子前面，请改一下。
