"""What a visitor sees first: in the village a few people are at it already, each in the middle of something else."""

from bot.playground.cast import SECRETARY, Cast
from bot.playground.phones import MEMBER, REPRESENTATIVE, person_of
from bot.playground.telegram import StandIn

PATIENCE = 30.0


async def play(stand_in: StandIn, cast: Cast) -> None:
    """The secretary looks at what waits, a representative rates, a member reads how far the pledge is."""
    secretary, representative, member = (
        person_of(stand_in, cast.first, name) for name in (SECRETARY, REPRESENTATIVE, MEMBER)
    )
    await representative.heard("请您评一评", timeout=PATIENCE)
    await representative.press("开始评", timeout=PATIENCE)
    await representative.press("1 适合", timeout=PATIENCE)
    await member.say("/mine")
    await member.press("1 ", timeout=PATIENCE)
    await secretary.say("/todo")
    await stand_in.quiet(timeout=PATIENCE)
