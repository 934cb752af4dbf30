"""The most important refusals, written down by hand: should the table itself be wrong, these are not."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from models.rules.pledging import Stage
from tests.authorization.conftest import Scenes
from tests.authorization.judging import MARK, update
from tests.authorization.matrix import On, Round
from tests.authorization.matters import TODAY, sign_of
from tests.authorization.principals import Where, Who

pytestmark = pytest.mark.asyncio(loop_scope="module")

DAY = TODAY.replace(day=20).toordinal()
ANONYMOUS = {"group": 1087968824, "channel": 136817688}
"""The accounts behind which Telegram hides an anonymous administrator and a channel."""


@dataclass(frozen=True)
class Never:
    """Something that must not happen: who presses what (a button, or a command) on which matter."""

    sentence: str
    who: Who
    said: str
    on: On = On.nothing
    moment: StrEnum | None = None
    where: Where = Where.own


DECIDING, ROUND = (On.decision, Stage.deciding), (On.round, Round.open)
APPROVE, RATE = "deciding.say:{decision_id}:approve:0", "rating.mark:{round_id}:{pledge_id}:fits:0"
MINE, RESULT = "rating.mine:{round_id}:{pledge_id}", "rating.result:{round_id}:0"
VOICES = "rating.voices:{round_id}:0"
PUBLISH = "publishing.publish:{branch_id}:{seen}:"
WITHDRAW = "pledging.surely:{pledge_id}"

NEVER = [
    Never("a stranger learns nothing", Who.stranger, "/todo"),
    Never("a stranger rates nothing", Who.stranger, RATE, *ROUND),
    Never("a stranger decides nothing", Who.stranger, APPROVE, *DECIDING),
    Never("nobody decides on the own pledge", Who.committee_author, APPROVE, *DECIDING),
    Never("nobody returns the own pledge", Who.committee_author, "deciding.skip:{decision_id}:vague:0", *DECIDING),
    Never("an author does not decide", Who.author, APPROVE, *DECIDING),
    Never("a secretary does not decide by that office", Who.secretary, APPROVE, *DECIDING),
    Never("a representative does not decide", Who.representative, APPROVE, *DECIDING),
    Never("a member does not decide in the committee's place", Who.member, APPROVE, *DECIDING),
    Never("who came to the committee later does not decide", Who.committee_off, APPROVE, *DECIDING),
    Never("who left the committee does not decide", Who.former_committee, APPROVE, *DECIDING),
    Never("a member who left does not decide", Who.former_member, APPROVE, On.meeting),
    Never("a probationary member has no vote", Who.probationary, APPROVE, On.meeting),
    Never("a committee decides in its own branch only", Who.committee, APPROVE, *DECIDING, Where.neighbour),
    Never("what is decided stays decided", Who.committee, APPROVE, On.decision, Stage.approved),
    Never("an administrator does not decide", Who.administrator, APPROVE, *DECIDING),
    Never("a level above does not decide", Who.overseer, APPROVE, *DECIDING),
    Never("nobody rates the own pledge", Who.representative_author, RATE, *ROUND),
    Never("a secretary does not rate", Who.secretary, RATE, *ROUND),
    Never("a committee does not rate", Who.committee, RATE, *ROUND),
    Never("an administrator does not rate", Who.administrator, RATE, *ROUND),
    Never("who is not on the roll does not rate", Who.representative_off, RATE, *ROUND),
    Never("who is no representative any more does not rate", Who.former_representative, RATE, *ROUND),
    Never("nobody rates in another branch", Who.representative, RATE, *ROUND, Where.neighbour),
    Never("nobody rates after the closing", Who.representative, RATE, On.round, Round.closing),
    Never("nobody rates after the count", Who.representative, RATE, On.round, Round.closed),
    Never("a secretary sees no rating", Who.secretary, MINE, *ROUND),
    Never("an author sees no rating", Who.author, MINE, *ROUND),
    Never("an administrator sees no rating", Who.administrator, MINE, *ROUND),
    Never("nobody sees a result while the round is open", Who.secretary, RESULT, *ROUND),
    Never("nobody sees a result before the count", Who.secretary, RESULT, On.round, Round.closing),
    Never("a lost key brings no result forward", Who.secretary, RESULT, On.round, Round.lost),
    Never("a level above sees no result", Who.overseer, RESULT, On.round, Round.closed),
    Never("a neighbour sees no result", Who.secretary, RESULT, On.round, Round.closed, Where.neighbour),
    Never(
        "a closed round is not opened again", Who.secretary, f"rating.anew:{{round_id}}:{DAY}", On.round, Round.closed
    ),
    Never("an open round is not begun anew", Who.secretary, f"rating.anew:{{round_id}}:{DAY}", *ROUND),
    Never("a secretary hears no voice of a secret round", Who.secretary, VOICES, *ROUND),
    Never("a representative hears no voice of a secret round", Who.representative, VOICES, *ROUND),
    Never("nor does anybody when it is over", Who.secretary, VOICES, On.round, Round.closed),
    Never("a representative closes no round", Who.representative, "rating.closenow:{round_id}", *ROUND),
    Never("an administrator closes no round", Who.administrator, "rating.closenow:{round_id}", *ROUND),
    Never("nobody closes a neighbour's round", Who.secretary, "rating.closenow:{round_id}", *ROUND, Where.neighbour),
    Never("an administrator publishes nothing", Who.administrator, PUBLISH, On.branch, Round.open),
    Never("a committee publishes nothing", Who.committee, PUBLISH, On.branch, Round.open),
    Never("nobody publishes for a neighbour", Who.secretary, PUBLISH, On.branch, Round.open, Where.neighbour),
    Never("nobody withdraws another's pledge", Who.member, WITHDRAW, On.pledge, Stage.proposed),
    Never("a secretary withdraws nobody's pledge", Who.secretary, WITHDRAW, On.pledge, Stage.proposed),
    Never("what is approved is not withdrawn", Who.author, WITHDRAW, On.pledge, Stage.approved),
    Never("nobody reads another's card", Who.member, "pledging.read:{pledge_id}", On.pledge, Stage.proposed),
    Never("nobody takes note for another", Who.member, "reviewing.note:{review_id}", On.comment),
    Never("a member invites nobody", Who.member, "inviting.link:{person_id}", On.absent),
    Never(
        "nobody invites for a neighbour", Who.secretary, "inviting.link:{person_id}", On.absent, None, Where.neighbour
    ),
    Never("who is in takes nobody else's link", Who.member, "joining.me:{token}", On.link),
]


@pytest.mark.parametrize("never", NEVER, ids=lambda one: one.sentence)
async def test_never(scenes: Scenes, never: Never) -> None:
    house = never.moment if isinstance(never.moment, Round) else Round.open
    scene, world = await scenes.of(house), scenes.world
    said = never.said.format_map(world.matter(never.on, never.where, never.moment, never.who))
    is_press = not said.startswith("/")
    answer = await scene.feed(update(never.who, world.pressers[never.who].telegram_id, said, is_press=is_press))
    scene.tidy(answer)
    assert answer.changed == []
    assert answer.text
    assert {
        mark for mark in MARK.findall(answer.text) if not mark.endswith(f"·{sign_of(never.who)}】")
    } <= shown_anyway(never, world.matter(never.on, never.where, never.moment, never.who).get("text"))


def shown_anyway(never: Never, text: str | None) -> set[str | None]:
    """Whoever was asked to decide may read what it was about, also when nothing can be said any more."""
    return {text} if never.who is Who.committee and never.where is Where.own else set()


@pytest.mark.parametrize("behind", ANONYMOUS)
async def test_who_hides_behind_a_group_or_channel_binds_nothing(scenes: Scenes, behind: str) -> None:
    scene = await scenes.of(Round.open)
    group = scenes.world.matter(On.group, Where.own, None, None)["chat_id"]
    sent = update(Who.stranger, ANONYMOUS[behind], "/bind", is_press=False, group=group)
    sent["message"]["sender_chat"] = {"id": group, "type": "supergroup", "title": "群"}
    answer = await scene.feed(sent)
    scene.tidy(answer)
    assert answer.changed == []
    assert "匿名" in answer.text


async def test_while_a_round_is_open_its_secretary_reads_no_count(scenes: Scenes) -> None:
    """How many were asked is known to all; how many have answered, and what, to nobody."""
    scene, account = await scenes.of(Round.open), scenes.world.pressers[Who.secretary].telegram_id
    branch = scenes.world.matter(On.branch, Where.own, Round.open, None)["branch_id"]
    said = []
    for words in ("/review", "/todo", f"rating.ask:{branch}", f"rating.close:{branch}"):
        answer = await scene.feed(update(Who.secretary, account, words, is_press=not words.startswith("/")))
        scene.tidy(answer)
        said.append(answer.text)
    assert all(said)
    assert not [one for one in said if "部分" in one or "已评" in one]
