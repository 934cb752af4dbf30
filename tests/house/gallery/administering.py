"""The administrator: how the house stands."""

from datetime import timedelta

from handlers.administering import screens
from models.rules.watching import Heart, Standing
from tests.house.gallery.frame import NOW, picture

WELL = Standing({heart: NOW - timedelta(seconds=7) for heart in Heart}, waiting=1, oldest=NOW - timedelta(minutes=2))
UNWELL = Standing({Heart.clock: NOW - timedelta(hours=30)}, 30_000, NOW - timedelta(days=2), 4_000, 12, 7, 3, 1_999)

PICTURES = [
    picture(screens.standing, WELL, NOW),
    picture(screens.standing, UNWELL, NOW, title="in trouble"),
]
