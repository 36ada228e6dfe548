# shellcheck shell=sh
# What the programs share that try the package as a service of a real systemd. To be sourced, as root, on a throw-away
# machine. Whatever is not as it should be is counted; then the program ends with 1, and with the end of the journal.

programs=$(dirname "$(realpath "$0")")
failures=0
export DEBIAN_FRONTEND=noninteractive
# Images of containers come with an order to start no service.
rm -f /usr/sbin/policy-rc.d
# Nobody searches the manual here, and nothing of this disk outlives a power cut.
rm -f /var/lib/man-db/auto-update
echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/machine

say() { printf '%s\n' "$*"; }
check() { # check WHAT COMMAND...
    what=$1
    shift
    if "$@"; then say "ok: $what"; else say "NOT OK: $what"; failures=$((failures + 1)); fi
}
must() { # as check; nothing that follows makes sense without it
    known=$failures
    check "$@"
    [ "$failures" -eq "$known" ] || exit
}
refused() { ! "$@" >/dev/null 2>&1; }
within() { # within SECONDS COMMAND...: until the command succeeds
    limit=$(($1 * 5))
    shift
    while ! "$@"; do
        limit=$((limit - 1))
        [ "$limit" -gt 0 ] || return 1
        sleep 0.2
    done
}

# What systemd and the journal say of the service.
property() { systemctl show nhaclich --property "$1" --value; }
active() { [ "$(systemctl is-active nhaclich)" = active ]; }
status_says() { property StatusText | grep -q -- "$1"; }
journal() { journalctl --unit nhaclich --output json --no-pager "$@"; }
journal_says() { journalctl --unit nhaclich --output cat --no-pager | grep -q -- "$1"; }
entry() { [ -n "$(journal "$@" | head -n 1)" ]; } # entry FIELD=VALUE...: is there such an entry?

quietly() { # quietly COMMAND...: what it says is shown when it fails
    "$@" >/tmp/said 2>&1 </dev/null || {
        cat /tmp/said
        return 1
    }
}
# Packages, from files whose dependencies are there.
install_package() { quietly apt-get install --quiet --assume-yes "$@"; }
upgrade_package() { quietly dpkg --force-confold --install "$@"; }

# A drop-in for the unit, from what stands on standard input or from a file, put in force.
drop_in() { # drop_in NAME [FILE]
    mkdir -p /etc/systemd/system/nhaclich.service.d
    cat ${2+"$2"} >"/etc/systemd/system/nhaclich.service.d/$1.conf"
    systemctl daemon-reload
}
drop_out() { rm "/etc/systemd/system/nhaclich.service.d/$1.conf" && systemctl daemon-reload; }

# A receiver of webhooks at 127.0.0.1:8099, whose requests are lines in /tmp/requests.jsonl.
receive() {
    python3 "$programs/receiver.py" /tmp/requests.jsonl 8099 >/tmp/receiver.port &
    within 10 test -s /tmp/receiver.port
}
received() { grep -q -- "$1" /tmp/requests.jsonl; }

# A calendar with one event, two hours long, SECONDS from now.
calendar() { # calendar UID SECONDS
    cat <<ICS
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:$1
DTSTAMP:20260101T000000Z
DTSTART:$(date -u -d "+$2 seconds" +%Y%m%dT%H%M%SZ)
DURATION:PT2H
SUMMARY:Hội thảo: quyền của người lao động
LOCATION:Hà Nội
END:VEVENT
END:VCALENDAR
ICS
}

finish() {
    [ "$failures" -eq 0 ] || journalctl --unit nhaclich --no-pager | grep -v ": delivered '" | cut -c 1-300 | tail -n 60
    say "$failures failures"
    [ "$failures" -eq 0 ] || exit 1
}
trap finish EXIT
