# 组织定：支委会（或党员大会）逐条定承诺

deciding-card-title = <b>{ $author }的承诺，请您定一定</b>
deciding-card-title-again = <b>{ $author }的承诺（第 { $version } 稿），请您定一定</b>
deciding-card-text = “{ $text }”
deciding-card-kind = { $category }；依据：{ $basis }
deciding-card-seen = 怎么看得见：{ $seen }
deciding-card-unseen = 怎么看得见：没有写
deciding-numbers-to = 做到 { $target } { $unit }
deciding-numbers-from-to = 从 { $baseline } 做到 { $target } { $unit }
deciding-card-measures = 办法：{ $measures }
deciding-card-note = 说明：{ $note }
deciding-card-due = 什么时候办好：{ DATETIME($due, dateStyle: "medium") }
deciding-card-withdrawn = <b>{ $author }</b>把这条承诺撤回了，不用再定。
deciding-card-taken-back-amendment = <b>{ $author }</b>不申请修改了。承诺照旧，不用再定。
deciding-card-taken-back-withdrawal = <b>{ $author }</b>不申请撤回了。承诺照旧，不用再定。
deciding-card-left = 这条承诺现在不归您表态了。它还没有公开，就不再给您看了。
deciding-card-decided = <b>{ $author }的承诺：{ $outcome }</b>
deciding-card-decided-amendment = <b>{ $author }要改的承诺：{ $outcome }</b>
deciding-card-decided-withdrawal = <b>{ $author }想撤回承诺：{ $outcome }</b>

deciding-wish-amendment = 这条早先定过了，本人现在想<b>改</b>。定下来以前，原来的照旧。
deciding-wish-withdrawal = 这条早先定过了，本人现在想<b>撤回</b>。定下来以前，承诺照旧。
deciding-wish-why = 为什么：{ $reason }
deciding-changes = <b>跟原来比，改了：</b>
deciding-changes-more = ……另外还改了 { $left } 处
deciding-change = { $label }：{ $old } → { $new }
deciding-change-nothing = （没写）
deciding-change-day = { DATETIME($day, dateStyle: "medium") }
deciding-stands-for = 您是替<b>{ $who }</b>表态
deciding-struck = 这条承诺不用您表态了。
deciding-struck-from-all = 这一批承诺都不用您表态了。
deciding-overruled = <b>{ $unit }改定：{ $outcome }。</b>因为：{ $reason }
deciding-overruled-title =
    <b>上级改定了支部的一个决定</b>
    { $author }：“{ $text }”
deciding-nobody =
    <b>有一条承诺没有人能定</b>
    { $branch }，{ $author }：“{ $text }”

    支部里除了本人，眼下没有别的有表决权的党员。请书记和上级商量怎么办；名册上添了人，我就把它交给能定的人。
deciding-talk-wanted =
    <b>{ $author }的承诺第二次退回了</b>
    “{ $text }”

    光写来写去怕说不清，请您找个时间当面聊聊。

deciding-review-none = 群众评：这一条没有评过
deciding-review-too-few = 群众评：该评的有 { $entitled } 人，评的太少，结果不公布
deciding-review = 群众评（{ $entitled } 人中 { $ballots } 人评了）：{ $marks }
deciding-review-reasons = 群众觉得：{ $reasons }
deciding-review-before = 群众评第 { $version } 稿（{ $entitled } 人中 { $ballots } 人评了）：{ $marks }
deciding-checklist = 对照四条：先进、合职责、办得到、看得见
deciding-count = { $what } { $votes }
deciding-comma = ，

deciding-body-committee = 支委会
deciding-body-general_meeting = 党员大会
deciding-so-far = { $body }：{ $given }/{ $entitled } 人表了态，{ $needed } 人一致就定
deciding-mine-open = 您的意见：<b>{ $verdict }</b>，还可以改
deciding-urged = 🔔 本人催了 { $times } 次，等您表态
deciding-mine = 您的意见：{ $verdict }
deciding-decided-on = { $body } { DATETIME($decided_on, dateStyle: "medium") }定的
deciding-counts = 该表态 { $entitled } 人：{ $counts }
deciding-decided-at-meeting = { $body } { DATETIME($held_on, dateStyle: "medium") }开会定的
deciding-counts-at-meeting = 该表决 { $entitled } 人：赞成这样定 { $in_favour }，反对 { $against }，弃权 { $abstained }
deciding-because = 退回的原因：{ $cause }
deciding-note = 附言：{ $note }

