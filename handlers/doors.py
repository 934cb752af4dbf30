"""Doors between rooms: what a button carries that leads from one room into another.

Rooms do not know each other; a letter or card with a button into another room takes it from here.
"""

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id


class ReadPledge(CallbackData, prefix="pledging.read"):
    """To one's own pledge, as it stands now."""

    pledge_id: Id


class Revise(CallbackData, prefix="pledging.revise"):
    """To the next version of a returned pledge."""

    pledge_id: Id


class Urge(CallbackData, prefix="deciding.urge"):
    """To asking those who decide on one's own pledge to hurry."""

    pledge_id: Id


class Report(CallbackData, prefix="keeping.report"):
    """To telling what has been done for a published pledge."""

    pledge_id: Id
