"""Telegram, by the models of `aiogram`, which are made of the description of the Bot API."""

import re

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import MessageEntity
from pydantic import BaseModel, ValidationError

from .request import Refused

METHODS = {"sendMessage": SendMessage, "editMessageText": EditMessageText}

# https://core.telegram.org/bots/api#sendmessage: after entities are read.
MOST_TEXT = 4096


def check(request):
    """A method of the Bot API."""
    request.expect("POST")
    found = re.fullmatch(r"/bot[^/]+/(\w+)", request.path)
    if not found or found[1] not in METHODS:
        raise Refused("the path is not /bot…/ and a method that we know")
    try:
        # Strict: a text is no number, and no flag.
        method = METHODS[found[1]].model_validate(request.json, strict=True)
    except ValidationError as fault:
        first = fault.errors()[0]
        raise Refused(f"$.{'.'.join(map(str, first['loc']))}: {first['msg']}") from fault
    _known(method, "$")
    units = method.text.encode("utf-16-le")
    if not 0 < len(units) // 2 <= MOST_TEXT:
        raise Refused(f"$.text: {len(units) // 2} UTF-16 units, not 1 to {MOST_TEXT}")
    for number, entity in enumerate(method.entities or []):
        _entity(entity, units, f"$.entities[{number}]")


def _known(model, place):
    """Refuses what the models took along without knowing it."""
    for name in model.model_extra or {}:
        raise Refused(f"{place}: '{name}' is not known")
    for name in model.model_fields_set:
        value = getattr(model, name)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, BaseModel):
                _known(part, f"{place}.{name}")


def _entity(entity: MessageEntity, units, place):
    """Refuses an entity that is not within the text, or that cuts a character in two."""
    start, end = entity.offset * 2, (entity.offset + entity.length) * 2
    if not 0 <= start < end <= len(units):
        raise Refused(f"{place}: {entity.offset} and {entity.length} are not within the text")
    try:
        text = units[start:end].decode("utf-16-le")
    except UnicodeDecodeError as fault:
        raise Refused(f"{place}: it begins or ends within a character") from fault
    if text != text.strip():
        raise Refused(f"{place}: the service would cut the spaces at its ends, and shift what follows")
    if entity.type == "text_link" and not entity.url:
        raise Refused(f"{place}: a link without an address")
