#!/usr/bin/env python3
"""Makes the blocks of Slack for messages, as nhaclich does, and prints how many bytes of JSON they have.

usage: slack_blocks.py models|plain MESSAGES COUNT     MESSAGES: a line of JSON each, gone through again and again
"""

import json
import sys

from slack_sdk.models.blocks import RichTextBlock, RichTextElementParts, RichTextSectionElement

Text, Link, Date = RichTextElementParts.Text, RichTextElementParts.Link, RichTextElementParts.Date
DATE = "{date_long_pretty} {time}"


def parts(message):
    """The parts of a message in their order: text, style, link and moment."""
    yield message["heading"], {"bold": True}, None, None
    yield f"\n{message['lead']}", None, None, None
    for line in message["lines"]:
        yield f"\n{line['label']}:", {"bold": True}, None, None
        yield f" {line['value']}", None, None, None
        if "unix" in line:
            yield line["value"], None, None, line["unix"]
    if "body" in message:
        yield f"\n\n{message['body']}\n\n", None, None, None
    if "link" in message:
        yield message["link_label"], None, message["link"], None
    yield f"\n{message['footer']}", {"italic": True}, None, None


def model(text, style, link, unix):
    if link:
        return Link(url=link, text=text)
    if unix:
        return Date(timestamp=unix, format=DATE, fallback=text)
    return Text(text=text, style=style)


def plain(text, style, link, unix):
    if link:
        return {"type": "link", "url": link, "text": text}
    if unix:
        return {"type": "date", "timestamp": unix, "format": DATE, "fallback": text}
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def blocks(message, way):
    if way == "models":
        section = RichTextSectionElement(elements=[model(*part) for part in parts(message)])
        return RichTextBlock(elements=[section]).to_dict()
    return {"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [plain(*part) for part in parts(message)]}]}


way, count = sys.argv[1], int(sys.argv[3])
with open(sys.argv[2], encoding="utf-8") as file:
    messages = [json.loads(line) for line in file]
size = 0
for number in range(count):
    message = messages[number % len(messages)]
    payload = {"text": message["summary"], "blocks": [blocks(message, way)], "unfurl_links": False, "unfurl_media": False}
    size += len(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())
print(size)
