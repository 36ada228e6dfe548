#!/bin/sh
# Gets ready what `make bench` compares with, in .build/benchmarks/peers: libical through the shared workload's C program,
# the Python libraries of the same kind, and Alertmanager. What cannot be had is left out, and said.
set -u
cd "$(dirname "$0")/../.." || exit
shared=${BENCH_SHARED:-../shared/bench}
peers=.build/benchmarks/peers
mkdir -p "$peers"
if ! systemd/packages.sh gcc libc6-dev sqlite3 >&2; then
    echo "bench: no C compiler or no sqlite3; what needs them fails" >&2
fi
if [ ! -d "$shared" ]; then
    echo "bench: $shared is not there; there is nobody to compare with" >&2
    exit 0
fi
if [ ! -x "$peers/w1_libical" ]; then
    if ! { systemd/packages.sh gcc libc6-dev libical-dev &&
        cc -O2 -o "$peers/w1_libical" "$shared/csrc/w1_libical.c" -lical; } >&2; then
        echo "bench: libical cannot be had" >&2
    fi
fi
if [ ! -e "$peers/venv/installed" ]; then
    if ! { systemd/packages.sh python3-venv && python3 -m venv "$peers/venv" &&
        "$peers/venv/bin/pip" install -q icalendar recurring-ical-events && touch "$peers/venv/installed"; } >&2; then
        echo "bench: the Python libraries cannot be had" >&2
    fi
fi
if ! systemd/packages.sh prometheus-alertmanager >&2; then
    echo "bench: Alertmanager cannot be had" >&2
fi
if [ -e "$peers/venv/installed" ] && [ ! -e "$peers/venv/deliveries" ]; then
    if ! { "$peers/venv/bin/pip" install -q apprise 'apscheduler<4' sqlalchemy && touch "$peers/venv/deliveries"; } >&2; then
        echo "bench: Apprise and APScheduler cannot be had" >&2
    fi
fi
