"""What buttons carry that could be made up: numbers, days and codes within what a table can hold."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.rules.scales import CODE

Id = Annotated[int, Field(ge=0, lt=2**31)]
"""Made-up numbers that no table can hold are no buttons of ours."""

Day = Annotated[int, Field(ge=1, le=date.max.toordinal())]
"""A date's ordinal: a date itself is no callback data."""

Code = Annotated[str, Field(pattern=f"^{CODE}$")]
"""A mark or reason; whether the round offers it is for the law to say."""

Days = Annotated[int, Field(ge=1, le=366)]
"""How many days ahead."""
