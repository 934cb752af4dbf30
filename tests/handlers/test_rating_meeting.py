"""By phone, around the ballots: an open round, relatives kept apart, and papers counted before a witness."""

from sqlmodel import Session, col, delete, select

from bot.playground.cast import REPRESENTATIVES, SECRETARY
from handlers.rating.paper import Answer, CountPledge, PutOn
from models.ballots import BallotBox
from models.keyring import KeyRing
from models.queries.results import fit_review
from models.rules.pledging import Stage
from models.rules.rating import RoundMode
from models.rules.rights import Role
from models.tables import Appointment, Round
from tests import given
from tests.conftest import Town

MAN_GU, TIE_SHENG, *OTHERS = REPRESENTATIVES
AUTHORS = ("石远山", "龙桂芳", "彭冬生")
WITNESS = "龙桂芳"


async def proposed(town: Town, *names: str) -> list[int]:
    """Pledges wait for their review, and these people have a chat with the bot."""
    for name in (SECRETARY, *names):
        await town.phone(name).start()

    def propose(session: Session) -> list[int]:
        made = [given.pledge(session, town.cast.first, name, stage=Stage.proposed) for name in AUTHORS]
        return [pledge.id for pledge in sorted(made, key=lambda pledge: (pledge.author_id, pledge.id))]

    pledges = await town.house.database.change(propose)
    await town.stand_in.quiet()
    return pledges


async def opened(town: Town, *names: str) -> list[int]:
    pledges = await proposed(town, *names)
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("3 天")
    await secretary.press("开始")
    await secretary.heard("群众评开始了")
    await town.settle()
    return pledges


async def the_round(town: Town) -> Round:
    return await town.house.database.look(lambda session: session.exec(select(Round)).one())


async def test_where_they_are_too_few_for_a_secret_they_may_speak_openly_and_everybody_knows(town: Town) -> None:
    pledges = await proposed(town, MAN_GU, TIE_SHENG)

    def dismiss(session: Session) -> None:
        gone = [town.cast.first.people[name].id for name in OTHERS]
        is_theirs = (col(Appointment.person_id).in_(gone), col(Appointment.role) == Role.representative)
        session.connection().execute(delete(Appointment).where(*is_theirs))

    await town.house.database.change(dismiss)
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.heard("只有 2 位")
    await secretary.press("改成公开评")
    await secretary.heard("公开评：大家看得到谁评了什么")
    await secretary.press("自己写日子")
    await secretary.quiet()
    await secretary.say("1月27日")
    await secretary.heard("公开评：大家看得到谁评了什么")
    await secretary.press("开始")
    await secretary.heard("群众评开始了")
    await town.settle()
    assert (await the_round(town)).mode is RoundMode.open
    phone = town.phone(MAN_GU)
    invited = (await phone.heard("请您评一评"))["text"]
    assert "公开评：大家看得到谁评了什么" in invited
    assert "保得住密" not in invited
    assert "查得出" not in invited
    await phone.press("开始评")
    assert "公开评：大家看得到谁评了什么" in (await phone.heard("第 1 件"))["text"]
    await phone.press("3 不适合")
    await phone.press("1 说得太笼统")
    await phone.say("1")
    await phone.say("1")
    await phone.heard("3 件都评完了")
    await phone.press("看谁评了什么")
    heard = (await phone.heard("谁评了什么"))["text"]
    assert "杨满姑：不适合（说得太笼统）" in heard
    assert "张铁生：还没评" in heard
    await secretary.say("/review")
    await secretary.press("看谁评了什么")
    await secretary.press("后面 ›")
    await secretary.heard("第 2 件，共 3 件")
    await secretary.say("/review")
    await secretary.press("提前结束")
    await secretary.press("现在结束")
    await secretary.quiet()
    await town.settle()
    assert "2 位代表，1 位评了：适合 0，基本适合 0，不适合 1" in (await secretary.heard("群众评结果"))["text"]
    await secretary.press("看谁评了什么")
    await secretary.heard("杨满姑：不适合")
    told = await town.house.database.look(fit_review, pledges[0])
    assert told
    assert told.ballots == 1


