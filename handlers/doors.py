"""Doors between rooms: what a button carries that leads from one room into another.

Rooms do not know each other; a letter or card with a button into another room takes it from here.
"""

from aiogram.filters.callback_data import CallbackData


class ReadPledge(CallbackData, prefix="pledging.read"):
    """To one's own pledge, as it stands now."""

    pledge_id: int


class Revise(CallbackData, prefix="pledging.revise"):
    """To the next version of a returned pledge."""

    pledge_id: int


class Report(CallbackData, prefix="keeping.report"):
    """To telling what has been done for a published pledge."""

    pledge_id: int
