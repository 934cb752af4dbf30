"""The words by which the helper tells a promise that can be seen from one that cannot, in Chinese and English.

Pieces of regular expressions, parted by " / "; what they mean together stands in clarity.py.
"""


def pieces(text: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).split(" / "))


SAYINGS = pieces(r"""
    一心一意 / 三心二意 / 一如既往 / 一如继往 / 一丝不苟 / 一视同仁 / 一面旗帜 / 一名[^，]{0,6}党员 /
    一份力(?:量)? / 一己之力 / 四个意识 / 四个自信 / 两个维护 / 两个确立 / 三个[代坚][表持] / 五带头 / 五个带头 /
    三会一课 / 一岗双责 / 三严三实 / 两学一做 / 三务公开 / 百分之?百 / 100 ?% / 一年365天 / 365天 / 一天不[落差] /
    一次不[落差缺] / 全心全意 / 第一线 / 一线 / 百姓 / 千方百计 / 十分 / 千家万户 / 三农 / 四季 / 五保 / 五兴 /
    六畜 / 七嘴八舌 / 四面八方 / 村?支?两委 / 两不愁三保障 / 三资 / 三八 / 五四 / 七一 / 八一 / 十一 / 六一 /
    24小时 / 24 hours? / 365 days / 7 days a week / a hundred percent / 110 ?%
""")
"""Numbers that count nothing."""

ORDINALS = pieces(r"""
    第[\d一二三四五六七八九十]{1,3} / [\d一二三四五六七八九十]{1,3}[、和,]?[\d一二三四五六七八九十]{0,3}[组队社] /
    [一二三四五六]年级 / (?:group|team|grade|no\.?|number) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)
""")
"""Numbers that name a place or a rank."""

TIMES = pieces(r"""
    (?:20\d\d|今|明|全)年 / \d{1,2}(?:月份?|[日号点])(?:底|初|末|中旬|上旬|下旬)? /
    [周星期礼拜]{1,2}[一二三四五六日天] / 下午|上午|早上|晚上 / \b(?:in|of|by|for) 20\d\d\b /
    \b\d{1,2}(?:st|nd|rd|th)\b / (?:over|above|aged?) (?:sixty|seventy|eighty|\d\d)\b / \d\d岁以[上下]
""")
"""Numbers that say when, or how old."""

ENGLISH_NUMBERS = pieces(r"""
    two / three / four / five / six / seven / eight / nine / ten / eleven / twelve / fifteen / twenty / thirty /
    forty / fifty / sixty / hundred / thousand / a dozen / dozens?
""")
"""Numbers written out; "one" is seldom a count."""

OWN_WORK = pieces(r"""
    种 / 养 / 栽 / 流转 / 承包 / 烤烟 / 办厂 / 开店 / 挣 / 赚 / 增收 / \b(?:plant|raise|grow|breed|farm|earn|rent)\b
""")
"""What people do for their own living too."""

OFTEN = pieces(r"""
    每[隔逢]?[个一两三\d ]{0,4}(?:周|月|天|日|年|季|星期|礼拜|旬|晚|早|回|次|逢) / (?:天天|月月|周周|日日) /
    逢(?:[赶场集年节雨]|\d) / (?:春|夏|秋|冬)[季天]?(?:、|和)?(?:春|夏|秋|冬)(?:两|二)?季? /
    一[周月年天个]{1,2}[一两二三四\d]{1,2}[次回趟遍] / [周月季](?:一|两|二|三)?[次回趟] /
    \b(?:every|each|once|twice|weekly|monthly|daily)\b / \b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b /
    times? a (?:day|week|month|year)
""")
"""How often something is done."""

ENDS = pieces(r"""
    [修补砌装安接铺盖搭架埋竖立挖淘清拆换搬建][^，。,；;]{0,10}?[好完通上成掉平满进出直] /
    [种栽打疏改洗刷填焊垒扎围拉通开配腾合][^，。,；;]{0,10}?[好完通上成掉平满进出直] /
    [修补砌装安接铺盖搭架埋竖立挖淘清拆换搬建打疏改洗填围][^，。,；;]{0,10}?(?:起来|下来|出来|到位|干净) /
    [办跑要讨批谈签考拿追收卖送搬引领][^，。,；;]{0,10}?(?:下来|到手|成|到家|回来|出去|进去|到证|下证) /
    (?:申请|争取)[^，。]{0,10}?(?:下来|到手) / (?:贴|登记|写|画|挂|发)(?:出来|上墙|到|在|一遍|好) /
    [用喝吃住走通]上 / 教[会完到] / 当天(?:上门|到|办) / \d+ ?[天日]内 / \d+ ?小时内 /
    [割打讲写走跑看教洗背搬砍]完 / 一[遍次回场趟] / [换改]个 / 送[^，。]{0,4}[回进到] / [清腾扫]空 /
    [锯垫加][低高平] / [不没]要钱 / 不收钱 / 免费 /
    \b(?:repair|mend|patch|fix|replace|clear|paint)\b[^.,;]*\b(?:broken|leaking|collapsed)\b /
    \b(?:repair|mend|patch|fix|replace|clear|paint)\b[^.,;]*\b(?:between|at|by|near|behind|from|of the)\b /
    \b(?:fit|install|build|rebuild|pave|connect|dig)\b[^.,;]*\b(?:at|by|near|behind|from|of the|to the)\b /
    \b(?:put|take|get|hang|set)\b[^.,;]*\b(?:at|by|near|behind|from|beside|of the)\b
""")
"""What is there to be seen once it is done."""

