"""Webex, by `webexpythonsdk`: its client is to ask the same as we do."""

from webexpythonsdk.api.messages import MessagesAPI
from webexpythonsdk.restsession import RestSession

from .request import Refused
from .shape import arguments, same

# https://developer.webex.com/docs/api/v1/messages/create-a-message
MOST_BYTES = 7439


class _Session(RestSession):
    """Keeps what the client would send, and sends nothing."""

    def __init__(self):
        self.asked = None

    def post(self, url, json=None, **_):
        self.asked = ("POST", url, json)

    def put(self, url, json=None, **_):
        self.asked = ("PUT", url, json)


def check(request):
    """A message is made, or edited."""
    session = _Session()
    messages = MessagesAPI(session, object_factory=lambda *_: None)
    name = request.path.rsplit("/", 1)[-1]
    try:
        if request.method == "PUT":
            arguments(MessagesAPI.update, {"messageId": name, **request.json})
            messages.update(messageId=name, **request.json)
        else:
            arguments(MessagesAPI.create, request.json)
            messages.create(**request.json)
    except (TypeError, ValueError) as fault:
        raise Refused(f"not as Webex's SDK says: {fault}") from fault
    method, url, asked = session.asked
    request.expect(method, f"/v1/{url}")
    same(request.json, asked)
    for text in ("text", "markdown"):
        if len(request.json.get(text, "").encode()) > MOST_BYTES:
            raise Refused(f"$.{text}: longer than {MOST_BYTES} bytes")
    if not request.json.get("markdown") and not request.json.get("text"):
        raise Refused("an empty message is not taken")
