"""Google Chat, by its discovery document as `google-api-python-client` carries it."""

import importlib.metadata
import json
import re

from .request import Refused
from .shape import valid

# The package needs others that are not there; its documents do not.
DOCUMENT = json.loads(
    next(
        file for file in importlib.metadata.files("google-api-python-client") if file.name == "chat.v1.json"
    ).read_text(encoding="utf-8"))
CREATE = DOCUMENT["resources"]["spaces"]["resources"]["messages"]["methods"]["create"]

# https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages
MOST_BYTES = 32_000


def check(request):
    """A message to a space, through its webhook."""
    request.expect(CREATE["httpMethod"])
    request.expect_size(MOST_BYTES)
    path = CREATE["path"].replace("{+parent}", CREATE["parameters"]["parent"]["pattern"].strip("^$"))
    if not re.fullmatch(f"/{path}", request.path):
        raise Refused(f"the path is not {CREATE['path']}")
    parameters = {**DOCUMENT["parameters"], **CREATE["parameters"]}
    for name, value in request.query.items():
        # The one of incoming webhooks alone.
        if name == "token":
            continue
        if name not in parameters or parameters[name]["location"] != "query":
            raise Refused(f"there is no parameter '{name}'")
        if "enum" in parameters[name] and value not in parameters[name]["enum"]:
            raise Refused(f"the parameter {name} cannot be '{value}'")
    if not request.json:
        raise Refused("an empty message is not taken")
    schema = _closed({"$ref": CREATE["request"]["$ref"]})
    schema["$defs"] = {name: _closed(one) for name, one in DOCUMENT["schemas"].items()}
    valid(schema, request.json)


def _closed(one):
    """A schema of the discovery document (a JSON schema of draft 3, with habits of its own) as one of today that allows
    nothing unknown, and nothing that is for reading only."""
    if "$ref" in one:
        return {"$ref": f"#/$defs/{one['$ref']}"}
    if one.get("type") == "any":
        return {}
    schema = {key: one[key] for key in ("type", "enum") if key in one}
    if one.get("type") == "array":
        schema["items"] = _closed(one["items"])
    elif one.get("type") == "object":
        named = {name: part for name, part in one.get("properties", {}).items() if not part.get("readOnly")}
        schema["properties"] = {name: _closed(part) for name, part in named.items()}
        rest = one.get("additionalProperties")
        schema["additionalProperties"] = _closed(rest) if rest else False
    return schema
