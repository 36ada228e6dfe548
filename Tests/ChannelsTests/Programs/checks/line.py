"""LINE, by the models of its own `line-bot-sdk`."""

import uuid

from linebot.v3.messaging.models import PushMessageRequest
from pydantic.v1 import ValidationError

from .request import Refused
from .shape import same, valid

# https://developers.line.biz/en/reference/messaging-api/#text-message: UTF-16 units.
TEXTS = {"properties": {"messages": {"maxItems": 5, "items": {"properties": {"text": {"most-utf16": 5000}}}}}}


def check(request):
    """A push message."""
    request.expect("POST", "/v2/bot/message/push")
    try:
        uuid.UUID(request.headers.get("x-line-retry-key", ""))
    except ValueError as fault:
        raise Refused("the header X-Line-Retry-Key is not a UUID") from fault
    try:
        same(request.json, PushMessageRequest.from_dict(request.json).to_dict())
    except ValidationError as fault:
        first = fault.errors()[0]
        raise Refused(f"$.{'.'.join(map(str, first['loc']))}: {first['msg']}") from fault
    except (TypeError, AttributeError, ValueError, KeyError) as fault:
        raise Refused(f"not as LINE's SDK says: {fault!r}") from fault
    valid(TEXTS, request.json)
