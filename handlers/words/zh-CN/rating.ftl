# 群众评：书记开评、代表逐条评、截止唱票

rating-invitation =
    <b>请您评一评</b>
    { $branch }的党员今年想办 { $pledges } 件事。请您看看，每件事合不合他的职责，凭他的能力办不办得到。{ DATETIME($closes_on, dateStyle: "medium") }截止，当天也算。
rating-secrecy =
    <b>谁能看到</b>
    您评了什么，书记、党员、别的代表都看不到，也没人查得出您评没评。截止以后只公布每件事各有几票，不满 5 票的不公布。
rating-limits =
    <b>也跟您说实话</b>
    截止以前，管服务器的人要是存心看，看得到。Telegram 公司知道您按了哪个钮。要是大家评的都一样，结果一出来也就都知道了。别让旁人看着您按。
rating-how = 一件事一张卡片，点一下就记好，截止前随时能改。回数字 1 到 4 也行。
rating-finished =
    <b>群众评结束了</b>
    { $branch }的这一轮已经截止，谢谢您。大家评的只留下合计，接下来由党支部审定。

rating-progress = 第 { $number } 件，共 { $total } 件 · 已评 { $done } 件
rating-recorded = ✓ 已记录，截止前可改。
rating-is-recorded = 这一件已记录，截止前可改。
rating-question = <b>这件事合适吗？</b>
rating-ask-reason = <b>已记录。主要是哪里不够合适？</b>
rating-card-author = <b>{ $author }</b>（{ $office }）
rating-card-text = { $text }
rating-card-basis = 为什么办：{ $basis }
rating-card-basis-note = 为什么办：{ $basis }（{ $note }）
rating-card-indicator = 怎么算办成：{ $indicator }
rating-card-target = 怎么算办成：{ $indicator }，到 { $target }
rating-card-from-to = 怎么算办成：{ $indicator }，从 { $baseline } 到 { $target }
rating-card-due = 什么时候：{ DATETIME($due, dateStyle: "medium") }前
rating-office-secretary = 支部书记
rating-office-committee = 支委
rating-office-member = 党员
rating-basis-problem = 查到的问题
rating-basis-duty = 分内的职责
rating-basis-ability = 自己的特长

rating-choice = { $number } { $choice }
rating-mark-fits = 适合
rating-mark-partly = 基本适合
rating-mark-unfit = 不适合
rating-mark-cannot_judge = 说不准
rating-reason-vague = 说得太笼统
rating-reason-not_of_the_post = 和他的岗位不沾边
rating-reason-beyond_ability = 他办不到
rating-reason-routine = 本来就是日常工作
rating-reason-unverifiable = 办没办成看不出来

rating-button-begin = 开始评
rating-button-back = ‹ 上一件重评
rating-button-later = 跳过
rating-button-change = ‹ 重选
rating-button-mine = 看我评的
rating-button-before = ‹ 前一件
rating-button-after = 后一件 ›
rating-button-again = 再看一遍
rating-done =
    <b>{ $total } 件都评完了，谢谢您！</b>
    { DATETIME($closes_on, dateStyle: "medium") }截止，截止前随时能改。截止以后开票的钥匙就销毁，留下的东西里查不出哪一票是谁评的。
rating-nothing-for-you = 这一轮没有要您评的。
rating-mine = 您评的是：{ $mark }
rating-mine-reason = 您评的是：{ $mark }（{ $reason }）
rating-mine-none = 这一件您还没有评。

rating-which-branch = 看哪个支部的群众评？
rating-none-proposed = { $branch }眼下没有等着评的承诺。党员提交以后，再来开群众评。
rating-cannot-open = { $branch }的群众代表只有 { $there } 位。至少要有 { $fewest } 位，大家评的才保得住密。请先请管理员在名册里补上代表，再来开评。
rating-ask-day =
    <b>{ $branch }的群众评</b>
    有 { $pledges } 条承诺等着评，群众代表 { $representatives } 位。评到哪天截止？
