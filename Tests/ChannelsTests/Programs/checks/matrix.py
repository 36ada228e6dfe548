"""Matrix, by the schemas of `matrix-nio`, and closed: what the specification does not know of a text is not sent."""

import re
import urllib.parse

from nio.schemas import Schemas

from .request import Refused
from .shape import valid

# https://spec.matrix.org/latest/client-server-api/#size-limits: of the whole event, signatures included.
MOST_BYTES = 60_000

EVENT = {"type": "string", "pattern": r"^\$."}
MENTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"user_ids": {"type": "array", "maxItems": 0}},
}
# https://spec.matrix.org/latest/client-server-api/#forwarding-relationships-between-events
REPLACEMENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["rel_type", "event_id"],
    "properties": {"rel_type": {"const": "m.replace"}, "event_id": EVENT},
}
THREAD = {
    "type": "object",
    "additionalProperties": False,
    "required": ["rel_type", "event_id"],
    "properties": {
        "rel_type": {"const": "m.thread"},
        "event_id": EVENT,
        "is_falling_back": {"type": "boolean"},
        "m.in_reply_to": {
            "type": "object",
            "additionalProperties": False,
            "required": ["event_id"],
            "properties": {"event_id": EVENT},
        },
    },
}
TEXT = {
    "msgtype": {"enum": ["m.notice", "m.text"]},
    "body": {"type": "string", "minLength": 1},
    "format": {"const": "org.matrix.custom.html"},
    "formatted_body": {"type": "string", "minLength": 1},
    "m.mentions": MENTIONS,
}
CONTENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["msgtype", "body", "m.mentions"],
    "dependentRequired": {"formatted_body": ["format"], "format": ["formatted_body"]},
    "properties": {
        **TEXT,
        "m.relates_to": {"oneOf": [REPLACEMENT, THREAD]},
        "m.new_content": {
            "type": "object",
            "additionalProperties": False,
            "required": ["msgtype", "body"],
            "properties": TEXT,
        },
    },
}


def check(request):
    """A message into a room."""
    request.expect("PUT")
    request.expect_size(MOST_BYTES)
    found = re.fullmatch(r"/_matrix/client/v3/rooms/([^/]+)/send/m\.room\.message/([^/]+)", request.path)
    if not found:
        raise Refused("the path is not /_matrix/client/v3/rooms/…/send/m.room.message/…")
    if not re.match(r"[!#]", urllib.parse.unquote(found[1])) and "•" not in urllib.parse.unquote(found[1]):
        raise Refused("the path names no room")
    if not request.headers.get("authorization", "").startswith("Bearer "):
        raise Refused("there is no token in the header Authorization")
    valid(CONTENT, request.json)
    for name, content in [("$", request.json), ("$.m.new_content", request.json.get("m.new_content"))]:
        if content is not None:
            kind = "room_message_notice" if content["msgtype"] == "m.notice" else "room_message_text"
            valid(getattr(Schemas, kind), {"content": content}, place=name)
    replaces = request.json.get("m.relates_to", {}).get("rel_type") == "m.replace"
    if replaces != ("m.new_content" in request.json):
        raise Refused("$: what replaces has m.new_content, and nothing else has")
