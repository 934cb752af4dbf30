"""A roster is understood row by row, and whatever is wrong is named with its place."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.rights import Level, Role, Standing
from models.rules.roster import Entry, Place, Reading, Row, read
from models.rules.roster_changes import Changes, Known, compare
from models.rules.roster_words import Trouble, tidy_name

HEADER = ("编号", "姓名", "县", "乡镇", "支部", "身份", "类别")
QINGSHI: Place = ((Level.county, "青禾县"), (Level.township, "白岩镇"), (Level.branch, "青石村党支部"))
HEWAN: Place = ((Level.county, "青禾县"), (Level.township, "白岩镇"), (Level.branch, "河湾村党支部"))


def sheet(*rows: Sequence[str], header: Sequence[str] = HEADER) -> Reading:
    cells = [tuple(header), *(tuple(row) for row in rows)]
    return read([[Row("名册", number, row) for number, row in enumerate(cells, start=1)]])


def row(
    name: str, roles: str = "党员", standing: str = "", *, number: str = "", branch: str = "青石村党支部"
) -> list[str]:
    return [number, name, "青禾县", "白岩镇", branch, roles, standing]


def troubles(reading: Reading) -> list[tuple[Trouble, int, int]]:
    return [(one.trouble, one.row, one.column) for one in reading.problems]


def test_a_good_row_is_understood_whole() -> None:
    reading = sheet(row("石远山", "党员、支委、书记", "正式", number="QS001"))
    assert not reading.problems
    roles = frozenset({Role.member, Role.committee, Role.secretary})
    assert reading.entries == (Entry("石远山", QINGSHI, roles, Standing.full, "QS001", "名册", 2),)


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ("党员", {Role.member}),
        ("党员、支委", {Role.member, Role.committee}),
        ("党员,支委", {Role.member, Role.committee}),
        ("党员；支委", {Role.member, Role.committee}),
        ("党员/支委", {Role.member, Role.committee}),
        ("党员  支委", {Role.member, Role.committee}),
        ("支委", {Role.member, Role.committee}),
        ("群众代表", {Role.representative}),
        ("Committee Member", {Role.member, Role.committee}),
        ("party member; administrator", {Role.member, Role.administrator}),
        ("督导员", {Role.overseer}),
    ],
)
def test_roles_are_parted_by_whatever_people_write(said: str, roles: set[Role]) -> None:
    assert sheet(row("石远山", said)).entries[0].roles == roles


def test_a_secretary_sits_in_the_committee_where_there_is_one() -> None:
    with_committee = sheet(row("石远山", "书记"), row("龙桂芳", "支委"))
    assert Role.committee in with_committee.entries[0].roles
    without = sheet(row("石远山", "书记"), row("龙桂芳", "党员"), row("韦月娥", "支委", branch="河湾村党支部"))
    assert Role.committee not in without.entries[0].roles


@pytest.mark.parametrize(
    ("roles", "said", "standing"),
    [
        ("党员", "", Standing.full),
        ("党员", "预备", Standing.probationary),
        ("预备党员", "", Standing.probationary),
        ("流动党员", "", Standing.floating),
        ("流动党员", "免诺", Standing.exempt),
        ("member", "Probationary", Standing.probationary),
        ("群众代表", "群众", Standing.full),
    ],
)
def test_the_standing_is_said_in_its_column_or_in_the_role(roles: str, said: str, standing: Standing) -> None:
    reading = sheet(row("田志强", roles, said))
    assert not reading.problems
    assert reading.entries[0].standing is standing


def test_the_header_may_stand_below_a_title_and_carry_marks() -> None:
    rows = [("青石村党员花名册",), (" 姓　名*（必填）", "所在支部：", "身 份"), ("张  三", "青石村党支部", "党员")]
    reading = read([[Row("表", number, cells) for number, cells in enumerate(rows, start=1)]])
    assert [one.name for one in reading.entries] == ["张三"]
    assert reading.entries[0].place == (QINGSHI[-1],)


def test_english_headings_are_understood() -> None:
    reading = sheet(
        ["7", "Anna Stone", "Green County", "White Rock", "Blue Stone Branch", "member, secretary", "full"],
        header=["Number", "Name", "County", "Township", "Branch", "Roles", "Standing"],
    )
    assert not reading.problems
    assert reading.entries[0].name == "Anna Stone"


@pytest.mark.parametrize(
    ("cells", "trouble", "column"),
    [
        (row(""), Trouble.name_missing, 2),
        (row("——"), Trouble.name_odd, 2),
        (row("13800138000"), Trouble.name_odd, 2),
        (row("石" * 41), Trouble.name_odd, 2),
        (row("石远山", ""), Trouble.role_missing, 6),
        (row("石远山", "主任"), Trouble.role_unknown, 6),
        (row("石远山", "党员", "退休"), Trouble.standing_unknown, 7),
        (row("石远山", branch=""), Trouble.place_missing, 5),
        (row("石远山", branch="支" * 61), Trouble.too_long, 5),
    ],
)
def test_what_is_wrong_is_named_with_row_and_column(cells: list[str], trouble: Trouble, column: int) -> None:
    reading = sheet(row("龙桂芳"), cells)
    assert (trouble, 3, column) in troubles(reading)
    assert [one.name for one in reading.entries] == ["龙桂芳"]


def test_every_problem_of_a_roster_is_told_at_once() -> None:
    reading = sheet(row(""), row("石远山", "主任", branch=""), row("龙桂芳", "党员", "退休"))
    assert [(one.row, one.trouble) for one in reading.problems] == [
        (2, Trouble.name_missing),
        (3, Trouble.place_missing),
        (3, Trouble.role_unknown),
        (4, Trouble.standing_unknown),
    ]


def test_a_blank_county_is_a_merged_cell_and_asked_about() -> None:
    cells = row("石远山")
    cells[2] = ""
    assert troubles(sheet(cells)) == [(Trouble.place_missing, 2, 3)]


def test_who_watches_over_a_township_needs_no_branch() -> None:
    reading = sheet(row("王干部", "督导员", branch=""))
    assert not reading.problems
    assert reading.entries[0].place == QINGSHI[:2]


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",
        "11010519491231002X",
        "１１０１０５194912310021",
        "110105491231002",
        "110105 19491231 0021",
        "110105-19491231-002X",
    ],
)
@pytest.mark.parametrize("column", [0, 1, 7])
def test_id_card_numbers_are_refused_in_any_column_and_never_repeated(number: str, column: int) -> None:
    cells = [*row("石远山"), ""]
    cells[column] = number
    reading = sheet(cells, header=[*HEADER, "备注"])
    assert (Trouble.long_number, 2, column + 1) in troubles(reading)
    assert not [one for one in reading.problems if one.trouble is Trouble.long_number and one.said]
    assert not reading.entries


def test_a_column_for_id_cards_is_refused_even_when_empty() -> None:
    reading = sheet([*row("石远山"), ""], header=[*HEADER, "身份证号"])
    assert troubles(reading) == [(Trouble.id_card_column, 1, 8)]


def test_a_sheet_without_names_is_no_roster_and_an_empty_one_is_passed_over() -> None:
    assert [one.trouble for one in read([[Row("表", 1, ("甲", "乙"))]]).problems] == [Trouble.no_header]
    assert read([[]]) == Reading((), ())


def test_a_roster_needs_its_columns_once() -> None:
    assert [one.trouble for one in sheet(["石远山"], header=["姓名"]).problems] == [Trouble.column_missing]
    twice = sheet(["石远山", "党员", "支委"], header=["姓名", "身份", "角色"])
    assert troubles(twice) == [(Trouble.column_twice, 1, 3)]


def test_nobody_is_listed_twice_and_namesakes_need_numbers() -> None:
    assert [one.trouble for one in sheet(row("石喆"), row("石喆")).problems] == [Trouble.same_name]
    assert [one.trouble for one in sheet(row("石喆", number="1"), row("石喆")).problems] == [Trouble.same_name]
    twice = sheet(row("石喆", number="1"), row("石喆", number="1"))
    assert [one.trouble for one in twice.problems] == [Trouble.listed_twice]
    assert not sheet(row("石喆", number="1"), row("石喆", number="2")).problems
    other = sheet(row("石喆", number="1"), row("石远山", number="1"))
    assert [one.trouble for one in other.problems] == [Trouble.number_of_another]
    assert not sheet(row("石喆"), row("石喆", branch="河湾村党支部")).problems


@given(st.lists(st.lists(st.text(max_size=70), max_size=9), max_size=6))
def test_whatever_a_sheet_says_it_is_read_without_an_error(rows: list[list[str]]) -> None:
    reading = sheet(*rows)
    assert all(one.row <= len(rows) + 1 for one in reading.problems)


@given(st.text(max_size=40))
def test_a_tidy_name_stays_as_it_is(text: str) -> None:
    assert tidy_name(tidy_name(text)) == tidy_name(text)


def house(reading: Reading) -> list[Known]:
    """Everybody of a roster as the house knows them after the import."""
    changes = compare(reading.entries, [], [], "云溪州")
    return [Known(number, one.name, one.number, one.hats) for number, one in enumerate(changes.newcomers, start=1)]


def changed(before: Reading, after: Reading) -> Changes:
    places = [QINGSHI[:1], QINGSHI[:2], QINGSHI, HEWAN]
    return compare(after.entries, house(before), places, "云溪州")


def test_the_first_import_makes_units_from_the_top_down() -> None:
    changes = compare(sheet(row("石远山"), row("韦月娥", branch="河湾村党支部")).entries, [], [], "云溪州")
    assert [place[-1][1] for place in changes.units[:2]] == ["青禾县", "白岩镇"]
    assert changes.branches == 2
    assert len(changes.newcomers) == 2


def test_a_county_that_is_the_roof_itself_is_not_made_again() -> None:
    changes = compare(sheet(row("石远山")).entries, [], [], "青禾县")
    assert changes.units == (QINGSHI[1:2], QINGSHI[1:])


def test_the_same_roster_again_changes_nothing() -> None:
    roster = sheet(row("石远山", "书记", number="1"), row("田志强", "预备党员"), row("王干部", "督导员", branch=""))
    again = changed(roster, roster)
    assert (again.units, again.newcomers, again.alterations, again.unchanged) == ((), (), (), 3)


def test_hats_are_put_on_and_taken_off_as_the_roster_says() -> None:
    (change,) = changed(sheet(row("石喆", "党员、支委")), sheet(row("石喆", "党员", "流动"))).alterations
    assert change.put_on == {(QINGSHI, Role.member): Standing.floating}
    assert change.take_off == frozenset({(QINGSHI, Role.committee)})


def test_a_number_follows_its_person_to_another_branch_and_name() -> None:
    after = sheet(row("石新喆", number="1", branch="河湾村党支部"))
    (change,) = changed(sheet(row("石喆", number="1")), after).alterations
    assert (change.name, set(change.put_on), change.take_off) == (
        "石新喆",
        {(HEWAN, Role.member)},
        frozenset({(QINGSHI, Role.member)}),
    )


def test_without_a_number_the_same_name_elsewhere_is_somebody_else() -> None:
    changes = changed(sheet(row("石喆")), sheet(row("石喆", branch="河湾村党支部")))
    assert (len(changes.newcomers), len(changes.alterations)) == (1, 0)


def test_a_number_can_be_given_later_and_stays_when_a_roster_leaves_it_out() -> None:
    (change,) = changed(sheet(row("石喆")), sheet(row("石喆", number="1"))).alterations
    assert (change.number, change.put_on) == ("1", {})
    assert changed(sheet(row("石喆", number="1")), sheet(row("石喆"))).unchanged == 1


def test_another_number_is_another_person_even_of_the_same_name_and_branch() -> None:
    changes = changed(sheet(row("石喆", number="1")), sheet(row("石喆", number="2")))
    assert (len(changes.newcomers), len(changes.alterations)) == (1, 0)


def test_one_person_is_never_taken_for_two() -> None:
    after = sheet(row("石喆", number="1"), row("石喆", number="2"))
    changes = changed(sheet(row("石喆")), after)
    assert (len(changes.newcomers), len(changes.alterations)) == (1, 1)


def test_a_roster_never_takes_the_administrators_hat() -> None:
    administrator = Known(1, "石远山", "1", {((), Role.administrator): Standing.full})
    changes = compare(sheet(row("石远山", number="1")).entries, [administrator], [QINGSHI], "云溪州")
    assert changes.alterations[0].take_off == frozenset()


def test_the_administrator_is_known_again_when_the_roster_says_so() -> None:
    administrator = Known(1, "石远山", None, {((), Role.administrator): Standing.full})
    changes = compare(sheet(row("石远山", "书记、管理员")).entries, [administrator], [QINGSHI], "云溪州")
    assert [change.person_id for change in changes.alterations] == [1]
    assert not changes.newcomers
