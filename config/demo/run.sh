#!/bin/sh
# Runs the daemon on the demo configuration, in a folder of its own under /tmp, until Ctrl-C.
# usage: config/demo/run.sh PROGRAM
set -eu
program=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
place=$(mktemp -d "${TMPDIR:-/tmp}/nhaclich-demo.XXXXXX")
mkdir "$place/etc"
cp "$here/nhaclich.yaml" "$here/demo.ics" "$place/etc/"
export NHACLICH_DATA="${here%/demo}"
cat <<TEXT

The demo runs in $place
  configuration  $place/etc/nhaclich.yaml
  calendar       $place/etc/demo.ics
  mail           $place/mail (a Maildir)
  store          $place/state
  dashboard      http://127.0.0.1:8480/

A reminder comes within a minute. In another terminal, try:
  export NHACLICH_SOCKET=$place/admin.sock
  $program status
  $program plan --limit 5
  $program test mail
  $program reload          (after a change of the configuration)
Ctrl-C ends it; the folder stays.

TEXT
exec "$program" serve --config "$place/etc/nhaclich.yaml" --state "$place/state" --socket "$place/admin.sock"
