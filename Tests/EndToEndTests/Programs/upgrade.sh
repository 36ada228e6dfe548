#!/bin/sh
# Upgrades the package while 10,000 reminders fall due and deliveries are under way: none may be lost, none doubled. To be
# run as root on a throw-away machine.
# usage: upgrade.sh OLDER-PACKAGE PACKAGE
set -u
# shellcheck source=Tests/EndToEndTests/Programs/machine.sh
. "$(dirname "$0")/machine.sh"
reminders=10000
# In seconds: until the first is due, and how long they go on.
ahead=30 span=40

must "the older package is installed" install_package "$1"
receive
mkdir -p /etc/nhaclich/calendars
cat >/etc/nhaclich/nhaclich.yaml <<'YAML'
timezone: Asia/Ho_Chi_Minh
calendars:
  workshops: { file: /etc/nhaclich/calendars/workshops.ics }
channels:
  hook: { webhook: { url: "http://127.0.0.1:8099/ok" } }
  # It answers so late that something is always under way.
  slow: { webhook: { url: "http://127.0.0.1:8099/hold/2" } }
  archive: { maildir: { path: /var/spool/nhaclich/archive, from: nhaclich@example.org, to: [an@example.org] } }
rules:
  all: { remind: [1h], channels: [hook] }
  some: { match: { title: "/7$/" }, remind: [1h], channels: [archive] }
  few: { match: { title: "/77$/" }, remind: [1h], channels: [slow] }
YAML
python3 "$programs/upgrade.py" calendar $reminders $ahead $span /etc/nhaclich/calendars/workshops.ics
systemctl restart nhaclich
planned() { status_says "11100 reminders planned"; }
check "they are planned before the first is due" within $ahead planned
say "status: $(property StatusText)"

# By then the slow channel has more than it can carry, and goes on having it.
many_under_way() { [ "$(grep -c hold/2 /tmp/requests.jsonl)" -ge 20 ]; }
check "they fall due, and are under way" within $((ahead + span)) many_under_way
before=$(wc -l </tmp/requests.jsonl)
check "the newer package is installed" upgrade_package "$2"
say "dpkg: $(dpkg-query --show nhaclich)"
after=$(wc -l </tmp/requests.jsonl)
check "the service is another process, and active" within 10 active
check "systemd did not have to restart it" test "$(property NRestarts)" = 0
say "$before requests before it, $after after it, of $((reminders + reminders / 100))"

counts() { nhaclich status --format json | tr -d ' \n' | grep -o '"\(deliveries\|reminders\)":{[^}]*}'; }
is_done() { test "$(counts | tr '\n' ' ')" = '"deliveries":{"delivered":11100} "reminders":{"settled":11100} '; }
check "all reminders are settled, and delivered, in the end" within $((span + 90)) is_done
counts
journal >/tmp/journal.jsonl
nhaclich log --format jsonl --limit 20000 >/tmp/log.jsonl
check "what came is what was due" python3 "$programs/upgrade.py" verdict $reminders
