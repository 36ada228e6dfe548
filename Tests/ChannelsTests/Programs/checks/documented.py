"""Services of which no model can be had as a package: JSON schemas of what their documentation says, closed.

Mattermost's OpenAPI is not among them: what can be had of it does not describe incoming webhooks.
"""

from .request import Refused
from .shape import valid


def text(**limits):
    """A text that is not empty, within limits: `maxLength` in characters, `most-bytes`, `most-utf16`."""
    return {"type": "string", "minLength": 1, **limits}


def body(required, **properties):
    """An object with these properties and no others; a name with `__` has a hyphen there, one that ends with `_` is a
    word of Python's."""
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


LINK = text(pattern="^https?://")
FLAG = {"type": "boolean"}


class Documented:
    """How a service is asked, and the source of that."""

    def __init__(self, source, path, schema, method="POST", headers=(), form=False, size=None):
        self.source, self.path, self.schema, self.method = source, path, schema, method
        self.headers, self.form, self.size = headers, form, size

    def check(self, request):
        """Refuses a request that is not so."""
        request.expect(self.method, self.path)
        for name in self.headers:
            if not request.headers.get(name):
                raise Refused(f"there is no header {name}")
        if self.size:
            request.expect_size(self.size)
        valid(self.schema, request.form if self.form else request.json)


def one_of(*documented):
    """The first whose method and path it is."""

    def check(request):
        for one in documented:
            if request.method == one.method and (one.path is None or request.path.endswith(one.path)):
                return one.check(request)
        raise Refused(f"no way to ask is {request.method} {request.path}")

    return check


def _attachment(**others):
    field = body(["title", "value"], title=text(), value=text(), short=FLAG)
    return {
        "type": "array", "maxItems": 20,
        "items": body([], title=text(), title_link=LINK, text=text(), color=text(pattern="^#[0-9A-Fa-f]{6}$"),
                      fields={"type": "array", "items": field}, **others),
    }


MATTERMOST = Documented(
    "https://developers.mattermost.com/integrate/webhooks/incoming/", None,
    body(["text"], text=text(maxLength=16_383), username=text(), icon_url=LINK, channel=text(),
         attachments=_attachment(fallback=text()), priority=body(["priority"], priority={"enum": ["important", "urgent"]}),
         props={"type": "object"}))

ROCKETCHAT = Documented(
    "https://docs.rocket.chat/docs/integrations (a message's length is a setting, 5,000 characters at first)", None,
    body(["text"], text=text(maxLength=5000), alias=text(), emoji=text(), avatar=LINK, channel=text(),
         parseUrls=FLAG, attachments=_attachment()))

ZULIP_SEND = Documented(
    "https://zulip.com/api/send-message", "/api/v1/messages",
    body(["type", "to", "content"], type={"enum": ["stream", "channel", "direct", "private"]}, to=text(),
         topic=text(maxLength=60), content=text(maxLength=10_000), queue_id=text(), local_id=text(),
         read_by_sender=text()),
    headers=["authorization"], form=True)
ZULIP_EDIT = Documented(
    "https://zulip.com/api/update-message", None,
    body(["content"], content=text(maxLength=10_000)), method="PATCH", headers=["authorization"], form=True)

VIBER = Documented(
    "https://developers.viber.com/docs/api/rest-bot-api/#send-message", "/pa/send_message",
    body(["receiver", "type", "sender", "text"], receiver=text(), type={"const": "text"},
         sender=body(["name"], name=text(maxLength=28), avatar=LINK), text=text(maxLength=7000), tracking_data=text(),
         min_api_version={"type": "integer"}),
    headers=["x-viber-auth-token"], size=30_000)

NTFY = Documented(
    "https://docs.ntfy.sh/publish/#publish-as-json", None,
    body(["topic", "message"], topic=text(pattern="^[-_A-Za-z0-9]{1,64}$|•"), title=text(),
         message=text(**{"most-bytes": 4096}), priority={"type": "integer", "minimum": 1, "maximum": 5},
         tags={"type": "array", "items": text()}, click=LINK, markdown=FLAG, icon=LINK, delay=text(),
         sequence_id=text(pattern="^[-_A-Za-z0-9]{1,64}$"), cache=text(), firebase=text(),
         actions={"type": "array", "maxItems": 3,
                  "items": body(["action", "label", "url"], action={"const": "view"}, label=text(), url=LINK,
                                clear=FLAG)}))

GOTIFY = Documented(
    "https://gotify.net/api-docs#/message/createMessage", "/message",
    body(["message"], title=text(), message=text(), priority={"type": "integer", "minimum": 0, "maximum": 10},
         extras={
             "type": "object",
             "additionalProperties": False,
             "properties": {
                 "client::display": body(["contentType"], contentType={"enum": ["text/markdown", "text/plain"]}),
                 "client::notification": body([], click=body(["url"], url=LINK), bigImageUrl=LINK),
             },
         }))

