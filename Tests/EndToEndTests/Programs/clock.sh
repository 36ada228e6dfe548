#!/bin/bash
# Sets the clock under a running nhaclich: an hour and a day, forward and back, while reminders are planned.
# To be run as root on a throw-away machine. Ends with 1 when a reminder is lost, early or doubled.
# usage: clock.sh FOLDER     FOLDER holds nhaclich, lib/ with the libraries it needs, and share/ with its languages
set -u
folder=$1
export LD_LIBRARY_PATH=$folder/lib NHACLICH_DATA=$folder/share NHACLICH_SOCKET=/tmp/clock/admin.sock
failures=0
work=/tmp/clock
mkdir -p $work/etc

say() { printf '%s\n' "$*"; }
check() { # check WHAT COMMAND...
    what=$1
    shift
    if "$@"; then say "ok: $what"; else say "NOT OK: $what"; failures=$((failures + 1)); fi
}
within() { # within SECONDS COMMAND...: until the command succeeds; counted by a clock that nobody sets
    limit=$(($(cut -d. -f1 /proc/uptime) + $1))
    shift
    while ! "$@"; do
        [ "$(cut -d. -f1 /proc/uptime)" -lt "$limit" ] || return 1
        sleep 0.5
    done
}
nhaclich() { "$folder/nhaclich" "$@"; }
stamp() { date -u -d "@$1" +%Y%m%dT%H%M%SZ; }
event() { # event NAME START
    printf 'BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:%s\r\nDURATION:PT2H\r\nSUMMARY:%s\r\nEND:VEVENT\r\n' \
        "$1" "$(stamp "$2")" "$1"
}
count() { # count NAME: how many mails there are of an event
    grep -ls "$1" $work/mail/new/* | wc -l
}
is_told() { [ "$(count "$1")" -eq 1 ]; }
are_told() { for name in "$@"; do is_told "$name" || return 1; done; }
is_untold() { [ "$(count "$1")" -eq 0 ]; }
jump() { # jump SECONDS: sets the clock, and waits until the log explains it
    before=$(grep -c 'the clock was set' $work/log)
    date -u -s "@$(($(date +%s) + $1))" >/dev/null
    is_explained() { [ "$(grep -c 'the clock was set' $work/log)" -gt "$before" ]; }
    check "the log says that the clock was set by $1 s" within 10 is_explained
}
planned() { nhaclich plan --format jsonl | grep -c .; }

cat >$work/etc/nhaclich.yaml <<YAML
timezone: Asia/Ho_Chi_Minh
language: en
grace: 15m
calendars: { workshops: { file: $work/calendar.ics } }
channels: { mail: { maildir: { path: $work/mail, from: a@example.org, to: [b@example.org] } } }
rules: { all: { remind: [1h], channels: [mail] } }
YAML
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nEND:VCALENDAR\r\n' >$work/calendar.ics
"$folder/nhaclich" serve --config $work/etc/nhaclich.yaml --state $work/state >$work/log 2>&1 &
daemon=$!
check "it is up" within 60 sh -c "grep -q 'read the calendar' $work/log"

# Reminders are due an hour before. What is told before a step must not be told after it, what lies in between is told
# late when it still can be, and what lies ahead is told at its time, whatever the clock said meanwhile.
now=$(date +%s)
hour=3600
day=86400
{
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n'
    event first-one $((now + hour + 4))
    event hour-late $((now + hour + hour - 300))
    event hour-missed $((now + hour + 1800))
    event hour-ahead $((now + 2 * hour + 60))
    event day-missed $((now + hour + 4 * hour))
    event day-late $((now + hour + day + hour - 300))
    event day-ahead $((now + hour + day + hour + 120))
    printf 'END:VCALENDAR\r\n'
} >$work/new.ics
mv $work/new.ics $work/calendar.ics
check "a reminder arrives before any step" within 40 is_told first-one
check "six are planned" within 20 sh -c "[ \$($folder/nhaclich plan --format jsonl | grep -c .) -eq 6 ]"

say "--- an hour forward"
jump $hour
check "what was due five minutes ago is told late" within 20 is_told hour-late
check "what is due in a moment is told at its time" within 100 is_told hour-ahead
check "what is due tomorrow is not told yet" is_untold day-ahead
check "what was due half an hour ago is not told" is_untold hour-missed
check "the log says that it was missed" grep -q "missed the reminder of 'hour-missed'" $work/log

say "--- an hour back"
jump -$hour
# What only seemed to be missed is planned again, since it is to come.
check "what seemed to be missed is planned again" within 20 sh -c \
    "$folder/nhaclich plan --format jsonl | grep -q hour-missed"
sleep 5
check "nothing is told twice" sh -c "[ \$(ls $work/mail/new | wc -l) -eq 3 ]"
check "none of them is early" is_untold hour-missed

say "--- an hour forward again, then a day"
jump $hour
jump $day
check "what was due five minutes ago is told late" within 20 is_told day-late
check "what is due in a moment is told at its time" within 150 is_told day-ahead
check "what was due a day ago is not told" is_untold day-missed

say "--- a day back"
jump -$day
sleep 5
check "nothing is told twice" sh -c "[ \$(ls $work/mail/new | wc -l) -eq 5 ]"
check "what seemed to be missed is planned again" within 20 sh -c \
    "$folder/nhaclich plan --format jsonl | grep -q day-missed"

say "--- and on: new events are told at their time after all of this"
{
    sed '/END:VCALENDAR/d' $work/calendar.ics
    event last-one $(($(date +%s) + hour + 10))
    printf 'END:VCALENDAR\r\n'
} >$work/new.ics
mv $work/new.ics $work/calendar.ics
check "a new one is told" within 40 is_told last-one
check "all that could be told was told once" are_told first-one hour-late hour-ahead day-late \
    day-ahead last-one
say "$(planned) are planned still"
check "it runs" kill -0 $daemon
kill -TERM $daemon
wait $daemon
check "it ends with 0" [ $? -eq 0 ]
# Nothing early: the time of each mail is not before its reminder was due.
check "each mail says its time" sh -c "[ \$(grep -l '^Date:' $work/mail/new/* | wc -l) -eq 6 ]"
grep -h 'clock was set\|missed\|reminding' $work/log
[ "$failures" -eq 0 ] || cat $work/log
say "$failures failures"
[ "$failures" -eq 0 ]
