"""The pledges of the playground's first village, as its invented people wrote them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from models.rules.keeping import Entry
from models.rules.pledging import Basis, Category, Form, Wording

CURTAIN = datetime(2026, 3, 26, 1, 0, tzinfo=UTC)
"""A Thursday, nine in the morning, fifteen days before the first quarterly review: tomorrow the first reminders go."""


def on(month: int, day: int, hour: int = 10) -> datetime:
    """That day of the year at that hour in the village."""
    return datetime.combine(date(CURTAIN.year, month, day), time(hour - 8), UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """One pledge of the story."""

    author: str
    wording: Wording


def line(  # noqa: PLR0913, PLR0917 - a pledge says that much
    author: str,
    basis: Basis,
    note: str,
    category: Category,
    text: str,
    measures: str,
    due: tuple[int, int],
    *,
    indicator: str = "",
    numbers: tuple[int, int, str] | None = None,
    form: Form = Form.meeting,
) -> Line:
    baseline, target, unit = numbers or (None, None, "")
    wording = Wording(
        basis=basis,
        basis_note=note,
        category=category,
        text=text,
        indicator=indicator,
        baseline=None if baseline is None else Decimal(baseline),
        target=None if target is None else Decimal(target),
        unit=unit,
        measures=measures,
        due_on=date(CURTAIN.year, *due),
        form=form,
    )
    return Line(author, wording)


PROBLEMS = ("四组吃水要走两里路", "村口到渡口的路灯坏了五盏", "留守的娃放学没人管")
"""What representatives have told the branch and nobody has taken up yet."""
SPRING = (
    line(
        "石远山", Basis.problem, "三组到学校的路晚上没有灯", Category.livelihood, "给三组到村小学的路装上路灯",
        "三月报项目，五月动工，装好后请家长们一起验收", (6, 30),
        indicator="装好并亮着的路灯", numbers=(0, 12, "盏"),
    ),
    line(
        "龙桂芳", Basis.duty, "妇女主任", Category.neighbours, "每个月上门看望独居老人，陪着量血压、买药",
        "月初列名单，看望后在本子上记一笔", (12, 20), indicator="全年看望的次数", numbers=(0, 96, "人次"),
    ),
    line(
        "吴正坤", Basis.ability, "会修水泵", Category.industry, "把坝上三台抽水泵修好，包管春灌不断水",
        "清明前修完，春灌时天天去看", (4, 30), indicator="能用的水泵", numbers=(1, 4, "台"),
    ),
    line(
        "向小梅", Basis.ability, "在县里卖过货", Category.industry, "带着六户人家把蜂蜜卖到县城超市",
        "统一装瓶贴标，每半月送一次货", (10, 31), indicator="跟着卖蜂蜜的人家", numbers=(0, 6, "户"),
    ),
    line(
        "彭冬生", Basis.problem, "二组水沟堵了三年", Category.livelihood, "清通二组排水沟，下雨不再进屋",
        "农闲时约八个人，分三段清", (5, 31), indicator="清通的水沟", numbers=(0, 800, "米"), form=Form.written,
    ),
    line(
        "麻秀英", Basis.ability, "会苗绣", Category.industry, "教村里姐妹苗绣，做出的绣片统一卖",
        "每周三晚上在活动室教", (11, 30), indicator="学会的人", numbers=(0, 10, "人"),
    ),
    line(
        "石喆", Basis.duty, "护林员", Category.emergency, "防火期每天巡山两趟，一处火点也不漏报",
        "早晚各一趟，看到烟先打电话再上山", (5, 15), indicator="漏报的火点（越少越好）", form=Form.oath,
    ),
    line(
        "吴腊妹", Basis.problem, "办酒席越来越贵", Category.customs, "自家办酒带头不超过十五桌，并劝动五户",
        "先从自家做起，再请寨老一起劝", (12, 31), indicator="按规矩办酒的人家", numbers=(0, 6, "户"),
    ),
)  # fmt: skip
REVISED = line(
    "龙建国", Basis.problem, "村口垃圾池夏天发臭", Category.livelihood, "把村口垃圾池改成三个带盖的桶，每天清一次",
    "和保洁员说定钟点，每周末我去查一次", (6, 15), indicator="带盖的垃圾桶", numbers=(0, 3, "个"),
)  # fmt: skip
VAGUE = line("龙建国", Basis.problem, "", Category.livelihood, "搞好村里卫生", "", (12, 31))
RETURNED = line("向开云", Basis.ability, "开过货车", Category.industry, "帮大家把货拉出去", "有空就帮", (12, 31))
FLOOD = (
    line(
        "田家旺", Basis.duty, "组织委员", Category.emergency, "汛期前把沿河十八户的转移路线走一遍、贴上墙",
        "清明后三天走完，每户留我的电话", (4, 20), indicator="贴好路线的人家", numbers=(0, 18, "户"),
    ),
    line(
        "吴正坤", Basis.ability, "会修水泵", Category.emergency, "汛期备好两台抽水机，加满油，随叫随到",
        "四月初试机，油放在村部", (4, 15), indicator="备好的抽水机", numbers=(0, 2, "台"),
    ),
)  # fmt: skip
DEEDS = (
    ("吴正坤", Entry(value=Decimal(3), note="又修好两台，水已经上坝了"), (3, 18)),
    ("龙桂芳", Entry(value=Decimal(22), note="正月里八位老人都走到了，药按月买"), (3, 20)),
    ("彭冬生", Entry(value=Decimal(260), note="清了第一段，八个人干了两天"), (3, 15)),
    ("石喆", Entry(note="这半个月天天两趟，没有火点"), (3, 22)),
)
