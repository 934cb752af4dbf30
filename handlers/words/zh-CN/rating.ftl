# 群众评：书记开评、代表逐条评、截止唱票

rating-invitation-fit =
    <b>请您评一评</b>
    { $branch }的党员今年想办 { $pledges } 件事。请您看看，每件事合不合他的职责，凭他的能力办不办得到。{ DATETIME($closes_on, dateStyle: "medium") }截止，当天也算。
rating-invitation-fulfilment =
    <b>请您评一评</b>
    { $branch }的党员今年公开承诺了 { $pledges } 件事。请您看看，每件办得怎么样。{ DATETIME($closes_on, dateStyle: "medium") }截止，当天也算。
rating-openness =
    <b>公开评：大家看得到谁评了什么</b>
    这一轮跟开会举手一样：您评了什么，书记和这一轮的代表都看得到，写着您的名字。截止以后也留着。
rating-votes-on-paper =
    <b>您这一轮投纸票</b>
    { $branch }的书记记下了：您投纸票，手机上就不用评了；先前在手机上要是评过，也不算了。要是记错了，请找书记改回来。
rating-secrecy =
    <b>谁能看到</b>
    您评了什么，书记、党员、别的代表都看不到；谁评没评也不记。截止后只公布每件事各几票，不满 5 票并到乡镇算，钥匙和票销毁。
rating-limits =
    <b>也跟您说实话</b>
    截止前，管服务器的人存心看，看得到；Telegram 公司知道您按了哪个钮。大家评的都一样，就都知道了。快截止会提醒没评完的，旁人能猜到。别让人看着按。细说发 /privacy。
rating-how = 一件事一张卡片，点一下就记好，截止前随时能改。回数字 1 到 { $most } 也行。
rating-finished =
    <b>群众评结束了</b>
    { $branch }的这一轮已经截止，谢谢您。{ $kept }{ $onward }
rating-kept-as-totals = 大家评的只留下合计。
rating-kept-by-name = 这一轮是公开评，谁评了什么都留着，写着名字。
rating-onward-fit = 接下来由党支部审定。
rating-onward-fulfilment = 接下来由党支部讲给各位党员听。

rating-cards-left =
    <b>还有 { $left } 件没评</b>
    { $branch }的群众评{ DATETIME($closes_on, dateStyle: "medium") }截止，当天也算。评不评由您，只提醒这一次。
rating-button-go-on = 接着评

rating-progress = 第 { $number } 件，共 { $total } 件 · 已评 { $done } 件
rating-recorded = ✓ 已记录，截止前可改。
rating-is-recorded = 这一件已记录，截止前可改。
rating-question-fit = <b>这件事合适吗？</b>
rating-question-fulfilment = <b>这件事办得怎么样？</b>
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
rating-mark-satisfied = 满意
rating-mark-fairly = 比较满意
rating-mark-basically = 基本满意
rating-mark-not_satisfied = 不满意
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
rating-done-openly =
    <b>{ $total } 件都评完了，谢谢您！</b>
    { DATETIME($closes_on, dateStyle: "medium") }截止，截止前随时能改。这一轮是公开评，大家看得到谁评了什么。
rating-done-secretly =
    <b>{ $total } 件都评完了，谢谢您！</b>
    { DATETIME($closes_on, dateStyle: "medium") }截止，截止前随时能改。截止以后开票的钥匙就销毁，留下的东西里查不出哪一票是谁评的。
rating-nothing-for-you = 这一轮没有要您评的。
rating-mine = 您评的是：{ $mark }
rating-mine-reason = 您评的是：{ $mark }（{ $reason }）
rating-mine-none = 这一件您还没有评。

rating-which-branch = 看哪个支部的群众评？
rating-none-proposed = { $branch }眼下没有等着评的承诺。党员提交以后，再来开群众评。
rating-cannot-open = { $branch }的群众代表只有 { $there } 位。至少要有 { $fewest } 位，大家评的才保得住密。可以请管理员在名册里补上代表，再来开评；也可以跟开会举手一样，改成公开评。
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
rating-running-secret = 谁评了、评得怎样，截止前一概不公布，对您也一样。
rating-running-open = 这一轮是公开评，大家看得到谁评了什么。
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
    一共 { $pledges } 条承诺，{ $onward }
