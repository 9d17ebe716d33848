#!/bin/sh
# Fails if a source file has more than 300 lines, or a folder of src/ more than 34 files.
set -eu
cd "$(dirname "$0")/../.."

long=$(find src tests -name '*.[ch]pp' -exec wc -l {} + | awk '$2 != "total" && $1 > 300 { print $2 ": " $1 " lines" }')
crowded=$(find src -name '*.[ch]pp' | sed 's,/[^/]*$,,' | sort | uniq -c | awk '$1 > 34 { print $2 ": " $1 " files" }')
[ -z "$long$crowded" ] || {
  printf '%s\n' "$long" "$crowded"
  exit 1
}