async def test_relatives_are_kept_apart_before_the_opening(town: Town) -> None:
    await proposed(town, MAN_GU)
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("近亲属回避")
    await secretary.heard("不评自家人的承诺")
    await secretary.press(MAN_GU)
    await secretary.press("彭冬生")
    await secretary.press("石远山")
    await secretary.heard("不评谁的承诺")
    await secretary.press("✓ 石远山")
    await secretary.press("‹ 上一步")
    await secretary.heard("杨满姑不评：彭冬生")
    await secretary.press("‹ 上一步")
    await secretary.heard("哪天截止")
    await secretary.press("3 天")
    await secretary.heard("近亲属回避 1 对")
    await secretary.press("开始")
    await secretary.heard("群众评开始了")
    await town.settle()
    phone = town.phone(MAN_GU)
    assert "2 件事" in (await phone.heard("请您评一评"))["text"]


async def on_paper(town: Town, name: str) -> None:
    """Somebody who has begun by phone is put on the list, and hears it."""
    voter, secretary = town.phone(name), town.phone(SECRETARY)
    await voter.press("开始评")
    await voter.press("3 不适合")
    await secretary.say("/review")
    await secretary.press("纸票")
    await secretary.heard("数票的人猜得出")
    await secretary.press("谁投纸票")
    await secretary.press(name)
    await secretary.heard("改回来也找不回")
    await secretary.press("记下，投纸票")
    await secretary.heard("谁投纸票")
    await town.settle()
    await voter.heard("您这一轮投纸票")
    await voter.say("/todo")
    await voter.heard("没有等着您办的事")


async def test_papers_are_counted_before_a_witness(town: Town) -> None:
    pledges = await opened(town, MAN_GU, TIE_SHENG, WITNESS)
    secretary, witness = town.phone(SECRETARY), town.phone(WITNESS)
    await on_paper(town, MAN_GU)
    await secretary.press("‹ 回到纸票")
    await secretary.press("写票数")
    await secretary.heard("第 1 件，共 3 件")
    for wrong, answer in (("一票适合", "请写 4 个数"), ("2 0 0 0", "只有 1 位"), ("长" * 4000, "请写 4 个数")):
        await secretary.say(wrong)
        await secretary.heard(answer)
    town.house.dispatcher["box"] = BallotBox(KeyRing(town.house.settings.ballot_key_dir))
    await town.house.memory.close()
    for _ in pledges:
        await secretary.say("0 1 0 0")
        await secretary.quiet()
    await secretary.heard("写好票数的：3 件，共 3 件")
    await secretary.press("请人见证")
    await secretary.press(WITNESS)
    await secretary.heard("正等龙桂芳确认")
    await town.settle()
    assert "适合 0，基本适合 1，不适合 0，说不准 0" in (await witness.heard("请您见证纸票"))["text"]
    confirm = Answer(batch_id=1, asking=1, agrees=True).pack()
    await secretary.press(data=confirm)
    await secretary.quiet()
    assert "不由您来办" in secretary.toasts[-1]
    await witness.press("票数对，我确认")
    await witness.heard("截止时一起算进去")
    await witness.press(data=confirm)
    await witness.quiet()
    assert "已经定了" in witness.toasts[-1]
    await town.settle()
    await secretary.heard("龙桂芳确认了纸票")
    round_id = (await the_round(town)).id
    for late in (
        CountPledge(round_id=round_id, pledge_id=pledges[0]),
        PutOn(round_id=round_id, person_id=town.cast.first.people[TIE_SHENG].id, is_on_paper=True),
    ):
        await secretary.press(data=late.pack())
        await secretary.quiet()
        assert "已经确认，不能再改" in secretary.toasts[-1]
