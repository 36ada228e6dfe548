#!/bin/sh
# Tries the life of the package: installed, used, upgraded, removed, put back, purged. To be run as root on a throw-away
# machine.
# usage: package.sh OLDER-PACKAGE PACKAGE [STORE]     STORE: SQL of a store that an earlier version left behind
set -u
# shellcheck source=Tests/EndToEndTests/Programs/machine.sh
. "$(dirname "$0")/machine.sh"
older=$1
package=$2
store=${3:-}
state=/var/lib/nhaclich/nhaclich.db

mode_is() { [ "$(stat -c '%a %U:%G' "$2")" = "$1" ]; } # mode_is 'MODE USER:GROUP' PATH
version() { dpkg-query --show --showformat='${Version}' nhaclich; }

# Whatever has its name, but for the journal and what apt and man keep at hand.
traces() {
    find / -xdev \( -path /tmp -o -path /var/log -o -path /var/cache/apt -o -path /var/cache/man \) -prune -o \
        -name '*nhaclich*' -print
    grep nhaclich /etc/passwd /etc/group /etc/shadow /etc/gshadow
}
traces >/tmp/before

say "--- installed where nothing of it was"
check "no user of it is here" refused getent passwd nhaclich
check "no file of it is here" test ! -e /etc/nhaclich -a ! -e /usr/bin/nhaclich -a ! -e /var/lib/nhaclich
must "apt installs it" install_package "$older"
check "the service is enabled" test "$(systemctl is-enabled nhaclich)" = enabled
check "and runs" within 10 active
check "its status says the next step" within 10 status_says '^no channel configured: run nhaclich init$'
systemctl status --no-pager nhaclich | head -n 8
check "the manual is there" sh -c "man -P cat nhaclich | grep -q '^NAME' && man -P cat nhaclich-init | grep -q non-interactive"
check "bash completes it" bash -c '
    . /usr/share/bash-completion/bash_completion; _completion_loader nhaclich; complete -p nhaclich >/dev/null'
check "zsh and fish find theirs" ls /usr/share/zsh/vendor-completions/_nhaclich /usr/share/fish/vendor_completions.d/nhaclich.fish
check "the store is its own" mode_is '600 nhaclich:nhaclich' $state
check "the state is its own" mode_is '700 nhaclich:nhaclich' /var/lib/nhaclich
check "the credentials are root's" mode_is '700 root:root' /etc/nhaclich/credentials
check "so are the encrypted ones" mode_is '700 root:root' /etc/nhaclich/credentials.encrypted
check "the socket is the group's" mode_is '660 nhaclich:nhaclich' /run/nhaclich/admin.sock
ldd /usr/bin/nhaclich | sed -n 's/^\t\([^ ]*\) => \([^ ]*\).*/\2/p' >/tmp/libraries
check "its libraries are all the system's" refused grep -qv '^/lib/[a-z0-9_]*-linux-gnu/' /tmp/libraries
say "libraries: $(readelf -d /usr/bin/nhaclich | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | tr '\n' ' ')"
if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error --suppress-tags bad-distribution-in-changes-file "$package" >/tmp/lintian 2>&1
    check "lintian finds no error" test $? -eq 0
    sort /tmp/lintian | uniq -c | cut -c 1-200 | head -n 20
else
    say "skipped: lintian is not installed"
fi

say "--- a first configuration"
receive
mkdir -p /etc/nhaclich/calendars
calendar workshop@example.org 3630 >/etc/nhaclich/calendars/team.ics
check "nhaclich init makes one without asking" nhaclich init --non-interactive --language vi --timezone Asia/Ho_Chi_Minh \
    --calendar /etc/nhaclich/calendars/team.ics --remind 1h --channel webhook --set url=http://127.0.0.1:8099/key-1/ok
check "its test message came" received key-1/ok
check "the secret is in a file of its own, root's" mode_is '600 root:root' /etc/nhaclich/credentials/webhook-url
systemctl restart nhaclich
check "the service has it" within 10 status_says '1 calendar, 1 reminder planned'
check "and reminds" within 40 received workshop@example.org

