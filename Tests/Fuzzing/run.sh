#!/bin/sh
# Builds the fuzz targets and runs each for FUZZ_SECONDS (default 900), one after the other. What crashes, hangs,
# breaks a promise or takes too much memory is kept in .build/fuzzing/findings, and this ends with 1.
#
# FUZZ_TARGETS: which ones (default: all). FUZZ_CALENDARS: folders with more .ics files to begin with.
set -eu
cd "$(dirname "$0")/../.."
seconds=${FUZZ_SECONDS:-900}
targets=${FUZZ_TARGETS:-Reading Expansion RoundTrip}
calendars=${FUZZ_CALENDARS:-../shared/corpus/hostile ../shared/corpus/ics}
work=$PWD/.build/fuzzing

"${SWIFT:-swift}" build --package-path Tests/Fuzzing --scratch-path .build/fuzzing -c release --sanitize=fuzzer
mkdir -p "$work/seeds" "$work/findings"
cp Tests/Fuzzing/Seeds/*.ics "$work/seeds/"
for folder in config $calendars; do
    if [ ! -d "$folder" ]; then
        echo "fuzz: $folder is not there; its calendars are left out"
        continue
    fi
    find "$folder" -name '*.ics' -size -64k | while read -r file; do
        cp "$file" "$work/seeds/$(echo "$file" | tr '/ ' '__')"
        chmod u+w "$work/seeds/$(echo "$file" | tr '/ ' '__')"
    done
done
echo "fuzz: $(find "$work/seeds" -type f | wc -l) calendars to begin with"

failed=""
for target in $targets; do
    # What was found interesting is kept for the next time.
    mkdir -p "$work/corpus/$target"
    echo "fuzz: $target, $seconds seconds"
    if ! SWIFT_BACKTRACE=enable=no nice -n 10 "$work/release/Fuzz$target" \
        -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=8192 -print_final_stats=1 -verbosity=1 \
        -dict=Tests/Fuzzing/rfc5545.dict -artifact_prefix="$work/findings/$target-" \
        "$work/corpus/$target" "$work/seeds" > "$work/$target.log" 2>&1; then
        failed="$failed $target"
    fi
    grep -E 'broken promise|Fatal error|ERROR: libFuzzer|ALARM: |^stat::|DONE +cov|Test unit written' \
        "$work/$target.log" || tail -n 5 "$work/$target.log"
done
if [ -n "$failed" ]; then
    echo "fuzz: findings in$failed: $work/findings"
    exit 1
fi
