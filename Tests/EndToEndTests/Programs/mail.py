#!/usr/bin/env python3
"""Lets nhaclich send mail through a real Postfix, by its sendmail and by SMTP with STARTTLS and a password, and file it
in a Maildir of its own; reads all of it back from a real Dovecot over IMAP. Ends with 1 when something is wrong. To be run
as root: Postfix and Dovecot run on configurations made here, in namespaces of their own for mounts, processes and the
network, and are gone with them.

usage: mail.py [--program PATH]
"""

import email
import email.policy
import imaplib
import json
import os
import pwd
import shutil
import subprocess
import sys
import time

import laboratory

if os.environ.get("NHACLICH_MAIL") != "inside":
    os.environ["NHACLICH_MAIL"] = "inside"
    os.execvp("unshare", ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", sys.executable,
                          *sys.argv])

options = laboratory.arguments(__doc__)
lab = laboratory.Laboratory(options.program)
user = pwd.getpwnam("mail")
password, wrong = "geheim-4711", "falsch-0815"
people = ["an", "binh", "late"]
missing = [name for name in ("/usr/sbin/postfix", "/usr/sbin/dovecot", "/usr/bin/openssl") if not os.path.exists(name)]
if missing:
    print(f"skipped: not installed: {' '.join(missing)}")
    sys.exit(0)


