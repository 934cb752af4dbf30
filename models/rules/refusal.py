"""Every "no" of the house: a code that names the phrase, and the facts the phrase needs."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The law says no. Spoken by handlers/errors.py as the phrase `refused-<code>`."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
