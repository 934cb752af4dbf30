# 三个公开：党员大会、群众大会、公示栏

publishing-numbered = { $number }. { $what }
publishing-ask-branch = <b>公开哪个支部的承诺？</b>
publishing-list = <b>{ $branch }等着公开的承诺：{ $pledges } 条</b>
publishing-list-empty = { $branch }定下来的承诺都公开了，眼下没有要办的。
publishing-public = <b>{ $branch }已经公开的承诺：{ $pledges } 条</b>
publishing-public-empty = { $branch }还没有公开的承诺。
publishing-line = { $number }. { $author }：{ $text }
publishing-line-back = （收回过）
publishing-line-changed = （改过，公示栏上还是上一稿）
publishing-look = 点数字看全文。
publishing-button-all = 公开这 { $pledges } 条
publishing-button-one = 公开这一条
publishing-button-public = 看已经公开的
publishing-button-earlier = ‹ 前面的
publishing-button-later = 后面的 ›
publishing-button-list = 回到名单
publishing-pledge = <b>{ $author }的承诺</b>
publishing-pledge-text = “{ $text }”
publishing-pledge-due = 什么时候办好：{ DATETIME($due, dateStyle: "medium") }
publishing-pledge-basis = 依据：{ $note }
publishing-pledge-indicator = 怎么看得见：{ $indicator }
publishing-pledge-measures = 办法：{ $measures }
publishing-pledge-taken-back = 上次收回的原因：{ $reason }
publishing-pledge-changed = <i>这是改过的一稿，公示栏上还是上一稿。公开以后就换成这一稿。</i>

publishing-check =
    <b>公开前，请再逐条过一遍（{ $pledges } 条）</b>
    1. 有没有国家秘密、工作秘密？
    2. 有没有别人的隐私：病情、家庭困难、住址、电话？
    3. 有没有写到别人的名字，人家知道不知道？
publishing-goes-to = 公开以后：
publishing-goes-to-group = ·{ $audience }“{ $group }”会收到一条
publishing-goes-to-none = ·{ $audience }还没有连上，这次发不了（请到群里发 /bind）
publishing-goes-to-board = ·公示栏谁都能看；没同意公开姓名的，只写“一名党员”
publishing-button-confirm = 没有涉密内容，公开
publishing-done = <b>公开了 { $pledges } 条承诺</b>
publishing-done-group = ·{ $audience }：已发
publishing-done-no-group = ·{ $audience }：没有连上，没有发
publishing-done-board = ·公示栏：已上墙
publishing-button-board = 看公示栏

publishing-button-take-back = 收回这一条
publishing-ask-reason =
    收回以后，公示栏上就看不到了，群里的那条也会改过来。
    <b>为什么收回？</b>请打字告诉我，不超过 { $longest } 字。原因会记下来，也会告诉本人。
publishing-taken-back = 收回了{ $author }的承诺“{ $text }”。改好了随时可以再公开。

publishing-audience-members = 党员群
publishing-audience-masses = 群众群
publishing-bind-ask-branch = <b>把这个群连到哪个支部？</b>
publishing-bind-ask-audience = 把这个群连到<b>{ $branch }</b>，当作：
publishing-bind-instead = { $branch }的{ $audience }现在是“{ $group }”。要换成这个群吗？
publishing-bind-move = 这个群现在是{ $now_branch }的{ $now_audience }。要改成{ $branch }的{ $audience }吗？
publishing-bind-swap = 这个群现在是{ $now_branch }的{ $now_audience }，{ $branch }的{ $audience }是“{ $group }”。要把两个群对调吗？
publishing-button-sure = 要，就这样改
publishing-button-leave = 不用了
publishing-bound = 连上了。这个群是<b>{ $branch }</b>的<b>{ $audience }</b>，承诺公开的时候，我会在这里发一条。
publishing-bound-already = 这个群早就是{ $branch }的{ $audience }了，不用再连。
publishing-bind-left = 好，这个群先不动。
publishing-bind-in-group = 请先把我拉进党员群或群众群，再在那个群里发 /bind。
publishing-bind-anonymous = 我看不出是谁发的。请书记在群管理里关掉“匿名”，用自己的名字再发一次 /bind。

publishing-a-member = 一名党员
publishing-post = <b>{ $branch }{ $year }年公开承诺</b>（{ $pledges } 条）
publishing-post-line = { $number }. { $who }：{ $text }（{ DATETIME($due, dateStyle: "medium") }前）
publishing-post-more = ……还有 { $left } 条，都在公示栏上。
publishing-post-end = 说到就要做到，请大家一起看着。
publishing-post-empty = { $branch }的这次公开已经收回。

publishing-told = <b>您的承诺公开了</b>
publishing-told-named = 公示栏上写的是您的名字。
publishing-told-unnamed = 公示栏上写的是“一名党员”。
publishing-told-taken-back = <b>您的这条承诺暂时收回了，不再公开</b>
publishing-told-reason = 原因：{ $reason }
publishing-button-report = 报进展

refused-publishing-secretaries-only = 这件事由支部书记来办。
refused-publishing-nothing-waiting = 名单上的承诺都公开了，不用再点。
refused-publishing-list-changed = 名单刚刚有变化，先不公开。请发 /publish 再看一遍。
refused-publishing-not-public = 这一条现在没有公开，不用收回。
refused-publishing-bound-already = 这个位置刚刚连上了别的群。请再发一次 /bind 看看。
refused-publishing-group-of-another-branch = 这个群是别的支部的。请先在那个支部另连一个群，再来连这个。
