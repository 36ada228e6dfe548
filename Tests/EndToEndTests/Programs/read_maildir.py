#!/usr/bin/env python3
"""Reads a Maildir as a mail program does and prints one JSON line for each message.

usage: read_maildir.py FOLDER
"""

import email.policy
import json
import mailbox
import sys

box = mailbox.Maildir(sys.argv[1], factory=None, create=False)
for key in sorted(box.keys()):
    message = email.message_from_bytes(box.get_bytes(key), policy=email.policy.default)
    print(json.dumps({
        "key": key,
        "defects": [str(defect) for part in message.walk() for defect in part.defects],
        "subject": message["subject"],
        "from": message["from"],
        "to": message["to"],
        "date": message["date"].datetime.isoformat(),
        "message_id": message["message-id"],
        "auto_submitted": message["auto-submitted"],
        "text": message.get_body(("plain",)).get_content(),
    }, ensure_ascii=False))