def must(*command):
    done = lab.run(*command)
    if done.returncode != 0:
        lab.stop_here(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


def read(name):
    path = lab.path(name)
    return open(path).read() if os.path.exists(path) else ""


def belongs_to_mail(path):
    must("chown", "-R", f"{user.pw_uid}:{user.pw_gid}", path)


def certificate():
    """An authority of our own, and a certificate of it for localhost."""
    os.makedirs(lab.path("tls"))
    must("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=authority of a test", "-keyout", lab.path("tls/ca.key"), "-out", lab.path("tls/ca.pem"))
    must("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
         "-keyout", lab.path("tls/key.pem"), "-out", lab.path("tls/request.pem"))
    with open(lab.path("tls/names"), "w") as file:
        file.write("subjectAltName=DNS:localhost\n")
    must("openssl", "x509", "-req", "-in", lab.path("tls/request.pem"), "-CA", lab.path("tls/ca.pem"), "-CAkey",
         lab.path("tls/ca.key"), "-CAcreateserial", "-days", "2", "-extfile", lab.path("tls/names"), "-out",
         lab.path("tls/certificate.pem"))


def postfix(boxes):
    """What Postfix delivers for whom."""
    maps = ", ".join(f"{{ {name}@example.org = {name}/ }}" for name in boxes)
    lab.write(f"""
compatibility_level = 3.6
myhostname = mail.example.org
mydestination =
alias_maps =
inet_interfaces = loopback-only
inet_protocols = ipv4
maillog_file_prefixes = /tmp, /var
maillog_file = {lab.path("postfix.log")}
virtual_mailbox_domains = example.org
virtual_mailbox_base = {lab.path("boxes")}
virtual_mailbox_maps = inline:{{ {maps} }}
virtual_minimum_uid = 1
virtual_uid_maps = static:{user.pw_uid}
virtual_gid_maps = static:{user.pw_gid}
smtpd_tls_cert_file = {lab.path("tls/certificate.pem")}
smtpd_tls_key_file = {lab.path("tls/key.pem")}
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
""", "postfix/main.cf")


services = """
smtp unix - - n - - smtp
587 inet n - n - - smtpd -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes -o { smtpd_recipient_restrictions=reject_unlisted_recipient, permit_sasl_authenticated, reject }
25 inet n - n - - smtpd
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


def start_servers():
    must("ip", "link", "set", "lo", "up")
    for folder in ("postfix", "spool", "data", "boxes", "dovecot"):
        os.makedirs(lab.path(folder))
    shutil.copytree("/etc/postfix", lab.path("postfix"), dirs_exist_ok=True)
    for here, there in (("postfix", "/etc/postfix"), ("spool", "/var/spool/postfix"), ("data", "/var/lib/postfix")):
        os.makedirs(there, exist_ok=True)
        must("mount", "--bind", lab.path(here), there)
    must("chown", "postfix:postfix", lab.path("data"))
    certificate()
    belongs_to_mail(lab.path("boxes"))
    postfix(people[:2])
    lab.write(services, "postfix/master.cf")
    must("postfix", "start")
    lab.write(f"""
protocols = imap
listen = 127.0.0.1
base_dir = {lab.path("dovecot")}
state_dir = {lab.path("dovecot")}
log_path = {lab.path("dovecot.log")}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{lab.path("boxes")}/%n
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user.pw_uid} gid={user.pw_gid} home={lab.path("boxes")}/%n
}}
service auth {{
  unix_listener /var/spool/postfix/private/auth {{
    mode = 0666
  }}
}}
""", "dovecot.conf")
    with open(lab.path("dovecot.out"), "w") as output:
        lab.running.append(subprocess.Popen(
            ["dovecot", "-F", "-c", lab.path("dovecot.conf")], stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            preexec_fn=laboratory.die_with_parent))
    up = lambda: os.path.exists("/var/spool/postfix/private/auth") and "starting up" in read("dovecot.log")
    if not laboratory.until(30, up):
        lab.stop_here(f"Dovecot does not come up: {read('dovecot.out')}")


def mailbox(name):
    """The mails of somebody, as IMAP returns them."""
    imap = imaplib.IMAP4("127.0.0.1")
    imap.login(name, password)
    imap.select(readonly=True)
    _, (numbers,) = imap.search(None, "ALL")
    mails = [imap.fetch(number, "(RFC822)")[1][0][1] for number in numbers.split()]
    imap.logout()
    return mails


def wait_for(name, count):
    arrived = laboratory.until(60, lambda: len(mailbox(name)) >= count, 0.2)
    mails = [email.message_from_bytes(mail, policy=email.policy.default) for mail in mailbox(name)]
    lab.expect(arrived and len(mails) == count, f"{name} has {count} mails: {len(mails)}")
    if not arrived:
        lab.stop_here(f"{name} gets no mail")
    return mails


def occurrences(calendar, name):
    """What `nhaclich expand` finds in a calendar."""
    with open(lab.path(name), "wb") as file:
        file.write(calendar)
    done = lab.nhaclich("expand", "--from", "2020-01-01", "--to", "2100-01-01", "--format", "jsonl", lab.path(name))
    lab.expect(done.returncode == 0 and not done.stderr, f"expand reads {name} {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def event(start, location):
    begin, end = (time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(start + hours * 3600)) for hours in (0, 2))
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:workshop-1@example.org\r\n"
            f"DTSTAMP:20260101T000000Z\r\nDTSTART:{begin}\r\nDTEND:{end}\r\n"
            "SUMMARY:Hội thảo “Việc làm bền vững trong chuỗi cung ứng dệt may”\r\n"
            f"LOCATION:{location}\r\nDESCRIPTION:Kính mời.\\n.\\nFrom Hà Nội\\n> {'và ' * 60}hết.\r\nSTATUS:CONFIRMED\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n")


def check_mail(mail, name, original):
    """Every part is what it says, and the event is the one of the calendar."""
    defects = [str(defect) for part in mail.walk() for defect in part.defects]
    defects += [str(defect) for part in mail.walk() for value in part.values() for defect in value.defects]
    lab.expect(not defects, f"{name}: email finds no fault {defects}")
    leaves = [part for part in mail.walk() if not part.is_multipart()]
    types = [part.get_content_type() for part in leaves]
    lab.expect(types == ["text/plain", "text/html", "text/calendar"], f"{name}: three parts {types}")
    for part in leaves[:2]:
        lab.expect("Hội thảo “Việc làm bền vững" in part.get_content(), f"{name}: {part.get_content_type()} has the title")
    calendar = leaves[2]
    method = calendar["content-type"].params["method"]
    bytes_ = calendar.get_payload(decode=True)
    lab.expect(f"METHOD:{method}\r\n".encode() in bytes_, f"{name}: both say {method}")
    lab.expect(calendar["content-disposition"] is None, f"{name}: the calendar is no attachment")
    found, expected = occurrences(bytes_, f"{name}.ics"), occurrences(original.encode(), "original.ics")
    lab.expect(found == expected and len(found) == 1, f"{name}: the same occurrence {found} {expected}")


start_servers()
lab.write(f"{password}\n", "password")
lab.write(f"{wrong}\n", "wrong")
server = f'host: localhost, ca: {lab.path("tls/ca.pem")}, username: an'
sender = "from: Nhắc Lịch <nhaclich@example.org>"
lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
grace: 1h
calendars:
  workshops: {{ file: {lab.path("calendar.ics")} }}
channels:
  pipe:
    sendmail: {{ {sender}, to: [An <an@example.org>], list: workshops.example.org, unsubscribe: "https://example.org/leave" }}
  post: {{ smtp: {{ {server}, password: {{ file: {lab.path("password")} }}, {sender}, to: [binh@example.org] }} }}
  archive: {{ maildir: {{ path: {lab.path("boxes/archive")}, {sender}, to: [archive@example.org] }} }}
  both: {{ smtp: {{ {server}, password: {{ file: {lab.path("password")} }}, {sender}, to: [binh@example.org, late@example.org] }} }}
  locked: {{ smtp: {{ {server}, password: {{ file: {lab.path("wrong")} }}, {sender}, to: [binh@example.org] }} }}
  strange: {{ smtp: {{ host: localhost, {sender}, to: [binh@example.org] }} }}
  nobody: {{ smtp: {{ {server}, password: {{ file: {lab.path("password")} }}, {sender}, to: [late@example.org] }} }}
rules:
  all: {{ remind: [1h], channels: [pipe, post, archive] }}
""")
belongs_to_mail(lab.path("etc"))
os.makedirs(lab.state)
for path in (lab.root, lab.state):
    os.chown(path, user.pw_uid, user.pw_gid)
