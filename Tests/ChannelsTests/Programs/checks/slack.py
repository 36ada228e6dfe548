"""Slack, by the models and the clients of its own `slack_sdk`."""

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import Block
from slack_sdk.models.blocks.block_elements import RichTextElementParts
from slack_sdk.webhook import WebhookClient

from .request import Refused
from .shape import annotated, arguments, same

# The SDK says aloud what it does not know; the sentence of the refusal is enough.
logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)

# https://docs.slack.dev/reference/block-kit/blocks and …/methods/chat.postMessage
MOST_BLOCKS = 50
MOST_TEXT = 40_000

METHODS = {"chat.postMessage": WebClient.chat_postMessage, "chat.update": WebClient.chat_update}


def check_webhook(request):
    """An incoming webhook."""
    request.expect("POST")
    # `mrkdwn` is in messages of the SDK, and not among the arguments of this client.
    arguments(WebhookClient.send, {name: value for name, value in request.json.items() if name != "mrkdwn"})
    message(request.json)


def check_method(request):
    """A method of the Web API."""
    name = request.path.rsplit("/", 1)[-1]
    if name not in METHODS:
        raise Refused(f"there is no method '{name}' that we know")
    request.expect("POST", f"/api/{name}")
    if not request.headers.get("authorization", "").startswith("Bearer "):
        raise Refused("there is no token in the header Authorization")
    arguments(METHODS[name], request.json)
    message(request.json)


def message(body):
    """Its texts and its blocks."""
    if not body.get("text"):
        raise Refused("$.text: there is no text for notifications")
    if not isinstance(body.get("mrkdwn", False), bool):
        raise Refused("$.mrkdwn: it is no flag")
    if len(body["text"]) > MOST_TEXT:
        raise Refused(f"$.text: longer than {MOST_TEXT}")
    blocks = body.get("blocks", [])
    if len(blocks) > MOST_BLOCKS:
        raise Refused(f"$.blocks: {len(blocks)} blocks, more than {MOST_BLOCKS}")
    for number, block in enumerate(blocks):
        place = f"$.blocks[{number}]"
        try:
            model = Block.parse(block)
            if model is None:
                raise Refused(f"{place}: not a block")
            same(block, model.to_dict(), place)
        except (SlackObjectFormationError, TypeError, AttributeError) as fault:
            raise Refused(f"{place}: {fault}") from fault
        types(model, place)


def types(model, place):
    """The SDK checks lengths and names; its annotations say the types."""
    if isinstance(model, RichTextElementParts.Link) and "&amp;" in model.url:
        raise Refused(f"{place}.url: it is escaped, and in rich text nothing is")
    for name in model.attributes:
        value = getattr(model, name, None)
        if name == "style" and isinstance(value, dict):
            arguments(RichTextElementParts.TextStyle.__init__, value, f"{place}.style")
        for part in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(part, JsonObject):
                types(part, f"{place}.{name}")
            elif not isinstance(value, (list, tuple)):
                annotated(type(model).__init__, {name: value}, place)