deciding-verdict-approve = 同意
deciding-verdict-return = 退回
deciding-verdict-decline = 不同意
deciding-verdict-because = { $verdict }（{ $cause }）
deciding-outcome-approved = 通过了
deciding-outcome-returned = 退回修改
deciding-outcome-declined = 没有通过
deciding-cause-vague = 说得太笼统
deciding-cause-not_of_the_post = 跟职责不挂钩
deciding-cause-not_feasible = 眼下做不到
deciding-cause-routine = 本来就是分内的日常事
deciding-cause-unverifiable = 办没办成看不出来
deciding-cause-no_majority = 大家意见不一，没有过半

deciding-button-approve = ✅ 同意
deciding-button-return = ↩️ 退回
deciding-button-decline = 不同意
deciding-button-next = 下一条（还有 { $left } 条）
deciding-button-skip = 不附言，就这样退回
deciding-choice = { $number }. { $choice }
deciding-ask-cause = 为什么退回？点一条，或者发数字：
deciding-ask-note =
    退回的原因：<b>{ $cause }</b>
    要给本人附一句话吗？直接打字发给我，不超过 { $longest } 字。
deciding-noted = 记下了，您的附言会一起转给本人。{ $given }/{ $entitled } 人表了态。

deciding-list = <b>等您定的承诺：{ $left } 条</b>
deciding-list-line = { $number }. { $author }：{ $text }
deciding-author-amendment = { $author }（想改）
deciding-author-withdrawal = { $author }（想撤回）
deciding-list-opened = ✓ 看过
deciding-list-urged = 🔔 催办 { $times }
deciding-list-line-said = { $number }. { $author }：{ $text }（您：{ $verdict }）
deciding-list-more = ……后面还有 { $left } 条，先定这些。
deciding-list-empty = 眼下没有等您定的承诺。

deciding-told-approved = <b>您的承诺通过了</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）
deciding-told-returned = <b>您的承诺退回来了，请改一改</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）
deciding-told-declined = <b>您的承诺没有通过</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）
deciding-onward-approved = 接下来由书记公开，公开了我再告诉您。
deciding-onward-returned = 原来写的都留着，照着改就行，改好了再交。
deciding-onward-declined = 有不明白的，请当面问问书记。您可以另写一条：/pledge
deciding-told-at-meeting = 这是开会定下来的，由书记记在这里。
deciding-talk = 这已经是第二次退回，不妨先找书记当面聊聊。
deciding-told-amendment-approved = <b>您要改的通过了</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）。从今天起照新的办；公开过的，等书记重新公开。
deciding-told-amendment-returned = <b>您要改的退回来了</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）。原来的承诺照旧；还想改，可以想好了再提。
deciding-told-amendment-declined = <b>您要改的没有通过</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）。原来的承诺照旧。
deciding-told-withdrawal-approved = <b>您的承诺撤回了</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）。公开过的，也一并撤下来了。
deciding-told-withdrawal-returned = <b>撤回的事退回来了</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）。承诺照旧；有难处，请当面跟书记说说。
deciding-told-withdrawal-declined = <b>没有同意您撤回</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）。承诺照旧；有难处，请当面跟书记说说。
deciding-button-revise = 修改后再交

# 大家说的话：意见、提问、回答

deciding-button-full = 看全文
deciding-button-hear = 大家的话（{ $said }）
deciding-button-hear-all = 看看大家说了什么
deciding-write-question = ❓ 问问本人
deciding-write-comment = 💬 说句意见
deciding-said-question = ❓ { $who }：{ $text }
deciding-said-answer = ↳ { $who }答：{ $text }
deciding-said-comment = 💬 { $who }：{ $text }
deciding-card-unanswered = ↳ 本人还没有答
deciding-ask-question =
    想问本人什么？直接打字发给我，不超过 { $longest } 字。
    本人和一起定的同志都看得到。问了也不耽误表态。一条承诺每人最多说 { $most } 次。
deciding-ask-comment =
    您的意见是什么？直接打字发给我，不超过 { $longest } 字。
    一起定的同志现在就看得到，定下来以后本人也看得到。一条承诺每人最多说 { $most } 次。
