#!/bin/sh
# Makes an older package of a package: the same contents with a lower version, and other words in a file of configuration.
# usage: older.sh PACKAGE OLDER-PACKAGE
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg-deb --raw-extract "$1" "$folder/package"
sed -i 's/^Version: .*/&~earlier/' "$folder/package/DEBIAN/control"
echo '# Of an earlier version.' >>"$folder/package/etc/nhaclich/conf.d/README"
dpkg-deb -Znone --build "$folder/package" "$2" >/dev/null
