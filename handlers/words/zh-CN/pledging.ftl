# 党员提：一问一答写承诺，看一遍，交上去；自己的承诺

pledging-step = 第 { $number } 问，共 { $all } 问
pledging-correcting = 改第 { $number } 项
pledging-choice = { $number } { $what }

pledging-ask-basis = <b>这条承诺是从哪儿想起的？</b>
pledging-ask-basis_note-problem =
    <b>是个什么问题？</b>
    一句话就行。比如：三组的机耕路一下雨就走不了。
pledging-ask-basis_note-duty =
    <b>是您哪项职责？</b>
    比如：护林员，管三组、四组的山林。
pledging-ask-basis_note-ability =
    <b>是您哪样特长？</b>
    比如：会嫁接果树，带过徒弟。
pledging-ask-category = <b>算哪一类？</b>
pledging-ask-text =
    <b>您打算做什么？</b>
    像跟邻居说话那样写一两句。比如：
pledging-sample-industry =
    · 带三组的 12 户种上黄桃，手把手教会
    · 帮 6 户人家把蜂蜜卖到县城
pledging-sample-livelihood =
    · 给三组到村小学的路装上 12 盏路灯
    · 清通二组 800 米水沟，下雨不再进屋
pledging-sample-foundations =
    · 给在外的 23 名党员每季度打一次电话
    · 把村里的账每月贴上公示栏
pledging-sample-emergency =
    · 汛期前把沿河 18 户的转移路线走一遍
    · 防火期每天巡山两趟，看到烟就报
pledging-sample-neighbours =
    · 每月两回上门看望 8 位独居老人
    · 教 20 位老人用手机交医保
pledging-sample-customs =
    · 自家办酒不超过 15 桌，再劝动 5 户
    · 每周三晚上教姐妹们苗绣
pledging-ask-indicator =
    <b>做成了，大家拿什么看得出来？</b>
    比如：种上黄桃的户数。想不好可以跳过。
pledging-ask-numbers =
    <b>现在是多少，要做到多少？</b>
    一句话写完，比如：现在3户，做到12户。没有数可以跳过。
pledging-ask-measures =
    <b>打算怎么做？</b>
    比如：春天统一买苗，每月下地教两回。想不好可以跳过。
pledging-ask-due_on =
    <b>什么时候做完？</b>
    点一个；别的日子直接打字，比如：10月15日。
pledging-ask-form =
    <b>用什么形式向群众承诺？</b>
    选宣誓的，也可以现在直接发一段语音或小视频。

pledging-doubt-routine =
    <b>这是分内就该做的，除了它，您还想多做点什么？</b>
    比如：每月替看山的老人带一趟米油。打字告诉我；不想改也行。
pledging-doubt-slogan =
    <b>这话说得好，落到一件事上，是哪一件？</b>
    比如：年底前把三组的水沟清一遍。打字告诉我；不想改也行。
pledging-doubt-people =
    <b>做成了，谁能跟着得好处？</b>
    比如：带上三组的 4 户一起种。打字告诉我；不想改也行。
pledging-doubt-sight =
    <b>到年底，邻居去看什么，就知道做成了？</b>
    比如：水沟通了，下雨不再进屋。打字告诉我；不想改也行。
pledging-doubt-number =
    <b>要做到多少？带上单位。</b>
    比如：现在3户，做到12户。数不出来就不改。
pledging-doubt-baseline =
    <b>现在是多少？说了从哪儿起，大家才看得出变化。</b>
    比如：现在是3万元。打字告诉我；不想改也行。
pledging-doubt-leave = 不改，就这样
pledging-offered = <b>记下了。写成哪一句？</b>
    不合意，就把整句重新打一遍。

pledging-offered-line = { $number } “{ $text }”
pledging-offered-instead = 换成这句
pledging-offered-append = 接在原话后面
pledging-offered-leave = 还是原来那句
pledging-hint-routine = 提个醒：像是分内事。不改也能交。
pledging-hint-slogan = 提个醒：还看不出做哪件事。不改也能交。
pledging-hint-people = 提个醒：没说谁得好处。不改也能交。
pledging-hint-sight = 提个醒：没说看什么算做成。不改也能交。
pledging-hint-number = 提个醒：没说做到多少。不改也能交。
pledging-hint-baseline = 提个醒：没说现在是多少。不改也能交。

pledging-heard = 记下了：{ $value }。
pledging-so-far = 现在写的是：{ $value }
pledging-end-of-6 = 6月底
pledging-end-of-9 = 9月底
pledging-end-of-12 = 年底
pledging-by-day = { DATETIME($day, dateStyle: "medium") }前
pledging-from-to = 现在 { $baseline }，做到 { $target }
pledging-up-to = 做到 { $target }