say "--- the journal explains"
journalctl --sync
explained() { # explained LANGUAGE: the daemon's entries, with the catalogue's explanations
    LANG=$1 LC_ALL='' LC_MESSAGES='' journalctl --unit nhaclich --catalog --no-pager _COMM=nhaclich | grep '^░░'
}
explained C.UTF-8 >/tmp/english
check "its entries, in English" grep -q '^░░ Subject: ' /tmp/english
head -n 6 /tmp/english
# glibc, and so journalctl, speaks only the languages whose locale is there.
if quietly localedef --inputfile vi_VN --charmap UTF-8 vi_VN.UTF-8; then
    explained vi_VN.UTF-8 >/tmp/vietnamese
    check "and in Vietnamese" grep -q '^░░ Subject: .*[ạảấầậắặẹếềểệịọốồộớờợụứừựđ]' /tmp/vietnamese
    head -n 6 /tmp/vietnamese
else
    say "skipped: the locale vi_VN.UTF-8 cannot be made here"
fi

say "--- upgraded"
printf '\n# An administrator was here.\n' | tee -a /etc/nhaclich/nhaclich.yaml >>/etc/nhaclich/conf.d/README
cp -a /etc/nhaclich /tmp/written
cat >/tmp/requests.before </tmp/requests.jsonl
was=$(version)
process=$(property MainPID)
check "the newer package is installed" upgrade_package "$package"
say "$was → $(version)"
check "it is newer" dpkg --compare-versions "$was" lt "$(version)"
check "the service runs, as another process" within 10 sh -c "
    [ \"\$(systemctl is-active nhaclich)\" = active ] && [ \"\$(systemctl show nhaclich -p MainPID --value)\" != $process ]"
check "what the administrator wrote is as it was" diff -r --exclude='*.dpkg-*' /tmp/written /etc/nhaclich
check "it knows what it sent" sh -c "nhaclich log --format jsonl | grep -q 'Hội thảo: quyền'"
check "it sent nothing again" cmp /tmp/requests.before /tmp/requests.jsonl

if [ -n "$store" ]; then
    say "--- a store of an earlier version"
    must "the older package is back" upgrade_package "$older"
    systemctl stop nhaclich
    cp -a /var/lib/nhaclich /tmp/state
    rm -f $state*
    sqlite3 $state <"$store"
    chown nhaclich:nhaclich $state
    chmod 600 $state
    schema() { sqlite3 -readonly "$1" 'PRAGMA user_version'; }
    from=$(schema $state)
    check "the newer package is installed" upgrade_package "$package"
    check "the service runs" within 10 active
    check "the store is of the schema that a new one has" test "$(schema $state)" = "$(schema /tmp/state/nhaclich.db)"
    say "schema $from → $(schema $state)"
    check "it is sound" test "$(sqlite3 -readonly $state 'PRAGMA integrity_check')" = ok
    check "the daemon tells what was sent before" sh -c "nhaclich log | grep ."
    systemctl stop nhaclich
    rm -rf /var/lib/nhaclich
    cp -a /tmp/state /var/lib/nhaclich
    systemctl start nhaclich
fi

say "--- removed, and put back"
install -d -o nhaclich -g nhaclich -m 700 /var/spool/nhaclich/archive
check "it is removed" quietly apt-get remove --quiet --assume-yes nhaclich
check "no service is left" refused systemctl is-active nhaclich
check "the state stays" test -s $state -a -d /var/spool/nhaclich/archive
check "the configuration stays" sh -c "grep -q 'administrator was here' /etc/nhaclich/nhaclich.yaml && ls /etc/nhaclich/credentials/* >/dev/null"
must "it is installed again" install_package "$package"
check "the service runs" within 10 active
check "it knows what it sent" sh -c "nhaclich log --format jsonl | grep -q 'Hội thảo: quyền'"
check "it sent nothing again" cmp /tmp/requests.before /tmp/requests.jsonl

say "--- purged"
check "it is purged" quietly apt-get purge --quiet --assume-yes nhaclich
check "its user is gone" refused getent passwd nhaclich
check "its group is gone" refused getent group nhaclich
traces >/tmp/after
check "nothing is left" diff /tmp/before /tmp/after
