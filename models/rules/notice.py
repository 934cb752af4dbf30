"""What is worth telling somebody else, and how such a thing is told."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter's matter. `card` names the one message that is edited rather than sent again."""

    repeats: ClassVar[int] = 3
    """How often it is sent again when nobody knows whether it arrived."""

    unasked: ClassVar[bool] = False
    """Whether the clock began it, and nobody's deed: of those there is only so much a year."""

    leaves_a_trace: ClassVar[bool] = True
    """False where even the sending is a secret: then its row goes before it is worded, for everybody alike."""

    @property
    def card(self) -> str | None:
        return None

    @property
    def facts(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, facts: dict[str, Any]) -> Self:
        return cls(**facts)
