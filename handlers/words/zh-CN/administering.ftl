# 管理员：这台机器人眼下怎么样

administering-title = <b>这台机器人眼下怎么样</b>
administering-beats-clock = 🟢 时钟在走（{ $seconds } 秒前刚走过）
administering-beats-delivery = 🟢 送信正常（{ $seconds } 秒前刚看过）
administering-never-clock = 时钟还没有走过
administering-never-delivery = 还没有送过信
administering-still = 🔴 { $trouble }，已经 { $minutes } 分钟了
administering-waiting =
    { $waiting ->
        [0] 没有等着送的消息
       *[other] 等着送的消息 { $waiting } 条，最早的等了 { $minutes } 分钟
    }
administering-parked = 联系不上的 { $people } 人，给他们的 { $parked } 条先存着，人回来了再送
administering-lately = 最近一天：送不出去 { $dead } 条，不知送没送到 { $unknown } 条，没看懂放在一边的 { $aside } 条
administering-button-again = 再看一次

watching-risen = 🔴 <b>机器人出了点问题</b>：{ $trouble }。办过的事都在，一件没丢。请到服务器上看一看，/house 看眼下怎么样。
watching-over = 🟢 好了：{ $trouble }，这个问题没有了。
watching-trouble-clock_still = 时钟停了，到期的事没人办、提醒没人发
watching-trouble-delivery_still = 送信停了，消息送不出去
watching-trouble-letters_dead = 有消息送不出去，作废了
watching-trouble-updates_set_aside = 有人发来的消息处理不了，放在一边了
