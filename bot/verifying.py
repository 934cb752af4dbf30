"""python -m bot verify …: whether a printed paper, or the file of one, is letter for letter what was recorded."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.console import Console, Mistake
from handlers.printing import wording
from handlers.printing.press import TEMPLATE_OF, Press
from handlers.words import LANGUAGES, words_in
from models.actions.printing import Issued
from models.queries import proving
from models.queries.proving import Proof
from models.rules.printing import Facts, Line, code_from, spelled

SIZES = ("a4", "a3")


def verify(
    code: Annotated[str, typer.Argument(help="The check code on the paper, such as K7QX-2MPD. 核对码")],
    file: Annotated[Path | None, typer.Argument(help="The PDF as it was sent. 印发的 PDF 文件")] = None,
) -> None:
    """核对印发的公示牌、行动目标卡。Say whether a printed paper, or its file, still is what was recorded."""
    console = Console.open()
    console.ensure_ready()
    proof = console.look(proving.proof, code_from(code)) if code_from(code) else None
    if proof is None:
        raise Mistake(console.words.plain("console-verify-unknown", code=code))
    facts = _ensure_holds(console, proof)
    _tell(console, proof, facts)
    if file is not None:
        _compare(console, proof, facts, file)


def _ensure_holds(console: Console, proof: Proof) -> Facts:
    if proof.facts is None or not proof.holds:
        typer.echo(console.words.plain("console-verify-broken", code=spelled(proof.issue.code)), err=True)
        raise typer.Exit(1)
    return proof.facts


def _tell(console: Console, proof: Proof, facts: Facts) -> None:
    words, issue = console.words, proof.issue
    typer.echo(words.plain("console-verify-holds", code=spelled(issue.code)))
    title, version = words.plain(f"printing-title-{issue.paper.value}"), issue.version
    typer.echo(f"{facts.branch} {facts.owner} {title} {facts.year}".replace("  ", " "))
    typer.echo(words.plain("printing-issue", version=version, day=issue.issued_on))
    if proof.newer:
        typer.echo(words.plain("board-verify-newer", version=proof.newer))
    for number, line in enumerate(facts.lines, start=1):
        typer.echo(_told(console, number, line))


def _told(console: Console, number: int, line: Line) -> str:
    state = console.words.plain(f"printing-state-{line.state.value}")
    due = console.words.plain("printing-due", due=line.due_on)
    return " · ".join(part for part in (f"{number}. {line.text}", line.who, due, state) if part)


def _compare(console: Console, proof: Proof, facts: Facts, file: Path) -> None:
    """The file was made of these facts, or it was not: another letter makes another file."""
    issue = proof.issue
    given, issued = file.read_bytes(), Issued(facts, issue.version, issue.issued_on, issue.code)
    if given not in asyncio.run(_printed_anew(issued, console.settings.board_url)):
        typer.echo(console.words.plain("console-verify-other-file", file=str(file)), err=True)
        raise typer.Exit(1)
    typer.echo(console.words.plain("console-verify-same-file", file=str(file)))


async def _printed_anew(issued: Issued, board: str) -> list[bytes]:
    """Every file that was handed out of this paper: in each language, in each size."""
    press, template = Press(), TEMPLATE_OF[issued.facts.paper]
    try:
        return [
            await press.pdf(template, wording.data(words_in(language), issued, board, paper=size))
            for language in LANGUAGES
            for size in SIZES
        ]
    finally:
        press.close()
