"""The words a roster may use: its headings, roles and standings in Chinese and English, and how they are tidied."""

import re
import unicodedata
from enum import StrEnum

from models.rules.rights import Level, Role, Standing


class Column(StrEnum):
    """What a roster says about somebody."""

    number = "number"
    name = "name"
    county = "county"
    township = "township"
    branch = "branch"
    roles = "roles"
    standing = "standing"


class Trouble(StrEnum):
    """What can be wrong with a roster; the phrase of each says how to mend it."""

    no_header = "no_header"
    column_missing = "column_missing"
    column_twice = "column_twice"
    id_card_column = "id_card_column"
    long_number = "long_number"
    too_long = "too_long"
    name_missing = "name_missing"
    name_odd = "name_odd"
    place_missing = "place_missing"
    role_missing = "role_missing"
    role_unknown = "role_unknown"
    standing_unknown = "standing_unknown"
    number_of_another = "number_of_another"
    listed_twice = "listed_twice"
    same_name = "same_name"


HEADERS: dict[Column, frozenset[str]] = {
    Column.number: frozenset({"编号", "党员编号", "人员编号", "number", "no", "no."}),
    Column.name: frozenset({"姓名", "名字", "name"}),
    Column.county: frozenset({"县", "县市", "县区", "区县", "县市区", "县/市", "所在县", "county"}),
    Column.township: frozenset({"乡镇", "乡", "镇", "街道", "乡镇街道", "乡/镇", "所在乡镇", "township"}),
    Column.branch: frozenset({"支部", "党支部", "支部名称", "党支部名称", "所在支部", "所在党支部", "branch"}),
    Column.roles: frozenset({"身份", "角色", "roles", "role"}),
    Column.standing: frozenset({"类别", "党员类别", "人员类别", "standing"}),
}
ROLES: dict[str, Role] = {
    **dict.fromkeys(("党员", "正式党员", "预备党员", "流动党员", "member", "party member"), Role.member),
    **dict.fromkeys(("群众代表", "代表", "representative", "mass representative"), Role.representative),
    **dict.fromkeys(("支委", "委员", "支委委员", "支部委员", "副书记"), Role.committee),
    **dict.fromkeys(("committee", "committee member"), Role.committee),
    **dict.fromkeys(("书记", "支部书记", "党支部书记", "secretary", "branch secretary"), Role.secretary),
    **dict.fromkeys(("督导员", "督查员", "联络员", "overseer"), Role.overseer),
    **dict.fromkeys(("管理员", "administrator", "admin"), Role.administrator),
}
STANDINGS: dict[str, Standing] = {
    **dict.fromkeys(("正式", "正式党员", "full"), Standing.full),
    **dict.fromkeys(("预备", "预备党员", "probationary"), Standing.probationary),
    **dict.fromkeys(("流动", "流动党员", "floating"), Standing.floating),
    **dict.fromkeys(("免诺", "exempt"), Standing.exempt),
}
NEEDED = (Column.name, Column.roles)
LEVELS = ((Level.county, Column.county), (Level.township, Column.township), (Level.branch, Column.branch))
BRANCH_ROLES = frozenset({Role.member, Role.representative, Role.committee, Role.secretary})

HEADER_WITHIN = 10
"""Rows from the top in which the header may stand; sheets often begin with a title."""
LONGEST = 60
LONGEST_NAME = 40
LONG_NUMBER = re.compile(r"\d{14,}[\dXx]")
"""ID cards have 15 or 18 digits, bank cards 16 to 19: none of them belongs here."""
ID_CARD = re.compile(r"身份证|证件号|公民号|id ?card|identity (card|no|number)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Text as it was meant: composed, without what cannot be seen, with single spaces."""
    composed = unicodedata.normalize("NFC", text)
    seen = (" " if unicodedata.category(one) in {"Zs", "Cc"} else one for one in composed)
    return " ".join("".join(one for one in seen if unicodedata.category(one) not in {"Cf", "Co", "Cs"}).split())


def tidy_name(text: str) -> str:
    """A name; the spaces that pad two characters to the width of three are taken out."""
    name = tidy(text)
    return name.replace(" ", "") if not re.search(r"[A-Za-z]", name) else name


def heading(cell: str) -> Column | None:
    """The column a heading names, without what people add to it: "姓 名*（必填）" is 姓名."""
    bare = re.sub(r"[（(【\[].*?[)）】\]]|[*＊:：\s]", "", tidy(cell)).lower()
    return next((column for column in Column if bare in HEADERS[column]), None)


def roles_said(said: str) -> list[str]:
    """The words of a cell, however they are parted; "committee member" is one word because it is known."""
    parts = (part.strip().lower() for part in re.split(r"[、,，;；/／|+＋]", said))
    return [word for part in parts if part for word in ([part] if part in ROLES else part.split())]
