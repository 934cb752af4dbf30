"""A phone above the branch: another outcome, with its cause and reason, and what everybody then reads."""

from sqlmodel import Session

from bot.playground.cast import COMMITTEE
from handlers.overseeing import screens
from models.actions import deciding, founding
from models.queries import deciding as decisions
from models.queries import people
from models.rules.deciding import Opinion, Verdict
from models.rules.rights import Role
from models.tables import Person, Unit
from tests import given
from tests.conftest import START, Town

AUTHOR, OVERSEER = "彭冬生", "田镇长"


def prepare(session: Session, town: Town) -> int:
    """An overseer of the township, and a pledge that the branch has approved."""
    village, today = town.cast.first, START.date()
    overseer = Person(name=OVERSEER, telegram_id=9001, joined_at=START)
    session.add(overseer)
    session.flush()
    village.people[OVERSEER] = overseer
    founding.appoint(session, overseer, session.get_one(Unit, village.branch.parent_id), Role.overseer, today)
    decision = deciding.ask(session, given.pledge(session, village, AUTHOR), START, today)
    assert decision
    for name in COMMITTEE[:3]:
        actor = people.actor(session, village.people[name].telegram_id or 0, today)
        assert actor
        deciding.decide(session, actor, decision.id, Opinion(Verdict.approve), START)
    return decision.id


async def test_the_township_returns_what_the_branch_approved(town: Town) -> None:
    decision_id = await town.house.database.change(prepare, town)
    above, author, secretary = (town.phone(name) for name in (OVERSEER, AUTHOR, COMMITTEE[0]))
    for phone in (above, author, secretary):
        await phone.start()
    await town.settle()
    await secretary.say("/overrule")
    await secretary.heard("上级的事")
    await above.say("/overrule")
    await above.press("1. 青石村")
    await above.heard("没有公开的")
    await above.press(f"1. {AUTHOR}")
    await above.heard("支部定的是：通过了")
    await above.press("改为退回修改")
    await above.press("3. 眼下做不到")
    await above.say("……")
    await above.quiet()
    await above.say("县里今年修这条路 <b>别重复</b>")
    await above.heard("改定只有一次")
    await above.press("确定改定")
    await above.heard("白岩镇改定：退回修改")
    await above.press(data=screens.Surely(decision_id=decision_id).pack())
    await above.quiet()
    await town.settle()
    for phone in (author, secretary):
        assert "白岩镇改定：退回修改。因为：县里今年修这条路 <b>别重复</b>" in phone.screen()["text"]
    assert "修改后再交" in str(author.screen()["reply_markup"])
    card = await town.house.database.look(decisions.card, decision_id, town.cast.first.people[COMMITTEE[1]].id, START)
    assert card.overruled
    for button in (screens.Look(decision_id=decision_id), screens.Open(branch_id=town.cast.first.branch.id)):
        await secretary.press(data=button.pack())
        await secretary.quiet()
        assert "不由您来办" in secretary.toasts[-1]
