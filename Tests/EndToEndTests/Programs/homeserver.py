#!/usr/bin/env python3
"""A Matrix homeserver (Synapse) with two users and a room, and a way to it that can lose answers.

usage: homeserver.py FOLDER     needs the packages that `make python` puts into .build/python

Prints one line of JSON when all is there: `port` of the way that can lose answers, `server` the port of Synapse itself,
`room`, the `sender`'s and the `reader`'s tokens. Then it serves until it is killed. Each request that passes is a line in
FOLDER/passed.jsonl: its method, path, body and status, and what became of its answer. While there is a file
FOLDER/swallow, the first answer to each path is lost: Synapse has done what was asked, and the connection is closed.
While there is a file FOLDER/hold, no answer is given.
"""

import hashlib
import hmac
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
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
    """Synapse in a folder, on a port that it finds itself."""

    def __init__(self, folder):
        self.folder = folder
        with open(f"{folder}/homeserver.yaml", "w") as file:
            file.write(CONFIGURATION.format(folder=folder))
        command = [sys.executable, "-m", "synapse.app.homeserver", "-c", f"{folder}/homeserver.yaml"]
        with open(f"{folder}/homeserver.log", "wb") as log:
            subprocess.run([*command, "--generate-keys"], stdout=log, stderr=log, timeout=120, check=True)
            self.process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=die_with_parent)
        if not until(120, lambda: self.find_port() or self.process.poll() is not None) or not self.find_port():
            sys.exit(f"Synapse does not start: {self.log[-2000:]}")
        self.port = self.find_port()

    @property
    def log(self):
        with open(f"{self.folder}/homeserver.log", errors="replace") as file:
            return file.read()

    def find_port(self):
        """The port on which it listens; 0 was asked for, and it says which it got to nobody but the kernel."""
        try:
            sockets = {os.readlink(f"/proc/{self.process.pid}/fd/{name}") for name in
                       os.listdir(f"/proc/{self.process.pid}/fd")}
            with open(f"/proc/{self.process.pid}/net/tcp") as file:
                rows = [line.split() for line in file.readlines()[1:]]
        except OSError:
            return None
        listening = [row for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets]
        return int(listening[0][1].split(":")[1], 16) if listening else None

    def ask(self, method, path, body=None, token=None):
        """What it answers, of JSON."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def user(self, name):
        """The token of a new user."""
        nonce = self.ask("GET", "/_synapse/admin/v1/register")["nonce"]
        words = b"\0".join([nonce.encode(), name.encode(), b"password", b"notadmin"])
        return self.ask("POST", "/_synapse/admin/v1/register", {
            "nonce": nonce, "username": name, "password": "password", "admin": False,
            "mac": hmac.new(b"register", words, hashlib.sha1).hexdigest()})["access_token"]


class Handler(BaseHTTPRequestHandler):
    """Passes a request on, and its answer back, or not."""

    protocol_version = "HTTP/1.1"

    def do_PUT(self):
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            return
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        headers = {name: self.headers[name] for name in ("Authorization", "Content-Type") if name in self.headers}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        with lock:
            times = seen[self.path] = seen.get(self.path, 0) + 1
            fate = "held" if exists("hold") else "lost" if exists("swallow") and times == 1 else "given"
            entry = {"method": self.command, "path": self.path, "status": answer.status, "answer": fate,
                     "body": body.decode(), "time": time.time()}
            passed.write(json.dumps(entry) + "\n")
        if fate == "held":
            until(600, lambda: not exists("hold"))
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

    do_POST = do_PUT

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass


def exists(name):
    return os.path.exists(f"{folder}/{name}")


folder = os.path.abspath(sys.argv[1])
os.makedirs(folder, exist_ok=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
lock, seen = threading.Lock(), {}
passed = open(f"{folder}/passed.jsonl", "a", buffering=1)
server = Homeserver(folder)
sender, reader = server.user("nhaclich"), server.user("reader")
room = server.ask("POST", "/_matrix/client/v3/createRoom", {
    "name": "Lịch", "preset": "private_chat", "invite": ["@nhaclich:example.org"]}, reader)["room_id"]
server.ask("POST", f"/_matrix/client/v3/join/{urllib.parse.quote(room)}", {}, sender)
way = Server(("127.0.0.1", 0), Handler)
print(json.dumps({"port": way.server_port, "server": server.port, "room": room, "sender": sender, "reader": reader}),
      flush=True)
way.serve_forever()
