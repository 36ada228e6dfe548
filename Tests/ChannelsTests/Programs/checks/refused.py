"""Requests that a service would not take, and why: what no change of a name or a type shows, such as limits."""


def _request(url, body, because, method="POST", **headers):
    return {
        "method": method, "url": url, "headers": {name if name == "access_token" else name.replace("_", "-"): value for name, value in headers.items()},
        "body": body, "because": because,
    }


def _slack(blocks, because, text="Hội thảo"):
    return _request("https://hooks.slack.com/services/•••", {"text": text, "blocks": blocks}, because)


def _plain(kind, length):
    return {"type": kind, "text": {"type": "plain_text", "text": "x" * length}}


def _rich(*elements):
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def _discord(because, query="?wait=true", **body):
    return _request(f"https://discord.com/api/webhooks/1/•••{query}", {"allowed_mentions": {"parse": []}, **body}, because)


def _teams(because, **card):
    whole = {"type": "AdaptiveCard", "version": "1.4", "body": [], **card}
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": whole}
    return _request("https://example.logic.azure.com/•••", {"type": "message", "attachments": [attachment]}, because)


def _google(query, body, because):
    return _request(f"https://chat.googleapis.com/v1/spaces/AAAA/messages?key=•••&token=•••{query}", body, because)


def _telegram(because, **body):
    return _request("https://api.telegram.org/bot•••/sendMessage", {"chat_id": "-100", **body}, because)


def _line(text, because, key="4f2a91c0-0000-4000-8000-000000000000"):
    body = {"to": "U1", "messages": [{"type": "text", "text": text}]}
    return _request("https://api.line.me/v2/bot/message/push", body, because, x_line_retry_key=key)


def _matrix(because, **content):
    body = {"msgtype": "m.notice", "body": "Hội thảo", "m.mentions": {}, **content}
    return _request(
        "https://example.org/_matrix/client/v3/rooms/%21room/send/m.room.message/1", body, because, method="PUT",
        authorization="Bearer •••")