pledging-basis-problem = 群众提的、自己看到的问题
pledging-basis-duty = 岗位上的职责
pledging-basis-ability = 自己的特长
pledging-category-industry = 兴办产业
pledging-category-livelihood = 民生实事
pledging-category-foundations = 强基固本
pledging-category-emergency = 急难险重
pledging-category-neighbours = 邻里互助
pledging-category-customs = 乡风文明
pledging-form-meeting = 会议承诺
pledging-form-oath = 宣誓承诺
pledging-form-written = 书面承诺
pledging-oath-spoken = 宣誓承诺（誓词收到了）
pledging-kind-annual = 年度承诺
pledging-kind-immediate = 即时承诺

pledging-label-basis = 依据
pledging-label-basis_note = 具体是
pledging-label-category = 类别
pledging-label-text = 做什么
pledging-label-indicator = 看什么
pledging-label-numbers = 数目
pledging-label-measures = 怎么做
pledging-label-due_on = 期限
pledging-label-form = 形式

pledging-last-look = <b>都写好了，您看一遍</b>（{ $kind }）
pledging-last-look-again = <b>照原来的改，改好再交</b>
pledging-line = { $number } { $label }：{ $value }
pledging-nothing = （没写）
pledging-oath-hint = 誓词可以发语音或小视频来，不发也行。
pledging-last-look-hint = 要改哪一项，回它前面的数字就行。
pledging-quoted = <b>“{ $text }”</b>
pledging-submit = 提交
pledging-correct = 改一改
pledging-make-immediate = 这是即时承诺（急事）
pledging-make-annual = 改回年度承诺

pledging-half-written =
    <b>您有一条写了一半的承诺</b>
    “{ $text }”

    接着写，还是从头来？从头来，写了的就不留了。
pledging-something-else =
    <b>您手上还有一条没写完的承诺</b>
    “{ $text }”

    先把它写完，还是放下它、先改退回的这条？放下的就不留了。
pledging-no-text-yet = 还没写到做什么
pledging-go-on = 接着写
pledging-afresh = 重新写
pledging-go-on-first = 先写完那条
pledging-revise-instead = 放弃草稿，改退回的
pledging-stopping =
    <b>这条不写了吗？</b>
    放弃以后，写了的就不留了。只是先放一放的话，不用点什么，回头发 /pledge 接着写。
pledging-discard = 放弃草稿
pledging-discarded = 好，草稿没有留。想写的时候再发 /pledge。
pledging-nothing-at-hand = 这一条您已经交上去，或者放弃了，眼下手上没有正在写的承诺。
pledging-write = 写一条承诺
pledging-write-more = 再写一条

pledging-submitted =
    <b>交上去了</b>
    “{ $text }”

    接下来请群众代表评一评，再由支委会定。有了结果我马上告诉您。
pledging-submitted-again =
    <b>改好的交上去了</b>
    “{ $text }”

    原来那一稿也留着。接下来重新走一遍评议和审定，有了结果我马上告诉您。
pledging-late = 提承诺的日子是{ DATETIME($due, dateStyle: "medium") }，您这条晚了些，不要紧，照样收下。
pledging-room-left = 今年您还可以再写 { $left } 条。

pledging-mine = <b>您的承诺</b>
pledging-mine-none = 您还没有写过承诺。一条就好，几分钟写完。
pledging-mine-line = { $number }. { $text } —— { $stage }
pledging-stage-proposed = 交上去了，等群众评
pledging-stage-in_review = 群众代表正在评
pledging-stage-deciding = 支委会正在定
pledging-stage-returned = 退回来了，请改一改
pledging-stage-approved = 定下了，等着公开
pledging-stage-published = 已经公开，正在践诺
pledging-stage-declined = 支委会没有通过
pledging-stage-withdrawn = 您自己撤回了
pledging-now-at = 眼下：{ $stage }
pledging-detail = { $label }：{ $value }
pledging-reached = 进展：{ $now } / { $target }
    { $bar }
pledging-no-number-yet = 还没报数
pledging-no-deeds = 还没有报过进展。
pledging-deed = { DATETIME($day, dateStyle: "medium") } { $what }
pledging-with-file = 附了照片或文件
pledging-report = 报进展
pledging-revise = 改好再交
pledging-urge = 🔔 催一催
pledging-withdraw = 撤回
pledging-to-mine = ‹ 我的承诺
pledging-withdrawing =
    <b>要撤回这条吗？</b>
    “{ $text }”

    撤回以后，这条就不评也不定了。您可以另写一条。
pledging-keep-it = 不撤了
pledging-withdraw-surely = 确定撤回