rating-button-day = { $days } 天（{ DATETIME($day, dateStyle: "medium") }）
rating-button-own-day = 自己写日子
rating-ask-own-day = 请写截止的日子，比如“2月25日”。不想开了就发 /cancel。
rating-confirm-opening =
    <b>{ $branch }：开始群众评？</b>
    { $pledges } 条承诺，{ $representatives } 位代表，{ DATETIME($closes_on, dateStyle: "medium") }截止，当天也算。
    一开始，条目和代表名单就定下了，后来的加不进去。
rating-button-open = 开始
rating-button-other-day = ‹ 换个日子
rating-opened =
    <b>群众评开始了</b>
    { $entitled } 位代表都会收到通知，一共 { $pledges } 条承诺，{ DATETIME($closes_on, dateStyle: "medium") }截止。到期自动唱票，结果我发给您。
rating-running =
    <b>{ $branch }的群众评正在进行</b>
    { $pledges } 条承诺，{ $entitled } 位代表，{ DATETIME($closes_on, dateStyle: "medium") }截止，到期自动唱票。
    谁评了、评得怎样，截止前一概不公布，对您也一样。
rating-button-close = 提前结束
rating-confirm-closing =
    <b>现在就结束？</b>
    本来到 { DATETIME($closes_on, dateStyle: "medium") }才截止。现在结束，没评完的代表就来不及了，也不能再开。
rating-button-close-now = 现在结束
rating-button-not-yet = ‹ 先不结束
rating-closing = 群众评结束了，正在唱票，结果马上发给您。
rating-lost =
    <b>这一轮要重新评</b>
    开票的钥匙找不到了，已经评的谁也打不开，也没法唱票。请和代表们说明白，再选一个截止的日子，重新评一次。
rating-results =
    <b>群众评结果 · { $branch }</b>
    一共 { $pledges } 条承诺，接下来由党支部审定。
rating-result-title = { $number }. <b>{ $author }</b>：{ $text }
rating-result-too-few = { $entitled } 位代表，评的不满 { $fewest } 位，不公布。
rating-result-turnout = { $entitled } 位代表，{ $ballots } 位评了：
rating-result-reasons = 原因：
rating-count = { $what } { $times }
rating-comma = {"，"}
rating-button-page-before = ‹ 前面
rating-button-page-after = 后面 ›

refused-rating-open-already = 群众评已经开着了，等这一轮结束再开下一轮。
refused-rating-nothing-proposed = 眼下没有等着评的承诺。要是刚才已经点过“开始”，那就是已经开了。
refused-rating-too-few-representatives = 群众代表只有 { $there } 位，至少要 { $fewest } 位才保得住密。请先请管理员在名册里补上代表。
refused-rating-closing-day = 截止的日子要在明天以后、{ $longest } 天以内。请换一个。
refused-rating-round-over = 这一轮群众评已经截止了，谢谢您。
refused-rating-not-on-the-roll = 这一轮的代表名单里没有您。名单在开评那天定下，要是觉得不对，请问一下支部书记。
refused-rating-own-pledge = 这是您自己的承诺，请让别人来评。
refused-rating-not-in-this-round = 这件事不在这一轮里，或者已经收回了。请从待办里接着评。
refused-rating-no-reason-wanted = 这张卡片已经翻过去了。请从待办里接着评。
refused-rating-digit = 请回 1 到 { $most } 里的一个数字，或者点按钮。
refused-rating-key-lost = 这一轮开票的钥匙找不到了，没法接着评，也没法唱票。请书记发 /review 重新开评。
refused-rating-nothing-lost = 这一轮好好的，不用重新评。
refused-rating-not-counted-yet = 还没有唱票，等结束以后再看。
refused-rating-nothing-open = 眼下没有要您评的。支部开始评议时，我会找您。
