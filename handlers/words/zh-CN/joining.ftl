# 进门：专属链接、认人、名字公开、隐私、邀请

joining-ask =
    您好！请问您是<b>{ $unit }</b>的<b>{ $name }</b>吗？

    是您本人，点“是我”；不是，点“不是我”。
joining-me = 1. 是我
joining-not-me = 2. 不是我
joining-handed-back = 好的，我什么也没记。请把这条链接还给发给您的人，跟他说一声发错了。
joining-wrong =
    这条链接打不开。请回到书记发给您的那条消息，从那里点进来。
    您还可以再试 { $left } 次。
joining-wrong-last = 这条链接还是打不开。先歇一个钟头，或者请书记给您重新发一条。
joining-stranger =
    您好！我还不认识您。

    请找支部书记要一条您的专属链接，点开就能进来，不用填姓名，也不用记密码。
joining-in-group = 有事请私下找我，点下面就行。
joining-to-private = 私下打开

joining-consent =
    { $name }，有件事请您自己拿主意。

    承诺定下来以后要上公示栏，谁都能看。<b>公示栏上写不写您的名字？</b>

    写不写都行，不影响您承诺。支部里评议、审定的时候照常有名字。以后想改，发 /privacy。
joining-name-yes = 1. 可以写我的名字
joining-name-no = 2. 先不写

joining-welcome = <b>{ $name }，欢迎您！</b>您在这里可以：
joining-can-member = · 写承诺、报进展、看点评
joining-can-representative = · 给党员的承诺评一评，平时都是秘密评
joining-can-committee = · 逐条审定承诺
joining-can-secretary = · 开群众评、公开承诺、做季度点评、发邀请链接
joining-can-overseer = · 看各支部公开的承诺
joining-can-administrator = · 管名册和邀请（在服务器上用命令办）
joining-welcome-end = 轮到您办的事，我会来找您。您也可以随时点“待办”看看。

joining-privacy =
    <b>谁能看到什么</b>
    · 您的承诺和进展，本支部的人能看；公开以后，谁都能看。
    · 群众评是保密的：谁评了什么，书记、支委、管理员都看不到。只公布合计，不满 5 票的并到乡镇一起算；截止后钥匙和选票都销毁。
    · 我不要身份证号、电话和定位。

    <b>有两句实话要告诉您</b>
    · 评议没截止的时候，管服务器的人要是存心动手脚，能看到谁按了什么。
    · Telegram 公司看得到您按了哪个按钮。
joining-button-secrecy = 评议有多保密？
joining-button-privacy = ‹ 回去
joining-secrecy =
    <b>评议有多保密</b>
    · 一轮的票封在一个箱子里。钥匙不在数据库里，也不进备份。
    · 一开评，就给每人每件都备好一样的空票：谁评没评、先评后评，从票上看不出来。
    · 截止后点完票，钥匙和选票都销毁，只留每件事各几票。
    · 不满 5 票的，连几票都不留，并到乡镇一起算；到最上面还不满 5 人，就销毁。
    · 快截止时提醒没评完的人，提醒了谁也不记。
joining-secrecy-modes =
    <b>要是不在手机上评</b>
    · 纸票：有人见证，当场点好，只记总数。投了纸票，手机上就不能再投。
    · 公开评：书记和这一轮的代表都看得到谁评了什么。您评之前会先写明。
joining-secrecy-limits =
    <b>有几样我保证不了</b>
    · 没截止的时候，管服务器的人存心看，看得到。
    · Telegram 公司知道您按了什么。
    · 大家评的都一样，结果就说明了一切。人少，或者别人互相对过，就猜得出剩下那一票。
    · 有人看着您的手机，就看见了；看见提醒，也能猜到您没评完。
    · 钥匙真的销毁了，我拿不出证据，只有记录。您那一票算进去没有，也没法单独查。
joining-privacy-named = <b>您的名字</b>：公示栏上写着，是您自己同意的。
joining-privacy-unnamed = <b>您的名字</b>：公示栏上不写。
joining-name-hide = 以后不写我的名字
joining-name-show = 可以写我的名字

joining-invite =
    <b>还没进来的有 { $count } 位</b>
    点名字，下面会出来一条带链接的消息，您转发给本人就行。以前发过的那条同时作废。
joining-invite-none = 您支部的人都进来了，不用再发链接。
joining-invite-one = { $number }. { $name }
joining-invite-before = ‹ 前面的
joining-invite-after = 后面的 ›
joining-invite-letter =
    { $name }，您好！这是您进“践诺”的专属链接，{ DATETIME($until, dateStyle: "medium") }以前有效，只能用一次。

    点开以后按“开始”，再点“是我”就行。这是您本人的，请不要转给别人。

    { $link }

refused-joining-wait = 试错的次数有点多，先歇一歇。过 { $minutes } 分钟再点链接，或者请书记给您重新发一条。
refused-joining-used = 这条链接已经用过了，一条只能用一次。如果不是您本人用的，请马上告诉支部书记。
refused-joining-revoked = 这条链接已经换成新的了。请用书记最近发给您的那条。
refused-joining-expired = 这条链接过期了。请书记再给您发一条，很快就好。
refused-joining-somebody-already = 您自己已经进来了，这条链接是别人的。请交给本人，让他自己点。
refused-joining-in-already = { $name }已经进来了，不用再发链接。
refused-joining-by-command = 管理员发链接，请在服务器上用命令：python -m bot invite