deciding-written-question = 问题转给本人了。有了回答，您会在卡片上看到。
deciding-written-comment = 记下了，一起定的同志都看得到。
deciding-written-answer = 您的回答转过去了，一起定的同志都看得到。
deciding-talk-title = <b>{ $author }的承诺</b> “{ $text }”
deciding-talk-empty = 还没有人说什么。
deciding-button-earlier = ‹ 前面的
deciding-button-later = 后面的 ›
deciding-question = <b>{ $who }想问问您的这条承诺</b> “{ $text }”
deciding-question-answered = 您答了：{ $text }
deciding-question-over = 这一条已经不用答了。
deciding-button-answer = 回答
deciding-ask-answer = 请直接打字回答，不超过 { $longest } 字。一起定的同志都看得到。
deciding-urged-done = 记下了，还有 { $silent } 位同志没有表态，他们的卡片上会看到您在催。一天可以催一次。

# 一起定：看过的一起同意，一次评议一张总卡

deciding-button-together = ✅ 看过的都同意（{ $count }）
deciding-together = <b>这 { $count } 条您都看过，一起同意？</b>
deciding-button-approve-all = ✅ 同意这 { $count } 条
deciding-approved = 同意了 { $count } 条。
deciding-left-out-decided = 没算进去：{ $author }的，已经定了。
deciding-left-out-withdrawn = 没算进去：{ $author }的，撤回了，或者在改。
deciding-left-out-spoken = 没算进去：{ $author }的，您已经表过态，照原来的算。
deciding-left-out-unopened = 没算进去：{ $author }的，您还没有打开看过。
deciding-digest = <b>群众评完了，{ $left } 条承诺等您定</b>
deciding-digest-so-far = 一共 { $total } 条：定下来 { $decided } 条，您表过态、等别人的 { $spoken } 条。
deciding-digest-urged = 🔔 其中 { $urged } 条，本人催过了。
deciding-digest-others = 这一批 { $total } 条，您都表过态了。还有 { $spoken } 条在等别的同志。
deciding-digest-over = <b>这一批 { $total } 条承诺都定下来了</b>
deciding-digest-withdrawn = 撤回 { $withdrawn }
deciding-button-begin = 开始看

# 记会议：纸上开的会，书记记进来

deciding-button-record = 📝 记一次会议
deciding-today = 今天
deciding-yesterday = 昨天
deciding-minutes-ask-place = 记哪个支部的会？
deciding-minutes-nothing = 现在没有在记会议。
deciding-minutes-ask-day = <b>记一次会议。</b>哪天开的？点一个，或者写日子，比如 2月26日。
deciding-minutes-ask-body = 开的是什么会？
deciding-minutes-ask-present =
    那天有 { $waiting } 条承诺可以定，能表决的一共 { $entitled } 人。
    到会几人？点一个，或者发数字。
deciding-minutes-all-came = 都到了（{ $entitled } 人）
deciding-minutes-head = <b>{ $body } { DATETIME($held_on, dateStyle: "medium") }</b>
deciding-minutes-place = <b>{ $number }/{ $total } { $author }的承诺</b>
deciding-minutes-ask-result = 会上怎么定的？点一条，或者发数字。
deciding-minutes-approve = 同意
deciding-minutes-return = 退回修改
deciding-minutes-decline = 不同意
deciding-minutes-leave_out = 这条没有议
deciding-minutes-end = 后面的都没有议，记到这里
deciding-minutes-ask-votes =
    会上定的：<b>{ $result }</b>。能表决的 { $entitled } 人，几票？
    按“赞成、反对、弃权”发三个数字，比如 4 0 1。
deciding-minutes-unanimous = 都赞成（{ $votes } 票）
deciding-minutes-ask-picture = 要附一张会议记录的照片吗？直接发给我，也可以不附。
deciding-minutes-no-picture = 不附照片
deciding-minutes-present = 到会 { $present } 人
deciding-minutes-line = { $number }. { $author }：{ $text } { $verdict } { $in_favour }:{ $against }:{ $abstained }
deciding-minutes-with-picture = 附了一张照片
deciding-button-photo = 看会议记录的照片
deciding-minutes-last-look = 票数是“赞成:反对:弃权”。请对一遍，确认以后就定下来，本人会收到通知。
deciding-minutes-sure = 没有错，定下来（{ $count } 条）
deciding-minutes-recorded = 记好了：{ DATETIME($held_on, dateStyle: "medium") }的会，定了 { $count } 条。
deciding-minutes-the-rest = 接着记