rating-results-papers-counted_in = 纸票有人见证，算进去了。有纸票的时候，手机上评的要满 5 位（或者一位也没有）才公布，免得从合计里减出来。
rating-results-papers-left_out = <b>纸票没有算进去</b>：截止的时候，还没有见证人确认票数。
rating-result-title = { $number }. <b>{ $author }</b>：{ $text }
rating-result-too-few = { $entitled } 位代表，评的不满 { $fewest } 位。票太少，不在支部公布，并入乡镇合计。
rating-result-turnout = { $entitled } 位代表，{ $ballots } 位评了：
rating-result-reasons = 原因：
rating-result-satisfied = 。认可 { $satisfied }/{ $judged }
rating-result-papers = （其中纸票 { $papers } 张）
rating-count = { $what } { $times }
rating-comma = {"，"}
rating-pools = 看哪里的群众评合计？
rating-pool-of = { $unit } { $year }年
rating-pool-title = <b>群众评合计 · { $unit } { $year }年</b>
rating-pool-lead = 有些承诺评的人不满 { $fewest } 位，没有在支部公布。这里把 { $branches } 个支部的这些票加在一起：
rating-pool-turnout = 应评 { $entitled } 位，评了的至少 { $raters } 位，一共 { $ballots } 票：
rating-pool-nobody = 哪一票是哪个支部、哪一条、哪一位的，分不出来，谁也查不了。
rating-untold-gathering = 各支部还没有全评完。评完以后，人数够了才公布。
rating-untold-passed_on = 评的人太少，单独公布容易猜出是谁，并到上一级一起算了。
rating-untold-too_few = 加在一起评的人还是太少，不公布，票已经销毁。
rating-untold-lost = 钥匙找不到了，这些票谁也打不开，没法合计。
rating-button-page-before = ‹ 前面
rating-button-page-after = 后面 ›

rating-list-comma = {"、"}
rating-ticked = ✓ { $name }

rating-mode-secret = 秘密评：谁评了什么，谁也看不到。
rating-mode-open = 公开评：大家看得到谁评了什么。
rating-button-mode-secret = 改成秘密评
rating-button-mode-open = 改成公开评
rating-button-voices = 看谁评了什么
rating-voices = <b>谁评了什么</b> · 第 { $number } 件，共 { $total } 件
rating-voice = { $name }：{ $mark }
rating-voice-why = { $name }：{ $mark }（{ $reason }）
rating-voice-none = { $name }：还没评

rating-button-kin = { $pairs ->
    [0] 近亲属回避
   *[other] 近亲属回避（{ $pairs } 对）
}
rating-kin-kept-apart = 近亲属回避 { $pairs } 对，他们不评自家人的承诺。
rating-kin =
    <b>{ $branch }：近亲属回避</b>
    夫妻、父母、子女、兄弟姐妹，不评自家人的承诺。点一位代表，选他不评谁。开评的时候定下来，开了就不能再改。
    有人回避以后，一件承诺能评的不满 5 位，就没有结果可公布。
rating-kin-line = { $name }不评：{ $relatives }
rating-kin-of =
    <b>{ $name }不评谁的承诺？</b>
    点一下选上，再点一下取消。
rating-kin-gone = 这位现在不是代表了。

