#!/usr/bin/env bash
# Fuzzes one target, or all of them one after the other: fuzz/run.sh TARGET|all SECONDS
set -euo pipefail
cd "$(dirname "$0")/.."
targets=${1:-all}
seconds=${2:-600}
[ "$targets" = all ] && targets="lint front_matter config rules fix report"
for target in $targets; do
    corpus=fuzz/corpus/$target
    mkdir -p "$corpus"
    case $target in
        config) cp docs/examples/*.toml "$corpus" 2>/dev/null || true ;;
        rules) for file in rules/*.toml; do { printf '\0'; cat "$file"; } > "$corpus/rule-$(basename "$file")"; done
               for file in rules/phrasebook/en/*.toml; do { printf '\1'; cat "$file"; } > "$corpus/book-$(basename "$file")"; done ;;
        *) cp fixtures/*.md fixtures/*.txt "$corpus" ;;
    esac
    cargo +nightly fuzz run "$target" "$corpus" -- -dict=fuzz/dictionary.txt -max_total_time="$seconds" -max_len=6000 -timeout=20 -rss_limit_mb=3000 -print_final_stats=1
done
