#!/bin/sh
# Feeds the installed service what was made to break readers: in its sandbox it may neither crash nor be restarted, and goes
# on reminding. To be run as root on a throw-away machine.
# usage: hostile.sh PACKAGE SEEDS [CORPUS]     SEEDS as Tests/Fuzzing/Seeds, CORPUS with hostile/, ics/, pages/ and tools/
set -u
# shellcheck source=Tests/EndToEndTests/Programs/machine.sh
. "$(dirname "$0")/machine.sh"

must "the package is installed" install_package "$1"
receive
python3 "$programs/hostile.py" serve &
must "what is hostile is laid out" python3 "$programs/hostile.py" configure "$2" ${3+"$3"}
systemctl restart nhaclich
must "it starts" within 10 active
process=$(property MainPID)
check "every calendar is read, or told why not" within 120 python3 "$programs/hostile.py" is-done
check "all that waited is delivered" within 30 refused sh -c "nhaclich status --format json | grep '\"waiting\": *[1-9]'"
python3 "$programs/hostile.py" count

mkdir -p /etc/nhaclich/calendars
calendar good@example.org 64 >/etc/nhaclich/calendars/good.ics
check "a good event is reminded of afterwards" within 30 received good@example.org
check "it is the same process" test "$(property MainPID)" = "$process"
check "systemd never restarted it" test "$(property NRestarts)" = 0
check "nothing crashed" refused journal_says 'Fatal error\|Crash\|SIGILL\|dumped core\|oom-kill'
peak=$(sed -n 's/^VmHWM:\s*\([0-9]*\) kB/\1/p' "/proc/$process/status")
say "peak memory $((peak / 1024)) MiB of $(($(property MemoryMax) / 1048576))"
check "its memory stayed below MemoryMax" test "$peak" -lt $(($(property MemoryMax) / 1024))
