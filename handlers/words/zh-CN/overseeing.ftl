# 上级改定：支部定得不妥的，公开以前由上级改定，两种意见都留着

overseeing-branches = <b>看哪个支部的决定？</b>
overseeing-desk = <b>{ $branch }今年定下、还没有公开的</b>
overseeing-desk-empty = { $branch }眼下没有可以改定的。已经公开的，要先请书记收回。
overseeing-line = { $number }. { $author }：{ $text } —— { $outcome }
overseeing-decision =
    <b>{ $branch }，{ $author }</b>
    “{ $text }”
overseeing-branch-said = 支部定的是：{ $outcome }
overseeing-over = 这一条眼下不能改定了：公开了，或者本人又改了。
overseeing-ask-outcome = 要改成什么？支部原来的意见也留着，大家都看得到。
overseeing-ask-cause = 为什么退回？点一条：
overseeing-ask-reason = 改为“{ $outcome }”。理由是什么？打字发给我，不超过 { $longest } 字，本人和支委都会看到。
overseeing-last-look =
    改为“{ $outcome }”，理由：{ $reason }

    改定只有一次。确定吗？要换个说法，重新打字就行。
overseeing-button-approved = 改为通过
overseeing-button-returned = 改为退回修改
overseeing-button-declined = 改为不通过
overseeing-button-surely = 确定改定
overseeing-button-earlier = ‹ 前面的
overseeing-button-later = 后面的 ›

refused-overseeing-overseers-only = 改定支部的决定是上级的事。
refused-overseeing-overruled-already = 这一条已经改定过一次，不能再改。
refused-overseeing-published = 这一条已经公开。请书记先收回，再改定。
refused-overseeing-not-any-more = 这一条眼下不能改定：还没有定，或者本人又改了。
refused-overseeing-the-same = 支部定的就是这样，不用改。
refused-overseeing-wish-open = 本人对这一条有申请，还没有定。等定了再改定。
