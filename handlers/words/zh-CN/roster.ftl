# 名册：哪里不对，怎么改

roster-row = 工作表“{ $sheet }”第 { $row } 行
roster-column = { $column } 列
roster-problem = { $where }：{ $what }
roster-problems = 一共 { $count } 处要改。什么都没有导入，改好再来一次。
roster-counts = 新来 { $new } 人，有变动 { $changed } 人，没变 { $unchanged } 人；新支部 { $branches } 个。
roster-nothing-written = 这次只是检查，什么都没有写。
roster-writing = 正在写入 { $people } 行……
roster-nobody = 名册里一个人也没有。

roster-trouble-no_header = 前十行里找不到“姓名”这一列。这张表要是名册，请加上表头（编号、姓名、县、乡镇、支部、身份、类别）；不是名册，请删掉这张表。
roster-trouble-column_missing = 少了一列：{ $said ->
        [name] 姓名
       *[roles] 身份
    }。请在表头加上。
roster-trouble-column_twice = “{ $said }”这一列和前面的重了，请只留一列。
roster-trouble-id_card_column = 有“{ $said }”这一列。身份证号不该交给机器人，请把整列删掉。
roster-trouble-long_number = 这里像是身份证号或银行卡号。我们不收这样的号码，请删掉；编号用短的就行。
roster-trouble-too_long = “{ $said }……”太长了，请写在 60 个字以内。
roster-trouble-name_missing = 没有姓名。请补上，或者删掉这一行。
roster-trouble-name_odd = “{ $said }”不像姓名。请写姓名，不带数字和符号，40 个字以内。
roster-trouble-place_missing = 空着。要是合并的单元格，请取消合并，每一行都填上。
roster-trouble-role_missing = 没有身份。请写党员、群众代表、支委、书记、督导员或管理员，几个身份用顿号隔开。
roster-trouble-role_unknown = 不认得“{ $said }”。身份请写党员、群众代表、支委、书记、督导员或管理员，几个用顿号隔开。
roster-trouble-standing_unknown = 不认得“{ $said }”。类别请写正式、预备、流动或免诺，也可以空着。
roster-trouble-number_of_another = { $said }的编号和别人的一样。一人一个编号，请改过来。
roster-trouble-listed_twice = { $said }在同一个支部里写了两遍。请并成一行，身份用顿号隔开。
roster-trouble-same_name = 这个支部里有两个{ $said }。是同一个人，请并成一行；不是，请给两个人各编一个号。

refused-roster-old-excel = 这是老式的 .xls，或者加了密码的文件。请用 WPS 或 Excel 另存为 .xlsx，不加密码。
refused-roster-damaged = 这个文件打不开，可能坏了。请用 WPS 或 Excel 打开，另存为 .xlsx 再来。
refused-roster-not-a-sheet = 这不是表格。名册请用 .xlsx 或 .csv。
refused-roster-too-large = 文件太大（超过 { $most } MB）。请把图片和多余的表删掉，或者分县导入。
refused-roster-too-many-rows = 行数太多（超过 { $most } 行）。请分县导入。
refused-roster-no-house = 还没有建库。请先运行：python -m bot init
