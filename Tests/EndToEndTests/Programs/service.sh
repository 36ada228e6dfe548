#!/bin/sh
# Tries nhaclich as a service: reminders all the way, the journal, reloads, the watchdog. To be run as root on a throw-away
# machine.
# usage: service.sh PACKAGE
set -u
# shellcheck source=Tests/EndToEndTests/Programs/machine.sh
. "$(dirname "$0")/machine.sh"

must "the package is installed" install_package "$1"
systemctl stop nhaclich

say "--- a reminder, all the way"
receive
mkdir -p /etc/nhaclich/calendars
calendar workshop-1@example.org 70 >/etc/nhaclich/calendars/workshops.ics
printf 'http://127.0.0.1:8099/ok\n' >/etc/nhaclich/credentials/hook-url
printf 'whsec_bmjhuq9jLWzhu4tjaC10ZXN0LXNlY3JldA==\n' >/etc/nhaclich/credentials/hook-secret
chmod 600 /etc/nhaclich/credentials/*
cat >/etc/nhaclich/nhaclich.yaml <<'YAML'
timezone: Asia/Ho_Chi_Minh
language: vi
calendars:
  local: { file: /etc/nhaclich/calendars/workshops.ics }
channels:
  hook: { webhook: { url: { credential: hook-url }, secret: { credential: hook-secret } } }
  archive: { maildir: { path: /var/spool/nhaclich/archive, from: nhaclich@example.org, to: [an@example.org] } }
rules:
  workshops: { match: { title: hoi thao }, remind: [1m], channels: [hook, archive] }
YAML
printf '[Service]\nWatchdogSec=6\n' | drop_in test
check "systemctl start returns once it is READY" systemctl start nhaclich
check "it is active" active
say "status: $(property StatusText)"
check "its status counts calendars and reminders" within 10 status_says '1 calendar, 1 reminder planned, next'
check "the reminder is posted to the webhook" within 40 received workshop-1
check "the reminder is filed in the Maildir" within 10 sh -c 'ls /var/spool/nhaclich/archive/new | grep -q .'
python3 "$programs/read_maildir.py" /var/spool/nhaclich/archive | tee /tmp/mail.jsonl
check "mailbox and email read it" grep -q '"defects": \[\].*Hội thảo: quyền của người lao động' /tmp/mail.jsonl
check "the request is signed" grep -q '"webhook-signature": "v1,' /tmp/requests.jsonl

say "--- the journal"
check "an entry has the channel and the event's words" entry NHACLICH_CHANNEL=hook
check "an entry has the calendar and the event" entry NHACLICH_CALENDAR=local NHACLICH_EVENT=workshop-1@example.org
check "every entry of ours has a MESSAGE_ID" sh -c \
    "journalctl -u nhaclich _COMM=nhaclich -o json --no-pager | grep -vq MESSAGE_ID && exit 1 || exit 0"
check "no secret is in the journal" sh -c "! journalctl -u nhaclich --no-pager | grep -q 'whsec_\|8099/ok'"
journal _COMM=nhaclich | head -n 3

say "--- what the journal explains"
explained() { journalctl --catalog --unit nhaclich --no-pager _COMM=nhaclich | grep '^░░'; }
journalctl --update-catalog
check "every entry of ours is explained" \
    test "$(explained | grep -c '^░░ Subject: ')" -eq "$(journal _COMM=nhaclich | wc -l)"
check "explanations have the entry's own words in them" sh -c \
    "journalctl --catalog --unit nhaclich --no-pager | grep -q '^░░     nhaclich show [0-9a-f]\{32\}$'"
check "and none that is missing" sh -c "! journalctl --catalog --unit nhaclich --no-pager | grep '^░░.*NHACLICH_'"
if localedef -i vi_VN -f UTF-8 vi_VN.UTF-8; then
    check "it explains in Vietnamese to who reads Vietnamese" sh -c \
        "LC_MESSAGES=vi_VN.UTF-8 journalctl --catalog --unit nhaclich --no-pager | grep -q '^░░ Subject: hook đã nhận một tin'"
fi

say "--- reload"
cat >/etc/nhaclich/conf.d/second.yaml <<'YAML'
channels:
  second: { maildir: { path: /var/spool/nhaclich/second, from: nhaclich@example.org, to: [an@example.org] } }
YAML
check "systemctl reload takes a good configuration" systemctl reload nhaclich
# systemctl returns when the signal is sent.
check "the new channel is there" within 10 sh -c "nhaclich status | grep -q '^second'"
check "nhaclich test delivers on it" nhaclich test second
cat >/etc/nhaclich/conf.d/third.yaml <<'YAML'
channels:
  third: { maildirr: {} }
YAML
systemctl reload nhaclich
check "it is active after a faulty reload" within 5 active
check "status tells the fault" sh -c "nhaclich status | grep -q 'maildirr'"
check "the journal tells the fault" entry PRIORITY=3 NHACLICH_FILE=/etc/nhaclich/conf.d/third.yaml
check "nhaclich reload ends with 78" sh -c "nhaclich reload >/dev/null 2>&1; [ \$? -eq 78 ]"
check "what was in force stays in force" nhaclich test hook
nhaclich status
rm /etc/nhaclich/conf.d/third.yaml

say "--- the watchdog"
before=$(property MainPID)
kill -STOP "$before"
check "systemd restarts a stopped process" within 60 sh -c \
    "[ \"\$(systemctl show nhaclich -p NRestarts --value)\" -ge 1 ] && [ \"\$(systemctl is-active nhaclich)\" = active ]"
check "it is another process" test "$before" != "$(property MainPID)"
check "it sent nothing twice" test "$(grep -c workshop-1 /tmp/requests.jsonl)" -eq 1

say "--- a configuration nobody can use"
systemctl stop nhaclich
check "it stops cleanly" test "$(property Result)" = success
printf 'calendars: [1\n' >/etc/nhaclich/conf.d/broken.yaml
systemctl start nhaclich 2>/dev/null
check "it fails with 78 and is not restarted" test "$(property ExecMainStatus)-$(systemctl is-active nhaclich)" = 78-failed
