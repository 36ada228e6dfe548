#!/bin/sh
# Tries the unit's sandbox, and what its examples of drop-ins open in it. To be run as root on a throw-away machine.
# usage: unit.sh PACKAGE
set -u
# shellcheck source=Tests/EndToEndTests/Programs/machine.sh
. "$(dirname "$0")/machine.sh"
examples=/usr/share/doc/nhaclich/examples

must "the package is installed" install_package "$1"
check "the unit has no fault systemd can see" systemd-analyze verify nhaclich.service
systemd-analyze security --no-pager nhaclich | grep '^✗'
exposure() { systemd-analyze security --no-pager nhaclich | sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p'; }
exposed=$(exposure)
say "exposure $exposed"
check "systemd-analyze security is at most 1.2" awk "BEGIN { exit !($exposed <= 1.2) }"

configure() {
    cat >/etc/nhaclich/nhaclich.yaml
    systemctl restart nhaclich
}
delivers() { quietly nhaclich test "$1"; }
# The test message in a file or a Maildir.
arrived() { grep -rqs 'Subject: ' "$1"; }

say "--- the admin port"
echo 'admin: { listen: 127.0.0.1:8480 }' | configure
asks() { [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1/")" = 200 ]; }
check "the dashboard answers on 8480" within 10 asks 8480
moves() { # moves PORT
    sed -i "s/127.0.0.1:[0-9]*/127.0.0.1:$1/" /etc/nhaclich/nhaclich.yaml && systemctl reload nhaclich
}
moves 80
check "a port for root alone is refused, with what to do" within 10 journal_says '127.0.0.1:80: it may not use ports below'
check "it is active all the same" active
moves 9090
if systemctl --version | grep -q '+BPF_FRAMEWORK' && [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
    check "another port is refused with the way out" within 10 journal_says '127.0.0.1:9090: .*SocketBindAllow=tcp:9090'
else
    say "skipped: this systemd cannot forbid ports (SocketBindDeny=): it has no BPF"
fi
journalctl -u nhaclich -o cat --no-pager | grep '127.0.0.1:'
drop_in admin-port $examples/admin-port.conf
systemctl restart nhaclich
check "with the drop-in it answers there" within 10 asks 9090
drop_out admin-port

say "--- a Maildir elsewhere"
install -d -o nhaclich -g nhaclich -m 700 /srv/mail/reminders
configure <<'YAML'
channels:
  usual: { maildir: { path: /var/spool/nhaclich/usual, from: nhaclich@example.org, to: [an@example.org] } }
  elsewhere: { maildir: { path: /srv/mail/reminders, from: nhaclich@example.org, to: [an@example.org] } }
YAML
check "a Maildir in its spool needs no drop-in" delivers usual
check "elsewhere it is refused with the way out" sh -c "nhaclich test elsewhere 2>&1 | grep ReadWritePaths="
drop_in maildir $examples/maildir.conf
systemctl restart nhaclich
check "with the drop-in it is delivered" delivers elsewhere
check "the mail is there" arrived /srv/mail/reminders/new
say "exposure with it $(exposure)"
drop_out maildir

say "--- this machine's mail system"
useradd --no-create-home an
postconf -e 'myhostname = mail.example.org' 'mydestination = example.org' 'inet_interfaces = loopback-only' \
    'inet_protocols = ipv4' 'alias_maps =' 'maillog_file = /var/log/postfix.log'
postfix start >/dev/null 2>&1
filed() { within 20 grep -qs '^Subject: ' /var/mail/an && : >/var/mail/an; }
configure <<'YAML'
channels:
  port: { smtp: { host: localhost, port: 25, security: none, from: nhaclich@example.org, to: [an@example.org] } }
  msmtp: { sendmail: { program: /usr/bin/msmtp, from: nhaclich@example.org, to: [an@example.org] } }
  sendmail: { sendmail: { from: nhaclich@example.org, to: [an@example.org] } }
YAML
check "its port needs no drop-in" delivers port
check "the mail is in the mailbox" filed
check "a program is refused with the way out" sh -c "nhaclich test sendmail 2>&1 | grep examples/sendmail.conf"
printf 'account default\nhost 127.0.0.1\n' >/etc/msmtprc
drop_in sendmail $examples/msmtp.conf
systemctl restart nhaclich
check "one that needs no rights of its own, msmtp, is run with its drop-in" delivers msmtp
check "the mail is in the mailbox" filed
say "exposure with it $(exposure)"
drop_in sendmail $examples/sendmail.conf
systemctl restart nhaclich
check "one that gets rights, Postfix's sendmail, is run with its drop-in" delivers sendmail
check "the mail is in the mailbox" filed
say "exposure with it $(exposure)"
drop_out sendmail
postfix stop >/dev/null 2>&1

say "--- encrypted credentials"
receive
encrypt() { # encrypt NAME SECRET
    printf %s "$2" | systemd-creds encrypt --quiet --name="encrypted_$1" - "/etc/nhaclich/credentials.encrypted/$1"
}
systemd-creds setup 2>/dev/null
encrypt room-url http://127.0.0.1:8099/key-first/ok 2>/dev/null
configure <<'YAML'
channels:
  room: { webhook: { url: { credential: room-url } } }
YAML
check "it starts with an encrypted credential, without a drop-in" within 10 active
check "and delivers with it" delivers room
check "to the address in it" received '"/key-first/ok"'
check "the secret is nowhere on the disk" refused grep -rqs key-first /etc/nhaclich /var/lib/nhaclich /var/log/journal /run/log/journal
check "root's commands read it from the running service" nhaclich check
encrypt room-url http://127.0.0.1:8099/key-second/ok 2>/dev/null
systemctl restart nhaclich
check "after a rotation and a restart it delivers" delivers room
check "to the new address" received '"/key-second/ok"'
systemctl stop nhaclich
check "without the service a command says why it has no secret" sh -c "nhaclich check 2>&1 | grep 'is encrypted, in'"
rm /etc/nhaclich/credentials.encrypted/room-url
mkdir -p /etc/credstore.encrypted
printf http://127.0.0.1:8099/key-store/ok |
    systemd-creds encrypt --quiet --name=room-url - /etc/credstore.encrypted/room-url 2>/dev/null
drop_in credential $examples/credential.conf
systemctl start nhaclich
check "with a drop-in one from systemd's own store does" delivers room
check "to the address in it" received '"/key-store/ok"'