lab.write("", "calendar.ics")
lab.prefix = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]

# A reminder arrives by each way.
start = int(time.time()) + 3610
first = event(start, "Hà Nội")
lab.start(then=first)
mails = {name: wait_for(name, 1)[0] for name in ("an", "binh", "archive")}
for name, mail in mails.items():
    check_mail(mail, name, first)
    lab.expect(mail["list-id"] == ("<workshops.example.org>" if name == "an" else None), f"{name}: the list")
received = mails["binh"]["received"]
lab.expect("ESMTPSA" in received, f"binh's came encrypted and signed in: {received}")
lab.expect(mails["an"]["return-path"] == "<nhaclich@example.org>", "the envelope's sender is ours")

# A change of it is in the same thread.
changed = event(start + 7200, "Đà Nẵng")
lab.write(changed, "calendar.ics")
for name, mail in mails.items():
    later = next(other for other in wait_for(name, 2) if other["message-id"] != mail["message-id"])
    lab.expect(later["in-reply-to"] == mail["message-id"], f"{name}: the change replies to the reminder")
    lab.expect(later["references"] == f"{mail['references']} {mail['message-id']}", f"{name}: one thread")
    lab.expect("<del" in later.get_body(("html",)).get_content(), f"{name}: what it was is struck through")
    check_mail(later, f"{name}-changed", changed)

# What fails says what to do.
for channel, words in (
        ("locked", "it does not let us in; correct 'username' and 'password'"), ("strange", "is not trusted"),
        ("nobody", "it refuses every recipient; correct 'to'")):
    done = lab.nhaclich("test", channel)
    lab.expect(words in done.stdout and done.returncode in (1, 75), f"test {channel}: {done.stdout.strip()}")
done = lab.nhaclich("test", "both")
lab.expect(done.returncode == 0 and "it refuses late@example.org: 550" in done.stdout, f"test both: {done.stdout.strip()}")
wait_for("binh", 3)
log = [json.loads(line) for line in lab.nhaclich("log", "--format", "jsonl").stdout.splitlines()]
failed = next(entry for entry in log if entry["channel"] == "nobody")
lab.expect(failed["state"] == "failed", "what is refused for good is failed")
postfix(people)
must("postfix", "reload")
lab.expect(lab.nhaclich("retry", failed["id"]).returncode == 0, "it is tried again by hand")
late = wait_for("late", 1)[0]
lab.expect(late["message-id"].startswith(f"<{failed['id']}@"), "and has the name that it had")

# A crash in the midst of sending repeats a mail by its name.
lab.kill()
changes = "; ".join(f"UPDATE delivery SET state = 'sending' WHERE channel = '{name}'" for name in ("post", "archive"))
stores = [name for name in os.listdir(lab.state) if name.endswith((".sqlite", ".db"))]
must("sqlite3", f"{lab.state}/{stores[0]}", changes)
belongs_to_mail(lab.state)
lab.start()
repeated = wait_for("binh", 5)
names = [mail["message-id"] for mail in repeated]
lab.expect(len(set(names)) == 3, f"five mails have three names: {len(set(names))}")
bodies = {mail["message-id"]: mail.get_body(("plain",)).get_content() for mail in repeated}
lab.expect(all(bodies[mail["message-id"]] == mail.get_body(("plain",)).get_content() for mail in repeated), "and equal words")
lab.expect(laboratory.until(30, lambda: lab.counts()[1].get("sending", 0) == 0), "all is sent")
wait_for("archive", 2)
lab.expect(password not in lab.log and wrong not in lab.log, "no password is in the log")
if lab.faults:
    for log in ("postfix.log", "dovecot.log"):
        print(read(log)[-3000:])
lab.kill(15)
lab.finish()
