#!/bin/bash
# What a real bash completes a beginning of a command line with, one line for each.
#
# usage: completions.sh NHACLICH FOLDER

set -eu
mkdir "$2/bin"
ln -s "$1" "$2/bin/nhaclich"
export PATH="$2/bin:$PATH"
shopt -s extglob
# shellcheck source=/dev/null
source <(nhaclich --generate-completion-script bash)
set +eu

complete_words() {
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMP_LINE="$*"
    COMP_POINT=${#COMP_LINE}
    COMPREPLY=()
    _nhaclich nhaclich "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf '%s\n' "${COMPREPLY[@]}" | sed 's/ *$//' | sort | paste -sd ' '
}

complete_words nhaclich c
complete_words nhaclich check --con
complete_words nhaclich test ''
