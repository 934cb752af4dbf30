# 践诺：报一报做了什么

keeping-choice = { $number } { $what }
keeping-which = <b>报哪一条的进展？</b>
keeping-which-line = { $number }. { $text }
keeping-nothing-published = 您眼下还没有公开的承诺，不用报进展。发 /mine 可以看您的承诺走到哪一步了。
keeping-title = <b>“{ $text }”</b>
keeping-reached = 进展：{ $now } / { $target }
    { $bar }
keeping-no-number-yet = 还没报数
keeping-what = 做了些什么？写一句话就行，发张照片也行。
keeping-what-number = 有数的直接发数：发 8 是一共做到 8 { $unit }，发 +2 是又做了 2 { $unit }。
keeping-heard = 收到了：{ $what }
keeping-when =
    <b>哪一天做的？</b>
    点一个，或者直接打日子，比如：3月5日。还想补一句话、一张照片，接着发就行。
keeping-when-number = 要补个数，请带上单位或加号，比如：8{ $unit }、+2。
keeping-today = 今天（{ DATETIME($day, dateStyle: "medium") }）
keeping-yesterday = 昨天（{ DATETIME($day, dateStyle: "medium") }）
keeping-reported =
    <b>记好了</b>
    { DATETIME($day, dateStyle: "medium") }：{ $what }
keeping-file = 附了照片或文件
keeping-read = 看这条承诺
keeping-more = 再报一次
keeping-not-reporting = 这一次已经办完了，不用再点。报错了也不要紧，照实再报一次，以新的为准。
keeping-dropped = 好，这次没有记。

refused-keeping-not-published = 这条承诺眼下没有公开，还不用报进展。发 /mine 可以看它走到哪一步了。
refused-keeping-not-yet = { DATETIME($day, dateStyle: "medium") }还没到呢。做完了再报，请写今天或以前的日子。
refused-keeping-before-the-year = 这是 { $year } 年的承诺，请写这一年里的日子。