# By service.
REFUSED = {
    "discord": [
        _discord("without wait=true", query="", content="x"),
        _discord("an empty message"),
        _discord("most 2000", content="x" * 2001),
        _discord("most 256", embeds=[{"title": "x" * 257}]),
        _discord("more than 6000", embeds=[{"description": "x" * 4096}, {"description": "x" * 1905}]),
        _discord("anybody is mentioned", content="x", allowed_mentions={"parse": ["everyone"]}),
    ],
    "apprise": [
        _request("https://example.org/notify/•••", {"title": "x"}, "'body' is a required"),
        _request("https://example.org/notify/•••", {"body": "x", "type": "urgent"}, "is not one of"),
    ],
    "gotify": [
        _request("https://example.org/message", {"message": "x", "extras": {"client::display": {}}}, "'contentType'"),
        _request("https://example.org/message", {"message": "x", "priority": 11}, "greater than the maximum"),
    ],
    "google-chat": [
        _google("", {"text": "x" * 32_000}, "more than 32000"),
        _google("&messageReplyOption=NEVER", {"text": "x"}, "cannot be 'NEVER'"),
        _google("&requestid=1", {"text": "x"}, "no parameter 'requestid'"),
        _google("", {"text": "x", "argumentText": "x"}, "'argumentText' was unexpected"),
        _google("", {"cardsV2": [{"card": {"sections": [{"widgets": [{"textParagraf": {}}]}]}}]}, "'textParagraf'"),
    ],
    "lark": [
        _request("https://open.larksuite.com/open-apis/bot/v2/hook/•••",
                 {"msg_type": "text", "content": {"text": "x"}, "sign": "•••"}, "'timestamp' is a dependency of 'sign'"),
        _request("https://open.larksuite.com/open-apis/bot/v2/hook/•••",
                 {"msg_type": "text", "content": {"text": "x" * 20_000}}, "more than 20000"),
    ],
    "line": [
        _line("x" * 5001, "more than 5000 UTF-16 units"),
        _line("😀" * 2501, "more than 5000 UTF-16 units"),
        _line("x", "not a UUID", key="1"),
    ],
    "matrix": [
        _matrix("more than 60000", body="x" * 60_000),
        _matrix("'org.matrix.custom.html' was expected", format="html", formatted_body="x"),
        _matrix("'format' is a dependency", formatted_body="x"),
        _matrix("nothing else has", **{"m.new_content": {"msgtype": "m.notice", "body": "x"}}),
        _matrix("is expected to be empty", **{"m.mentions": {"user_ids": ["@everyone:example.org"]}}),
    ],
    "mattermost": [
        _request("https://example.org/hooks/•••", {"text": "x" * 16_384}, "is too long"),
        _request("https://example.org/hooks/•••", {"text": ""}, "non-empty"),
    ],
    "nextcloud-talk": [
        _request("https://example.org/ocs/v2.php/apps/spreed/api/v1/bot/•••/message", {"message": "x"}, "no header"),
    ],
    "ntfy": [
        _request("https://ntfy.sh", {"topic": "lich", "message": "ộ" * 1366}, "more than 4096"),
        _request("https://ntfy.sh", {"topic": "lich", "message": "x", "priority": 6}, "greater than the maximum"),
        _request("https://ntfy.sh", {"topic": "lich", "message": "x", "click": "javascript:alert(1)"}, "does not match"),
    ],
    "pushover": [
        _request("https://api.pushover.net/1/messages.json",
                 {"form": {"token": "•••", "user": "•••", "message": "x" * 1025}}, "is too long"),
    ],
    "rocketchat": [
        _request("https://example.org/hooks/1/•••", {"text": "x" * 5001}, "is too long"),
    ],
    "signal": [
        _request("https://example.org/v2/send", {"message": "x", "number": "+84", "recipients": []}, "non-empty"),
    ],
    "slack": [
        _slack([_plain("section", 3001)], "cannot exceed 3000"),
        _slack([_plain("header", 151)], "cannot exceed 150"),
        _slack([_plain("section", 1)] * 51, "more than 50"),
        _slack([{"type": "section"}], "text or fields attribute must be specified"),
        _slack([{"type": "sektion"}], "not a block"),
        _slack([_rich({"type": "txt", "text": "x"})], "is understood as None"),
        _slack([_rich({"type": "text", "text": "x", "style": {"strikethrough": True}})], "'strikethrough'"),
        _slack([_rich({"type": "link", "url": "https://example.org/?a=1&amp;b=2"})], "it is escaped"),
        _slack([], "no text for notifications", text=""),
    ],
    "slack-api": [
        _request("https://slack.com/api/chat.postMessage", {"channel": "C1", "text": "x"}, "no token"),
        _request("https://slack.com/api/chat.update", {"channel": "C1", "text": "x"}, "needs 'ts'",
                 authorization="Bearer •••"),
        _request("https://slack.com/api/chat.post", {"channel": "C1", "text": "x"}, "no method 'chat.post'"),
    ],
    "teams": [
        _teams("not 1.4", version="1.6"),
        _teams("", body=[{"type": "TextBlock", "text": "x", "weight": "Heavy"}]),
        _teams("", body=[{"type": "TextBlock"}]),
        _teams("", actions=[{"type": "Action.OpenUrl", "title": "x"}]),
        _teams("more than 28672", body=[{"type": "TextBlock", "text": "x" * 28_672}]),
    ],
    "telegram": [
        _telegram("UTF-16 units, not 1 to 4096", text="😀" * 2049),
        _telegram("not within the text", text="x", entities=[{"type": "bold", "offset": 0, "length": 2}]),
        _telegram("within a character", text="😀", entities=[{"type": "bold", "offset": 0, "length": 1}]),
        _telegram("cut the spaces", text="x y", entities=[{"type": "bold", "offset": 0, "length": 2}]),
        _telegram("a link without an address", text="x", entities=[{"type": "text_link", "offset": 0, "length": 1}]),
    ],
    "viber": [
        _request("https://chatapi.viber.com/pa/send_message",
                 {"receiver": "•••", "type": "text", "sender": {"name": "x" * 29}, "text": "x"}, "is too long",
                 x_viber_auth_token="•••"),
    ],
    "webex": [
        _request("https://webexapis.com/v1/messages", {"roomId": "R1", "markdown": "ộ" * 2480}, "longer than 7439"),
        _request("https://webexapis.com/v1/messages", {"roomId": "R1"}, "an empty message"),
        _request("https://webexapis.com/v1/message", {"roomId": "R1", "text": "x"}, "does not end with"),
    ],
    "zalo-bot": [
        _request("https://bot-api.zaloplatforms.com/bot•••/sendMessage", {"chat_id": "1", "text": "x" * 2001},
                 "more than 2000 UTF-16 units"),
    ],
    "zalo-oa": [
        _request("https://openapi.zalo.me/v3.0/oa/message/cs",
                 {"recipient": {"user_id": "1"}, "message": {"text": "x"}}, "no header access_token"),
    ],
    "zalo-oa-group": [
        _request("https://openapi.zalo.me/v3.0/oa/group/message",
                 {"recipient": {"user_id": "1"}, "message": {"text": "x"}}, "'user_id' was unexpected",
                 access_token="•••"),
    ],
    "zulip": [
        _request("https://example.org/api/v1/messages",
                 {"form": {"type": "stream", "to": "lịch", "topic": "x" * 61, "content": "x"}}, "is too long",
                 authorization="Basic •••"),
        _request("https://example.org/api/v1/messages", {"type": "stream", "to": "lịch", "content": "x"},
                 "not a form", authorization="Basic •••"),
    ],
}
