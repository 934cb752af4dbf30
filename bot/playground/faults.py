"""Faults on demand: the next calls that match are refused, delayed, garbled or cut off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Fault:
    """`delay` in seconds; `cut_after` carries the call out and then drops the connection without an answer.

    `param` matches when each named parameter contains the given words. Without a status and without
    `cut_after` the call is only delayed.
    """

    method: str | None = None
    chat: int | None = None
    param: Mapping[str, object] = field(default_factory=dict)
    times: int = 1
    status: int | None = None
    description: str | None = None
    parameters: Mapping[str, int] = field(default_factory=dict)
    body: str | None = None
    content_type: str | None = None
    delay: float = 0.0
    cut_after: bool = False

    def fits(self, method: str, given: Mapping[str, Any]) -> bool:
        if self.times < 1 or (self.method and self.method.lower() != method.lower()):
            return False
        if self.chat is not None and str(given.get("chat_id")) != str(self.chat):
            return False
        return all(str(words) in str(given.get(name)) for name, words in self.param.items())

    def answer(self) -> tuple[int, str | dict[str, Any], str]:
        """The status, the body and its content type. A body that begins with '<' is HTML."""
        status = self.status or 500
        if self.body is not None:
            kind = "text/html" if self.body.lstrip().startswith("<") else "application/json"
            return status, self.body, self.content_type or kind
        description = self.description or DESCRIPTIONS.get(status, f"Error {status}")
        answer: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        extra = {"parameters": dict(self.parameters)} if self.parameters else {}
        return status, answer | extra, self.content_type or "application/json"


DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    429: "Too Many Requests: retry after 1",
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}


class Faults:
    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def add(self, **wishes: Any) -> Fault:  # noqa: ANN401 - handed on to Fault as they are
        fault = Fault(**wishes)
        self._planned.append(fault)
        return fault

    def clear(self) -> None:
        self._planned.clear()

    def next_for(self, method: str, given: Mapping[str, Any]) -> Fault | None:
        """The first that fits, counted as used."""
        for fault in self._planned:
            if fault.fits(method, given):
                fault.times -= 1
                return fault
        return None
