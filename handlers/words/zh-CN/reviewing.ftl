# 季度点评：提醒、点评、看点评

reviewing-quarter-1 = 一季度
reviewing-quarter-2 = 二季度
reviewing-quarter-3 = 三季度
reviewing-quarter-4 = 四季度

reviewing-head = <b>{ $quarter }点评</b>　第 { $number } 项，共 { $total } 项
reviewing-title = { $author }：“{ $text }”（{ DATETIME($due, dateStyle: "medium") }前）
reviewing-reached = 进展：{ $now } / { $target }
reviewing-deed = { DATETIME($day, dateStyle: "medium") }：{ $what }
reviewing-a-file = 交了照片或文件
reviewing-a-number = 报了数
reviewing-no-deeds = 这一项还没报过进展。

reviewing-ask-strength =
    <b>{ $step }/{ $steps } 哪些地方做得好？</b>
    写一两句发给我，没有就点“跳过”。
reviewing-ask-problem =
    <b>{ $step }/{ $steps } 还差在哪里？</b>
    说事不说人，没有就点“跳过”。
reviewing-ask-direction =
    <b>{ $step }/{ $steps } 下一步怎么干？</b>
    写一两句发给我，没有就点“跳过”。
reviewing-ask-follow_up =
    <b>{ $step }/{ $steps } 什么时候再去看看？</b>
    点一个，回 1 或 2 也行，或者直接打日子，比如：5月20日。
reviewing-in-a-month = 1 一个月后（{ DATETIME($day, dateStyle: "medium") }）
reviewing-in-three-months = 2 三个月后（{ DATETIME($day, dateStyle: "medium") }）
reviewing-no-day = 不定日子
reviewing-put-off = 先放一放

reviewing-written = <b>记好了</b>（{ $done }/{ $total }）。给{ $author }的点评这就送过去：
reviewing-all-written = <b>{ $total } 项都点评完了，您辛苦了！</b>给{ $author }的点评这就送过去：
reviewing-next = 下一项：{ $author }
reviewing-nothing-left = { $total ->
        [0] { $branch }眼下没有要您点评的承诺。
       *[other] { $branch }这个季度的 { $total } 项承诺都点评过了。
    }
reviewing-nothing-open = 眼下没有要您点评的承诺。季度点评由支部书记来做，从点评日前两周开始，到时候我会告诉书记。
reviewing-not-commenting = 这一项已经点评好了，或者已经停下了。点“待办”看看还有没有要点评的。
reviewing-dropped = 好，先停在这里，这一项没有记。想接着点评，发 /comment。

reviewing-comment = <b>{ $year }年{ $quarter }点评</b>　{ $commenter }
reviewing-comment-on = 您的承诺：“{ $text }”
reviewing-said-strength = <b>做得好：</b>{ $what }
reviewing-said-problem = <b>还差：</b>{ $what }
reviewing-said-direction = <b>下一步：</b>{ $what }
reviewing-said-follow_up = <b>再去看看：</b>{ DATETIME($day, dateStyle: "medium") }
reviewing-note = 已阅
reviewing-noted = 您已阅。

refused-reviewing-own-pledge = 自己的承诺不由自己点评，由上一级来点评。
refused-reviewing-not-published = 这条承诺眼下没有公开，不用点评。
refused-reviewing-done-already = 这一项这个季度已经点评过了。想接着点评别的，发 /comment。
refused-reviewing-not-the-time = 这次点评还没开始，或者已经结束了。
refused-reviewing-says-nothing = 做得好的、还差的、下一步，总要写一样。请写一两句，或者点“上一步”。
refused-reviewing-follow-up-day = 请写今天以后、一年以内的日子。
