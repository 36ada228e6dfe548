"""A Matrix homeserver (Synapse) with two users and a room, and a way to it that can lose answers.

Needs the packages that `make python` puts into .build/python.
"""

import atexit
import hashlib
import hmac
import http.client
import json
import os
import subprocess
import sys
import threading
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from laboratory import die_with_parent, until

CONFIGURATION = """
server_name: example.org
listeners:
  - {{ port: 0, type: http, bind_addresses: ["127.0.0.1"], resources: [{{ names: [client] }}] }}
database: {{ name: sqlite3, args: {{ database: {folder}/homeserver.db, cp_max: 2 }} }}
media_store_path: {folder}/media
signing_key_path: {folder}/signing.key
pid_file: {folder}/homeserver.pid
registration_shared_secret: register
macaroon_secret_key: macaroon
form_secret: form
report_stats: false
trusted_key_servers: []
suppress_key_server_warning: true
presence: {{ enabled: false }}
rc_message: {{ per_second: 1000, burst_count: 1000 }}
"""


class Homeserver:
    """Synapse in a folder, on a port that it finds itself; with the users `nhaclich` and `reader` in a room."""

    def __init__(self, folder):
        os.makedirs(folder)
        self.folder = folder
        with open(f"{folder}/homeserver.yaml", "w") as file:
            file.write(CONFIGURATION.format(folder=folder))
        command = [sys.executable, "-m", "synapse.app.homeserver", "-c", f"{folder}/homeserver.yaml"]
        with open(f"{folder}/homeserver.log", "wb") as log:
            subprocess.run([*command, "--generate-keys"], stdout=log, stderr=log, timeout=120, check=True)
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent)
        atexit.register(self.process.kill)
        self.port = None
        if not until(120, self.is_up):
            sys.exit(f"Synapse does not start: {self.log[-2000:]}")
        self.sender, self.reader = self.user("nhaclich"), self.user("reader")
        self.room = self.ask("POST", "createRoom", {
            "name": "Lịch", "preset": "private_chat", "invite": ["@nhaclich:example.org"]})["room_id"]
        self.ask("POST", f"join/{quote(self.room)}", {}, self.sender)

    @property
    def log(self):
        with open(f"{self.folder}/homeserver.log", errors="replace") as file:
            return file.read()

    def is_up(self):
        """Whether it listens. It was asked for any port, and says which it got to nobody but the kernel."""
        if self.process.poll() is not None:
            sys.exit(f"Synapse does not start: {self.log[-2000:]}")
        place = f"/proc/{self.process.pid}"
        try:
            sockets = {os.readlink(f"{place}/fd/{name}") for name in os.listdir(f"{place}/fd")}
        except OSError:
            return False
        with open(f"{place}/net/tcp") as file:
            rows = [line.split() for line in file.readlines()[1:]]
        listening = [row for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets]
        if listening:
            self.port = int(listening[0][1].split(":")[1], 16)
        return bool(listening)

    def ask(self, method, path, body=None, token=None, version="client/v3"):
        """What it answers, of JSON, to the reader if nobody else is named."""
        headers = {"Content-Type": "application/json"}
        if version.startswith("client"):
            headers["Authorization"] = f"Bearer {token or self.reader}"
            version = f"_matrix/{version}"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/{version}/{path}", method=method, headers=headers,
            data=None if body is None else json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def user(self, name):
        """The token of a new user."""
        nonce = self.ask("GET", "register", version="_synapse/admin/v1")["nonce"]
        words = b"\0".join([nonce.encode(), name.encode(), b"password", b"notadmin"])
        return self.ask("POST", "register", {
            "nonce": nonce, "username": name, "password": "password", "admin": False,
            "mac": hmac.new(b"register", words, hashlib.sha1).hexdigest()}, version="_synapse/admin/v1")["access_token"]

    # What the other user reads

    def events(self):
        """All that happened in the room, oldest first."""
        return self.ask("GET", f"rooms/{quote(self.room)}/messages?dir=f&limit=500")["chunk"]

    def messages(self):
        """The messages in the room, oldest first."""
        return [event for event in self.events() if event["type"] == "m.room.message"]

    def event(self, name):
        """An event with what the homeserver adds to it: what replaced it, and its thread."""
        return self.ask("GET", f"rooms/{quote(self.room)}/event/{quote(name)}")

    def related(self, name, kind):
        """The events that have a relation of this kind to one."""
        return self.ask("GET", f"rooms/{quote(self.room)}/relations/{quote(name)}/{kind}", version="client/v1")["chunk"]


class Way:
    """The way to a homeserver for those who are to lose answers.

    While `loses` is set, the first answer to each request is lost: the homeserver has done what was asked, and the
    connection is closed. While `holds` is set, no answer is given. `passed` has the path, the status and the fate of the
    answer (`given`, `lost`, `held`) of each request, in the order they came.
    """

    def __init__(self, homeserver):
        self.homeserver = homeserver
        self.loses = self.holds = False
        self.passed = []
        self.lock = threading.Lock()
        server = Server(("127.0.0.1", 0), Handler)
        server.way = self
        self.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def fate(self, path, status):
        """What is to become of an answer."""
        with self.lock:
            is_first = path not in [entry[0] for entry in self.passed]
            fate = "held" if self.holds else "lost" if self.loses and is_first else "given"
            self.passed.append((path, status, fate))
            return fate


class Handler(BaseHTTPRequestHandler):
    """Passes a request on, and its answer back, or not."""

    protocol_version = "HTTP/1.1"

    def do_PUT(self):
        way = self.server.way
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            return
        connection = http.client.HTTPConnection("127.0.0.1", way.homeserver.port, timeout=60)
        headers = {name: self.headers[name] for name in ("Authorization", "Content-Type") if name in self.headers}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        fate = way.fate(self.path, answer.status)
        if fate == "held":
            until(600, lambda: not way.holds)
        if fate != "given":
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name in ("Content-Type", "Retry-After"):
            if answer.headers.get(name):
                self.send_header(name, answer.headers[name])
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass


def quote(text):
    """A text as a part of a path."""
    return urllib.parse.quote(text, safe="")
