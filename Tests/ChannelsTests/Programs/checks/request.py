"""A recorded request, and the refusal of one."""

import copy
import json
import urllib.parse


class Refused(Exception):
    """Why a service would not take a request: one sentence, with the place in the body where there is one."""


class Request:
    """One request of a fixture; secrets in its address and its headers are dots."""

    def __init__(self, recorded):
        self.method = recorded["method"]
        self.url = recorded["url"]
        self.headers = {name.lower(): value for name, value in recorded.get("headers", {}).items()}
        # A tree of JSON, or `{"form": {…}}`.
        self.body = recorded.get("body")

    @property
    def path(self):
        """The path of the address, without a slash at its end."""
        return urllib.parse.urlsplit(self.url).path.rstrip("/")

    @property
    def query(self):
        """The query of the address, each name once."""
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.url).query, strict_parsing=bool(self.url_query)))

    @property
    def url_query(self):
        return urllib.parse.urlsplit(self.url).query

    @property
    def json(self):
        """The tree of a JSON body."""
        if not isinstance(self.body, dict) or set(self.body) == {"form"}:
            raise Refused("the body is not an object of JSON")
        return self.body

    @property
    def form(self):
        """The fields of a form."""
        if not isinstance(self.body, dict) or set(self.body) != {"form"}:
            raise Refused("the body is not a form")
        return self.body["form"]

    @property
    def size(self):
        """Bytes of the body as it is sent."""
        if isinstance(self.body, dict) and set(self.body) == {"form"}:
            return len(urllib.parse.urlencode(self.body["form"]).encode())
        return len(json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode())

    def with_body(self, body):
        """The same with another body."""
        other = copy.copy(self)
        other.body = body
        return other

    def expect(self, method, path=None):
        """Refuses another method, or a path that does not end with `path`."""
        if self.method != method:
            raise Refused(f"the method is {self.method}, not {method}")
        if path is not None and not self.path.endswith(path):
            raise Refused(f"the path does not end with {path}")

    def expect_size(self, most):
        """Refuses a body of more than so many bytes."""
        if self.size > most:
            raise Refused(f"the body has {self.size} bytes, more than {most}")


def read(path):
    """The requests of a fixture file."""
    with open(path, encoding="utf-8") as file:
        return [Request(recorded) for recorded in json.load(file)["requests"]]