rating-button-papers = 纸票
rating-paper = <b>纸票</b>
rating-paper-no-voters = 有人没带手机，或者当面开会，可以投纸票。先选好谁投纸票，数好以后把票数写给我，再请一位见证人确认。确认了的才算进去。
rating-paper-voters = 投纸票的 { $voters } 位：{ $names }
rating-paper-counted = 写好票数的：{ $counted } 件，共 { $pledges } 件
rating-paper-few = 跟您说实话：纸票不满 { $few } 张，数票的人猜得出谁投了什么。
rating-paper-written = 还没有请人见证。
rating-paper-asked = 正等{ $witness }确认。
rating-paper-refused = { $witness }说票数不对。请一起再数一遍，改好了重新请人确认。
rating-paper-confirmed = { $witness }确认了纸票，截止时一起算进去，不能再改。
rating-paper-too-late = 这一轮已经截止，纸票没有算进去。
rating-button-paper-voters = 谁投纸票
rating-button-paper-count = 写票数
rating-button-paper-counts = 看一遍票数
rating-button-paper-again = 重写
rating-button-paper-witness = 请人见证
rating-button-paper-back = 收回来改
rating-button-paper-desk = ‹ 回到纸票
rating-button-paper-on = 记下，投纸票
rating-button-paper-off = 改回手机
rating-button-paper-right = 票数对，我确认
rating-button-paper-wrong = 不对
rating-paper-who = <b>谁投纸票？</b>点名字来改。带 ✓ 的投纸票，不能再用手机评。
rating-paper-on =
    <b>{ $name }投纸票？</b>
    记下以后，{ $name }就不能再用手机评；先前在手机上要是评过，也不算了，改回来也找不回。
rating-paper-off = <b>{ $name }改回手机评？</b>要从头评起。
rating-paper-pledge = 第 { $number } 件，共 { $total } 件。投纸票的里头，能评这一件的有 { $voters } 位。
rating-paper-ask-counts = 照“{ $marks }”的次序，写各有几票，中间空一格，比如“{ $example }”。不想写了就发 /cancel。
rating-paper-ask-witness = <b>请谁见证？</b>要看着数票的支委或者代表。我把票数发给他，他点了确认才算进去。
rating-paper-nobody-to-ask = 眼下没有能请的见证人：要一位进了“践诺”的支委或者代表，不是数票的人。
rating-paper-witness =
    <b>请您见证纸票</b>
    票数跟您当面看到的一样吗？看完了在最后一页点一下。

refused-rating-open-already = 群众评已经开着了，等这一轮结束再开下一轮。
refused-rating-nothing-proposed = 眼下没有等着评的承诺。要是刚才已经点过“开始”，那就是已经开了。
refused-rating-too-few-representatives = 群众代表只有 { $there } 位，秘密评至少要 { $fewest } 位。可以请管理员在名册里补上代表，或者发 /review 改成公开评。
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
refused-rating-on-paper = 书记记下了您这一轮投纸票，手机上就不用评了。要是记错了，请找书记改回来。
refused-rating-kin = 这是您近亲属的承诺，请让别人来评。
refused-rating-not-on-the-scale = 这个按钮过时了。请从待办里接着评。
refused-rating-no-such-kin = 回避只能记在本支部的代表和党员之间。请再选一次。
refused-rating-secret = 这一轮是秘密评，谁评了什么，谁也看不到。
refused-rating-paper-openly = 公开评不用纸票，请大家直接在手机上点。
refused-rating-paper-asked = 票数正等见证人确认。要改的话，先收回来。
refused-rating-paper-confirmed = 纸票已经确认，不能再改了。
refused-rating-paper-not-on-the-roll = 这一轮的代表名单里没有这位。
refused-rating-paper-numbers = 请写 { $marks } 个数，中间空一格，比如“5 1 0 0”那样，一个选项一个数。
refused-rating-paper-too-many = 这一件写了 { $there } 票，投纸票的里头能评它的只有 { $voters } 位。请再数一遍。
refused-rating-paper-nobody = 还没有记下谁投纸票。
refused-rating-paper-incomplete = 票数还没写齐：写好 { $counted } 件，共 { $pledges } 件。没有票的也请写 0。
refused-rating-paper-no-witness = 这位不能见证。请另选一位支委或者代表，不是数票的人。
refused-rating-paper-changed = 这份票数已经收回去了，或者已经定了。有新的我再发给您。
