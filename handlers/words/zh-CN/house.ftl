# 全屋通用的话：拒绝、按钮、称呼

refused-not-yours = 这件事不由您来办。如果觉得不对，请问一下支部书记。
refused-stranger = 我还不认识您。请用支部发给您的专属链接进来。
refused-nothing-said = 这里面没有字，请再写一遍。
refused-which-one = 请点一个按钮，或者回一个数字，1 到 { $most }。
refused-too-long = 写得太长了：{ $length } 个字，最多 { $most } 个。请拣要紧的写。
refused-day-unclear = 日子我没看明白。请这样写：10月15日。
refused-number-too-big = 这个数太大了，请再看一看。最大写到 { $most }。
already-done = 这一步已经记下了，不用再点。
went-wrong = 刚才出了点问题，您的这条没有记上。请过一会儿再试一次。
too-fast = 您点得太快了，后面几条没有记上。请歇几秒再接着来。
stale-button = 这个按钮已经过时了。点“待办”看看现在该做什么。

button-menu = 📋 待办
button-back = ‹ 上一步
button-cancel = 取消
button-skip = 跳过
