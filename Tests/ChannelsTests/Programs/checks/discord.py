"""Discord, by its OpenAPI as `discordopenapi` carries it: models of pydantic, made by the OpenAPI Generator."""

from openapi_client.models.incoming_webhook_request_partial import IncomingWebhookRequestPartial
from openapi_client.models.incoming_webhook_update_request_partial import IncomingWebhookUpdateRequestPartial
from pydantic import ValidationError

from .request import Refused
from .shape import same

# https://docs.discord.com/developers/resources/message#embed-object-embed-limits
MOST_EMBED_TEXT = 6000


def check(request):
    """A webhook is executed, or a message of it edited."""
    if request.method == "PATCH":
        if "/messages/" not in request.path:
            raise Refused("the path names no message")
        model = IncomingWebhookUpdateRequestPartial
    else:
        request.expect("POST")
        model = IncomingWebhookRequestPartial
        if request.query.get("wait") != "true":
            raise Refused("without wait=true nobody says whether the message was saved")
    if not request.json.get("content") and not request.json.get("embeds"):
        raise Refused("an empty message is not taken")
    if request.json.get("allowed_mentions") != {"parse": []}:
        raise Refused("$.allowed_mentions: without an empty list, anybody is mentioned")
    try:
        same(request.json, model.from_dict(request.json).to_dict())
    except ValidationError as fault:
        first = fault.errors()[0]
        raise Refused(f"$.{'.'.join(map(str, first['loc']))}: {first['msg']}") from fault
    except (TypeError, AttributeError, ValueError) as fault:
        raise Refused(f"not as Discord's OpenAPI says: {fault}") from fault
    length = sum(_length(embed) for embed in request.json.get("embeds", []))
    if length > MOST_EMBED_TEXT:
        raise Refused(f"$.embeds: {length} characters of text, more than {MOST_EMBED_TEXT}")


def _length(embed):
    fields = [field[name] for field in embed.get("fields", []) for name in ("name", "value")]
    texts = [embed.get("title", ""), embed.get("description", ""), embed.get("footer", {}).get("text", "")]
    return sum(len(text) for text in texts + fields)