pledging-wished-amendment = 您申请改这条，还没有定；定下来以前，原来的照旧。
pledging-wished-withdrawal = 您申请撤回这条，还没有定；定下来以前，承诺照旧。
pledging-changed = 改过的已经通过，公示栏上的等书记重新公开。
pledging-wish-change = 申请修改
pledging-wish-out = 申请撤回
pledging-no-more-amendment = 不改了，收回申请
pledging-no-more-withdrawal = 照旧办，收回申请
pledging-why-amendment =
    <b>这条定过了，要改得再定一次</b>
    “{ $text }”

    为什么要改？打一两句话发给我，不超过 { $longest } 字。
pledging-why-withdrawal =
    <b>这条定过了，要撤回得请大家同意</b>
    “{ $text }”

    为什么要撤？打一两句话发给我，不超过 { $longest } 字。定下来以前，承诺照旧。
pledging-giving-up =
    <b>您手上还有一条没写完的</b>
    “{ $text }”

    先把它写完，还是放下它、先改这一条？放下的就不留了。
pledging-wish-instead = 放弃草稿，改这一条
pledging-last-look-wish = <b>想改哪一项就改，改好再交</b>
    为什么改：{ $reason }
pledging-wish-handed-in =
    <b>申请交上去了</b>
    “{ $text }”

    定下来以前，原来的承诺照旧。有了结果我马上告诉您。

refused-pledging-members-only = 写承诺是党员的事。您不在本支部的党员名册上；要是弄错了，请跟支部书记说一声。
refused-pledging-exempt = 您今年免承诺，不用写，安心就好。要是自己想写，请跟支部书记说一声。
refused-pledging-no-year = { $year } 年的承诺还没有开始，请等支部通知。
refused-pledging-enough-items = 一年最多写 { $most } 条，您已经写满了。把这几条做好就很好。
refused-pledging-decided-already = 这条已经有了结论，不能再撤回了。有难处请跟支部书记说。
refused-pledging-not-returned = 这条眼下不用改。发 /mine 可以看它走到哪一步了。
refused-amending-not-decided = 这条眼下不用申请：还没定的可以直接撤回，退回的可以直接改。发 /mine 看看。
refused-amending-asked-already = 您已经为这条申请过，还没有定。等定了再提新的，或者先收回原来的。
refused-amending-nothing-asked = 这条没有等着定的申请：已经定了，或者您已经收回了。发 /mine 看看。
refused-amending-nothing-changed = 跟原来的一模一样，不用再定。要改哪一项，回它前面的数字。
refused-pledging-no-draft = 眼下手上没有正在写的承诺。发 /pledge 可以写一条。
refused-pledging-unfinished = 还有没答完的，答完了才能提交。发 /pledge 接着写。
refused-pledging-changed-since = 这张上面的内容后来又改过。请看最新的一张，再点提交。找不到就发 /pledge。
refused-pledging-no-voice-here = 语音我听不懂，这里请打字。选了宣誓承诺，才收语音和小视频。
refused-pledging-numbers-unclear = 数目我没看明白。请这样写：现在3户，做到12户。没有数就回“跳过”。
refused-pledging-due-past = { DATETIME($due, dateStyle: "medium") }已经过了，请写一个往后的日子。
refused-pledging-due-beyond = { DATETIME($due, dateStyle: "medium") }已经是明年的事了。今年的承诺，最晚写到{ DATETIME($last, dateStyle: "medium") }。

pledging-ask-which-problem =
    <b>是个什么问题？支部记着这几个：</b>
    点一个；单子上没有的，打一句话。
pledging-problem-line = { $number }. { $text }

problems-list = <b>{ $branch }：群众反映的问题</b>
problems-line = { $number }. { $text }{ $cited ->
        [0] {""}
       *[other] （{ $cited } 条承诺认领了）
    }
problems-none = 单子上还没有问题。
problems-more = 还有 { $left } 个没列出来。
problems-which-branch = <b>看哪个支部的？</b>
problems-note = 记一个问题
problems-settle = 解决了的，划掉
problems-ask = <b>是个什么问题？</b>
    写明哪里、谁、怎么了，一句话，不超过 { $longest } 字。比如：三组的机耕路一下雨就走不了。
problems-ask-settled = <b>哪个已经解决了？</b>
    点了就划掉；认领它的承诺照旧。
problems-write = 照着写一条承诺
pledging-only-urgent = 今年的 { $most } 条您已经写满了；急事可以另写，这条算即时承诺。
pledging-use-earlier = 照去年的写
pledging-which-earlier =
    <b>照去年哪一条写？</b>
    原话搬过来，您看一遍，改好再交。
pledging-submitted-immediate =
    <b>交上去了，急事急办</b>
    “{ $text }”

    不等群众评，直接请支委会定。有了结果我马上告诉您。
refused-problems-not-yours = 问题单子是给支部的党员、群众代表和支委看的。您不在名册上的话，请跟支部书记说一声。
refused-problems-noted-already = 单子上已经有这一条了，不用再记。
refused-problems-too-many = 单子上已经有 { $most } 个问题了，先划掉解决了的，再记新的。
