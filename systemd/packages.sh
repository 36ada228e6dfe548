#!/bin/sh
# Installs those of the named Debian packages that are missing. Needs root or sudo only when some are.
# usage: systemd/packages.sh PACKAGE...
set -eu
missing=""
for package; do
    dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "installing$missing"
sudo=""
[ "$(id -u)" -eq 0 ] || sudo=sudo
# The lists may be old or missing: fetch them once.
$sudo apt-get update -q
# shellcheck disable=SC2086 # the names are words of their own
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends $missing