refused-deciding-own-pledge = 这是您自己的承诺，按规矩要回避，由别的同志来定。
refused-deciding-not-entitled = 这一条不在您表态的范围里。名单是提交的那天定下的，有疑问请问书记。
refused-deciding-decided-already = 这一条已经定了：{ $outcome ->
    [approved] 通过了
    [returned] 退回修改
   *[declined] 没有通过
 }。不用再表态。
refused-deciding-withdrawn = 本人已经收回了，不用再定。
refused-deciding-left = 这条承诺现在不归您表态了。表态的名单变了，有疑问请问书记。
refused-deciding-no-photo = 这次会没有附照片。
refused-deciding-cause-missing = 退回要说个原因，请从列出来的里面选一条。
refused-deciding-unknown = 找不到这条承诺了。请发 /decide 看看眼下等您定的。
refused-deciding-no-such-number = 请发 1 到 { $most } 里的一个数字，或者点上面的一条。
refused-deciding-enough-said = 这条承诺您已经说了 { $most } 次。还有话，不如当面聊聊。
refused-deciding-answered-already = 这个问题您已经答过了。
refused-deciding-question-for-another = 这个问题是问承诺的本人的。
refused-deciding-urged-already = 您催过了，{ $hours } 小时以后可以再催。
refused-deciding-not-asked-yet = 这一条还没有交到支委会，不用催。
refused-meeting-not-held-yet = 会还没有开，不能记。请写已经开过的那天。
refused-meeting-nothing-before-it = 没有会上可以定的承诺：那天还没有交上来，或者已经都定了。
refused-meeting-of-another-body = 有的承诺不归这个会定，请分开记。
refused-meeting-present-unclear = 到会几人，请发一个数字，比如 5。
refused-meeting-no-quorum = 到会 { $present } 人，不到应到 { $entitled } 人的一半（要 { $needed } 人），这个会不能表决。
refused-meeting-too-many-came = 能到会的只有 { $invited } 人，您写了 { $present } 人。请再看看。
refused-meeting-votes-unclear = 票数请发数字，比如 4 0 1：赞成 4，反对 0，弃权 1。
refused-meeting-too-many-votes = 一共 { $votes } 票，最多只能有 { $most } 票：没到会的不算，承诺的本人也不算。
refused-meeting-not-carried = 赞成 { $votes } 票，不过半：应到 { $entitled } 人，要 { $needed } 票才能这样定。

# 谁替谁：支委不在的日子，由谁表态

standins-ask-branch = <b>哪个支部？</b>
standins-desk = <b>{ $branch }：支委不在，谁来替</b>
standins-none = 眼下没有人请别人替。
standins-line = { $number }. { $who }不在，{ $stand_in }替：{ DATETIME($since, dateStyle: "medium") }到{ DATETIME($until, dateStyle: "medium") }
standins-more = ……后面还有 { $left } 条。
standins-hint = 支委出远门、生病，记一笔就行：这些日子由替的人表态，人回来了照旧。
standins-button = 谁替谁
standins-button-note = 记一个人不在
standins-button-end = { $number } { $who }回来了
standins-choice = { $number } { $name }
standins-ask-who = <b>哪位支委不在？</b> 点一位，或者发数字：
standins-ask-stand-in = <b>{ $who }不在，由谁替？</b>
    要是正式党员。点一位，或者发数字：
standins-seated = （也是支委，只算一票）
standins-button-earlier = ‹ 前面的
standins-button-later = 后面的 ›
standins-ask-since = <b>{ $who }不在，{ $stand_in }替。从哪天起？</b>
    点一下，或者直接打字，比如：10月15日。
standins-button-today = 从今天起
standins-ask-until = <b>从{ DATETIME($since, dateStyle: "medium") }起，到哪天为止？</b>
    连那天也算。直接打字，比如：10月31日。
standins-nobody = 支部里眼下没有支委，谁也不用替：由党员大会定。

refused-rolls-secretaries-only = 记谁替谁是书记的事。
refused-rolls-not-seated = 这位眼下不是支委，不用找人替。
refused-rolls-no-vote = 替的人要是本支部有表决权的正式党员，而且不能是本人。
refused-rolls-dates = 日子不对：最后一天要在第一天之后，而且不能已经过去。
refused-rolls-away-already = 这位在这些日子里已经有人替了。先把原来那条结束，再记新的。
refused-rolls-stand-in-away = 您选的人这些日子自己也不在，请另选一位。
refused-rolls-stands-in-already = 这位这些日子正替别人。先把那一条结束，再记。
refused-rolls-not-noted = 找不到这一条了。请发 /standin 看看眼下的。
