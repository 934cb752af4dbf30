"""Files both ways: what was uploaded, under which identifiers, and how a picture is measured."""

import hashlib
import mimetypes
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from typing import Literal

from aiogram.types import BufferedInputFile, InputFile

from bot.playground import refusals
from bot.playground.refusals import bad_request
from bot.playground.world import JsonObject

FileKind = Literal["photo", "document", "voice", "video_note"]
DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024
UPLOAD_LIMIT_BYTES = {"photo": 10 * 1024 * 1024}
ANY_UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024
PREFIXES = {"photo": "AgACAgIAAxkB", "document": "BQACAgIAAxkB", "voice": "AwACAgIAAxkB", "video_note": "DQACAgIAAxkB"}
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "video_note": "video_notes"}
SMALL_SIDE = 90
JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True)
class StoredFile:
    id: str
    unique_id: str
    kind: FileKind
    data: bytes
    name: str
    mime: str
    path: str
    width: int = 0
    height: int = 0

    def as_file(self) -> JsonObject:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class FileStore:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: FileKind, data: bytes, name: str | None) -> StoredFile:
        """Raises Refused for an empty file, one that is too big, and a photo that is no picture."""
        if not data:
            raise bad_request(refusals.FILE_EMPTY)
        if len(data) > UPLOAD_LIMIT_BYTES.get(kind, ANY_UPLOAD_LIMIT_BYTES):
            raise bad_request(refusals.FILE_TOO_BIG)
        mime, (width, height) = measured(data) if kind == "photo" else ("", (0, 0))
        number = len(self._by_path)
        suffix = _suffix(kind, mime, name)
        path = f"{FOLDERS[kind]}/file_{number}{suffix}"
        called, mime = name or f"file{suffix}", mime or _mime(suffix)
        file = StoredFile(*_identifiers(kind, data, number), kind, data, called, mime, path, width, height)
        self._by_path[path] = file
        self._by_id[file.id] = file
        return file

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def clear(self) -> None:
        self._by_id.clear()
        self._by_path.clear()

    def small(self, photo: StoredFile) -> StoredFile:
        """Telegram offers every photo in several sizes; here the small one shows the same picture."""
        shrink = min(1.0, SMALL_SIDE / max(photo.width, photo.height))
        width, height = max(1, round(photo.width * shrink)), max(1, round(photo.height * shrink))
        small = replace(photo, id=photo.id + "s", unique_id=photo.unique_id + "s", width=width, height=height)
        self._by_id[small.id] = small
        return small

    def take(self, given: str | InputFile | None, kind: FileKind) -> StoredFile:
        """A fresh upload is kept; a string must be the identifier of a file of this kind."""
        if isinstance(given, BufferedInputFile):
            return self.keep(kind, given.data, given.filename)
        if not isinstance(given, str) or not given:
            raise bad_request(refusals.NO_FILE.format(what=kind.replace("_", " ")))
        known = self.find(given)
        if known is None:
            raise bad_request(_why_unknown(given))
        if known.kind != kind:
            raise bad_request(refusals.WRONG_FILE_KIND)
        return known


def _why_unknown(given: str) -> str:
    if given.startswith(("http://", "https://")):
        return refusals.URL_FAILED
    looks_like_one = re.fullmatch(r"[A-Za-z0-9_-]+", given)
    return refusals.WRONG_FILE_ID if looks_like_one else refusals.WRONG_FILE_OR_URL


def content_of(files: FileStore, file: StoredFile) -> JsonObject:
    """The part of a Message that carries this file."""
    if file.kind == "photo":
        sizes = [files.small(file), file] if max(file.width, file.height) > SMALL_SIDE else [file]
        return {"photo": [size.as_file() | {"width": size.width, "height": size.height} for size in sizes]}
    if file.kind == "document":
        return {"document": file.as_file() | {"file_name": file.name, "mime_type": file.mime}}
    if file.kind == "voice":
        return {"voice": file.as_file() | {"duration": 1, "mime_type": "audio/ogg"}}
    return {"video_note": file.as_file() | {"duration": 1, "length": 240}}


def measured(data: bytes) -> tuple[str, tuple[int, int]]:
    """The kind and size of a PNG or JPEG picture in pixels; Refused for anything else."""
    png = re.match(rb"\x89PNG\r\n\x1a\n.{8}(?P<width>.{4})(?P<height>.{4})", data, re.DOTALL)
    if png:
        return "image/png", (int.from_bytes(png["width"], "big"), int.from_bytes(png["height"], "big"))
    if data.startswith(b"\xff\xd8"):
        return "image/jpeg", _jpeg_size(data)
    raise bad_request(refusals.NOT_A_PICTURE)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walks from segment to segment, each with its length, up to the frame that holds the size."""
    at = 2
    while segment := re.compile(rb"\xff(.)(..)", re.DOTALL).match(data, at):
        if segment[1][0] in JPEG_FRAMES:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + int.from_bytes(segment[2], "big")
    raise bad_request(refusals.NOT_A_PICTURE)


def _identifiers(kind: FileKind, data: bytes, number: int) -> tuple[str, str]:
    digest = hashlib.sha256(data + number.to_bytes(4, "big")).digest()
    return PREFIXES[kind] + _letters(digest), "AQAD" + _letters(digest[:9])


def _letters(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _suffix(kind: FileKind, mime: str, name: str | None) -> str:
    if kind == "photo":
        return {"image/png": ".png", "image/jpeg": ".jpg"}[mime]
    named = re.search(r"\.[A-Za-z0-9]{1,8}$", name or "")
    return named.group().lower() if named else {"voice": ".oga", "video_note": ".mp4"}.get(kind, ".bin")


def _mime(suffix: str) -> str:
    return mimetypes.guess_type("x" + suffix)[0] or "application/octet-stream"