SLOGANS = pieces(r"""
    为人民服务 / 为群众服务 / 服务群众 / 为民服务 / 宗旨 / 初心 / 使命 / 先锋 / 模范 / 表率 / 榜样 / 旗帜 /
    带头作[用]? / 带头做用 / 党性 / 觉悟 / 作风 / 奉献 / 正能量 / 新时代 / 中国梦 / 党旗 / 贴心人 / 顾大局 / 大局 /
    讲政治 / 政治 / 思想 / 素质 / 形象 / 又好又快 / 新突破 / 美好 / 树立 / 良好 / 党的[^，。]{0,2} / 每一步 /
    每一天 / 主心骨 / 连心桥 / 答卷 / 平安 / 零上访 / 零事故 / 领头羊 / 心里装 / 放在心 / 牌子 / 幸福 / 更大进步 /
    再接再厉 / 更上一层楼 / 落到实处 / 乡村振兴 / 美丽乡村 / 和谐 / 好日子 / 贡献 / 谋福利 / 做实事 / 实事好事 /
    好事实事 / 好事 / 尽心尽力 / 尽职尽责 / 尽力 / 尽最大努力 / 努力 / 加强 / 提升 / 进一步 / 积极 / 认真 /
    真心实意 / 踏实 / 响应号召 / 好好干 / 关心群众 / 为老百姓 / 为群众着想 / 想群众 / 急群众 / 听党话 / 跟党走 /
    责任心 / 求真务实 / 与时俱进 / 脚踏实地 / 优秀党员 / 合格 / 各项 / 一如既往 / 工作水平 / 服务水平 / 意识 /
    精神面貌 / 发展大局 / 增光添彩 / 出一份力 / 两个维护 / 五带头 / serve the people / wholeheartedly /
    leading role / good member / good example / role model / masses first / vanguard / revitali[sz]ation /
    contribut\w* / good deeds / my best / work hard / hard work / progress / improve myself / dedicat\w* / honest /
    bridge between / bridge of / lamp for / in my heart / every step / firmly / never fall / zero accidents /
    zero complaints / better place / sense of / responsib\w* / spirit / loyal\w* / support the work /
    whenever i can / service quality / quality of service / keep learning / study hard / actively / seriously /
    policies / happiness / harmon\w* / development of
""")
"""What sounds well and shows nothing."""

ROUTINE = pieces(r"""
    交[^，]{0,3}党费 / 缴[^，]{0,3}党费 / 党费 / 主题党日 /
    (?:参加|出席)[^，]{0,8}(?:会议|大会|支部会|党员会|党日|学习|组织生活|活动|党课) / 三会一课 / 学习强国 /
    本职工作 / 分内 / 上级[^，]{0,6}任务 / 完成[^，]{0,8}任务 / 交办 / 安排的工作 / 服从 / 上传下达 /
    填[^，]{0,6}表 / 按时上班 / 不迟到 / 值班 / 遵纪守法 / 遵守 / 守法 / 村规民约 / 党员义务 / 惠农政策 / 清正廉洁 /
    不贪 / 不信谣 / 听从 / 支持[^，]{0,8}工作 / 孝敬 / 孝顺 / 尊老爱幼 / 自己的?子女 / 自己家 / 自家的事 /
    家庭和睦 / 勤劳致富 / 自己的[田地] / 天天学习 / 党的理论 / 学习?[^，]{0,4}(?:党章|讲话|文件|理论) / 评上 /
    先进个人 / 学习笔记 / 心得体会 / attend[^.]*meeting / pay[^.]*dues / dues / my job / my dut\w+ / duties as /
    tasks? (?:given|assigned) / given by superiors / obey / the law / study the party / the party constitution /
    title of / village rules / take part in all / all activities / my own family / on duty
""")
"""What is expected of everybody anyway."""

