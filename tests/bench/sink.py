"""A Bot API that says yes to everything, as cheaply as Python can: it must not be what is measured."""

import asyncio
import json
import os
import sys

from tests.bench.driver import length_of

MESSAGE = {"message_id": 1, "date": 1_770_000_000, "chat": {"id": 1, "type": "private", "first_name": "A"}, "text": "x"}
ME = {"id": 10001, "is_bot": True, "first_name": "Sink", "username": "sink_bot", "can_join_groups": True}


def answer(result: object) -> bytes:
    body = json.dumps({"ok": True, "result": result}, separators=(",", ":")).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


MESSAGE_ANSWER, ME_ANSWER, TRUE_ANSWER = answer(MESSAGE), answer(ME), answer(result=True)


def answer_to(path: bytes) -> bytes:
    method = path.rpartition(b"/")[2].lower()
    if method.startswith((b"send", b"edit")):
        return MESSAGE_ANSWER
    return ME_ANSWER if method == b"getme" else TRUE_ANSWER


class Sink(asyncio.Protocol):
    """Reads requests with a Content-Length, keeps connections open, counts nothing."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while (end := self.waiting.find(b"\r\n\r\n")) >= 0:
            head = self.waiting[:end]
            total = end + 4 + length_of(head)
            if len(self.waiting) < total:
                return
            self.waiting = self.waiting[total:]
            self.transport.write(answer_to(head.split(b" ", 2)[1]))


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    asyncio.run(serve(int(sys.argv[1])))
