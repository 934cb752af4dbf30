# 组织定：支委会（或党员大会）逐条定承诺

deciding-card-title = <b>{ $author }的承诺，请您定一定</b>
deciding-card-version = 这是改过的第 { $version } 稿
deciding-card-text = “{ $text }”
deciding-card-kind = { $category }；依据：{ $basis }
deciding-card-seen = 怎么看得见：{ $seen }
deciding-card-unseen = 怎么看得见：没有写
deciding-numbers-to = 做到 { $target } { $unit }
deciding-numbers-from-to = 从 { $baseline } 做到 { $target } { $unit }
deciding-card-measures = 办法：{ $measures }
deciding-card-due = 什么时候办好：{ DATETIME($due, dateStyle: "medium") }
deciding-card-withdrawn = <b>{ $author }</b>把这条承诺撤回了，不用再定。
deciding-card-decided = <b>{ $author }的承诺：{ $outcome }</b>

deciding-review-none = 群众评：这一条没有评过
deciding-review-too-few = 群众评：该评的有 { $entitled } 人，评的太少，结果不公布
deciding-review = 群众评（{ $entitled } 人中 { $ballots } 人评了）：{ $marks }
deciding-review-reasons = 群众觉得：{ $reasons }
deciding-review-before = （群众评的是第 { $version } 稿）
deciding-checklist = 对照四条：先进不先进，跟职责挂不挂钩，做不做得到，看不看得见
deciding-count = { $what } { $votes }
deciding-comma = ，

deciding-body-committee = 支委会
deciding-body-general_meeting = 党员大会
deciding-so-far = { $body }：{ $given }/{ $entitled } 人表了态，{ $needed } 人意见一样就定下来
deciding-mine-open = 您的意见：<b>{ $verdict }</b>，定下来以前可以改
deciding-mine = 您的意见：{ $verdict }
deciding-decided-on = { $body } { DATETIME($decided_on, dateStyle: "medium") }定的
deciding-counts = 该表态 { $entitled } 人：{ $counts }
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
deciding-list-line-said = { $number }. { $author }：{ $text }（您：{ $verdict }）
deciding-list-more = ……后面还有 { $left } 条，先定这些。
deciding-list-empty = 眼下没有等您定的承诺。

deciding-told-approved = <b>您的承诺通过了</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）
deciding-told-returned = <b>您的承诺退回来了，请改一改</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）
deciding-told-declined = <b>您的承诺没有通过</b>（{ $body } { DATETIME($decided_on, dateStyle: "medium") }）
deciding-onward-approved = 接下来由书记公开，公开了我再告诉您。
deciding-onward-returned = 原来写的都留着，照着改就行，改好了再交。
deciding-onward-declined = 有不明白的，请当面问问书记。您可以另写一条：/pledge
deciding-talk = 这已经是第二次退回，不妨先找书记当面聊聊。
deciding-button-revise = 修改后再交

refused-deciding-own-pledge = 这是您自己的承诺，按规矩要回避，由别的同志来定。
refused-deciding-not-entitled = 这一条不在您表态的范围里。名单是提交的那天定下的，有疑问请问书记。
refused-deciding-decided-already = 这一条已经定了：{ $outcome ->
    [approved] 通过了
    [returned] 退回修改
   *[declined] 没有通过
 }。不用再表态。
refused-deciding-withdrawn = 本人已经把这条承诺撤回了，不用再定。
refused-deciding-cause-missing = 退回要说个原因，请从列出来的里面选一条。
refused-deciding-unknown = 找不到这条承诺了。请发 /decide 看看眼下等您定的。
refused-deciding-no-such-number = 请发 1 到 { $most } 里的一个数字，或者点上面的一条。