_PUSHOVER = body(
    ["token", "user", "message"], token=text(), user=text(), message=text(maxLength=1024), title=text(maxLength=250),
    url=text(maxLength=512), url_title=text(maxLength=100), html={"enum": [1, "1"]}, monospace={"enum": [1, "1"]},
    priority={"enum": [-2, -1, 0, 1, "-2", "-1", "0", "1"]}, sound=text(), device=text(),
    timestamp={"type": ["integer", "string"], "pattern": "^[0-9]+$"},
    ttl={"type": ["integer", "string"], "pattern": "^[0-9]+$"})
PUSHOVER_SOURCE = "https://pushover.net/api"


def pushover(request):
    """It takes a form as well as JSON."""
    form = isinstance(request.body, dict) and set(request.body) == {"form"}
    Documented(PUSHOVER_SOURCE, "/1/messages.json", _PUSHOVER, form=form).check(request)


_LARK_PLAIN = body(["tag", "content"], tag={"const": "plain_text"}, content=text())
_LARK_CARD = body(
    ["elements"], config=body([], wide_screen_mode=FLAG), header=body(
        ["title"], title=_LARK_PLAIN,
        template={"enum": ["blue", "wathet", "turquoise", "green", "yellow", "orange", "red", "carmine", "violet",
                           "purple", "indigo", "grey"]}),
    elements={
        "type": "array", "minItems": 1, "maxItems": 50,
        "items": {
            "type": "object",
            "required": ["tag"],
            "oneOf": [
                body(["tag", "text"], tag={"const": "div"}, text=_LARK_PLAIN),
                body(["tag"], tag={"const": "hr"}),
                body(["tag", "elements"], tag={"const": "note"}, elements={"type": "array", "items": _LARK_PLAIN}),
                body(["tag", "actions"], tag={"const": "action"}, actions={
                    "type": "array", "minItems": 1,
                    "items": body(["tag", "text", "url"], tag={"const": "button"}, text=_LARK_PLAIN, url=LINK,
                                  type={"enum": ["default", "primary", "danger"]})}),
            ],
        },
    })
LARK = Documented(
    "https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot", None,
    {
        **body(["msg_type"], timestamp=text(pattern="^[0-9]+$"), sign=text(), msg_type={"enum": ["text", "interactive"]},
               content=body(["text"], text=text()), card=_LARK_CARD),
        "dependentRequired": {"sign": ["timestamp"], "timestamp": ["sign"]},
        "if": {"properties": {"msg_type": {"const": "text"}}},
        "then": {"required": ["content"]},
        "else": {"required": ["card"]},
    },
    size=20_000)

NEXTCLOUD_TALK = Documented(
    "https://nextcloud-talk.readthedocs.io/en/latest/bots/#sending-a-chat-message", "/message",
    body(["message"], message=text(maxLength=32_000), referenceId=text(pattern="^[0-9a-f]{64}$|^[0-9a-f]{32}$"),
         replyTo={"type": "integer"}, silent=FLAG),
    headers=["ocs-apirequest", "x-nextcloud-talk-bot-random", "x-nextcloud-talk-bot-signature"])

SIGNAL = Documented(
    "https://bbernhard.github.io/signal-cli-rest-api/#/Messages", "/v2/send",
    body(["message", "number", "recipients"], message=text(), number=text(),
         recipients={"type": "array", "minItems": 1, "items": text()}, text_mode={"enum": ["normal", "styled"]},
         notify_self=FLAG, edit_timestamp={"type": "integer"}))

APPRISE = Documented(
    "https://github.com/caronc/apprise-api#api-details", None,
    body(["body"], title=text(), body=text(), type={"enum": ["info", "success", "warning", "failure"]}, tag=text(),
         format={"enum": ["text", "markdown", "html"]}))

ZALO_BOT = Documented(
    "https://bot.zapps.me/docs/apis/sendMessage", "/sendMessage",
    body(["chat_id", "text"], chat_id=text(), text=text(**{"most-utf16": 2000}), text_styles={
        "type": "array",
        "items": body(["start", "len", "st"], start={"type": "integer", "minimum": 0},
                      len={"type": "integer", "minimum": 1},
                      st={"type": "array", "minItems": 1, "items": {"enum": ["b", "i", "u", "s"]}}),
    }))

ZALO_OA_SOURCE = "https://developers.zalo.me/docs/official-account"


def zalo_oa(path, recipient):
    """A message of an Official Account to whom the field `recipient` names."""
    to = body([recipient], **{recipient: text()})
    return Documented(
        ZALO_OA_SOURCE, path, body(["recipient", "message"], recipient=to, message=body(["text"], text=text(maxLength=2000))),
        headers=["access_token"])


# By service: how it is asked.
CHECKS = {
    "apprise": APPRISE.check,
    "gotify": GOTIFY.check,
    "lark": LARK.check,
    "mattermost": MATTERMOST.check,
    "nextcloud-talk": NEXTCLOUD_TALK.check,
    "ntfy": NTFY.check,
    "pushover": pushover,
    "rocketchat": ROCKETCHAT.check,
    "signal": SIGNAL.check,
    "viber": VIBER.check,
    "zalo-bot": ZALO_BOT.check,
    "zalo-oa": zalo_oa("/v3.0/oa/message/cs", "user_id").check,
    "zalo-oa-group": zalo_oa("/v3.0/oa/group/message", "group_id").check,
    "zulip": one_of(ZULIP_SEND, ZULIP_EDIT),
}