THINGS = pieces(r"""
    路 / 桥 / 渠 / 沟 / 井 / 灯 / 水管 / 自来水 / 水池 / 池 / 塘 / 屋 / 房 / 棚 / 树 / 苗 / 果 / 桃 / 橘 / 桔 / 柑 /
    茶 / 药材 / 金银花 / 辣椒 / 菜 / 稻 / 谷 / 玉米 / 烟 / 菌 / 蜂 / 猪 / 牛 / 羊 / 鸡 / 鸭 / 鱼 / 米 / 饭 / 被 /
    书 / 课 / 作业 / 账 / 公示栏 / 喇叭 / 广播 / 垃圾 / 厕 / 河堤 / 水库 / 山林 / 巡 / 病 / 药 / 血压 / 献血 /
    医保 / 低保 / 补[贴帖] / 贷款 / 手续 / 证 / 技术 / 剪枝 / 修枝 / 嫁接 / 网店 / 电影 / 鼓 / 剪纸 / 绣 / 木匠 /
    篮球 / 健身 / 栏杆 / 警示牌 / 沙袋 / 塌方 / 反光镜 / 机 / 车 / 头发 / 照片 / 全家福 / 水费 / 租金 / 分红 /
    收入 / 产量 / 亩产 / 随礼 / 酒席 / 吵架 / 纠纷 / 上门 / 走访 / 电话 / 稿 / 培训 / 图书 / 样板 / 示范田 /
    合作社 / 台阶 / 扶手 / 晒谷坪 / 砂 / 水泥 / 防疫针 / 疫苗 / 村务 / 群里 / 送 / 捐 / 借 / 接送 / 捎 / roof /
    road / lane / ditch / well / lamp / bridge / tree / peach / tea / pig / goat / bee / medicine / meal / book /
    account / board / loudspeaker / rubbish / toilet / reservoir / blood / insurance / income / workshop /
    apprentice / tutor / teach / visit / plough / hair / van / sign / sandbag / quarrel / seedling / water /
    mirror / pave / wall / pension / clinic / school
""")
"""What one can point at in a village."""

PEOPLE = pieces(r"""
    村 / 教 / 现场会 / 晒谷坪 / 在外打工 / 免费 / quarrels? / strangers? / \d+ ?(?:户|人|家|名|位|娃|个娃|个人|对) /
    户 / 老人 / 大家 / 群众 / 乡亲 / 奶奶 / 爷爷 / 大爷 / 老汉 / 大伯 / 叔 / 婶 / 嫂 / 伯 / 娃 / 孩子 / 孙 / 学生 /
    小学 / 幼儿园 / 妇女 / 后生 / 年轻人 / 徒弟 / 残疾 / 五保 / 困难 / 留守 / 邻居 / 邻里 / 隔壁 / 哪家 / 谁 /
    本组 / 全组 / [一二三四五六七八九十\d]组 / 组 / 湾 / 公用 / 公共 / 文化广场 / 广场 / 合作社 / 集体 / 敬老院 /
    卫生室 / 果农 / 农户 / 护林 / 水库 / 河 / 路 / 桥 / 渠 / 沟 / 井 / 灯 / 塌方 / 防汛 / 献血 / 捐 / 办证 / 山 /
    公示栏 / 群里 / 家人 / famil\w* / household\w* / people / child\w* / elderly / old / mr / mrs / granny /
    neighbou?r\w* / women / villag\w* / everyone / every one / everybody / group / school / reservoir / road /
    bridge / lamp\w* / ditch / apprentice\w* / board / co-op / houses? / young / office / reading room /
    threshing ground / pupils? / poor
""")
"""Whom it is for, or what belongs to all."""

CHANGES = pieces(r"""
    提高 / 提升 / 增加 / 增长 / 增收 / 增产 / 减少 / 降低 / 下降 / 降下来 / 降到 / 降至 / 提上去 / 搞上去 / 提到 /
    提高到 / 翻一?[番倍] / 翻两番 / 扩大 / 扩到 / 缩短 / 比去年 / 比往年 / 比上年 /
    \b(?:raise|increase|improve|boost|bring)\b[^.]*\b(?:by|to|income|rate|satisfaction|output|percent|%)\b /
    \b(?:reduce|lower|cut)\b[^.]*\b(?:by|to|spending|rate|percent|%|cost)\b /
    \b(?:double|triple)\b / \bmore than last year\b
""")
"""What becomes more or less, and so needs to be told from where."""

BY_THEN = pieces(r"""
    (?:\d{1,2}|[一二三四五六七八九十腊正]{1,2})月(?:份|底|\d{1,2}[日号])?(?:之?以?前|底) / [节春夏秋冬至明立]前 /
    (?:年|月)底 / (?:年|汛期|雨季|开学)之?前 /
\b(?:by|before|until) (?:the )?(?:end|spring|summer|autumn|winter|rain|flood) /
    \b(?:by|before|until) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
""")
"""Until when."""

STARTS = pieces(r"""
    [从由原][^，。]{0,12}\d / 现在[^，。]{0,8}\d / 目前[^，。]{0,8}\d / 去年[^，。]{0,8}\d / 原来[^，。]{0,8}\d /
    \d[^，。]{0,6}(?:提高|增加|增|降|减|提)到 / \bfrom (?:about )?\d / \bnow \d / \blast year[^.]{0,12}\d
""")
"""From where."""
