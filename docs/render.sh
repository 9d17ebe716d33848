#!/bin/sh
# Renders the man pages as Markdown, one file for each page, and their list in docs/README.md.
#
# usage: docs/render.sh [--check]; with --check nothing is written, and it fails if a file is out of date.
# Needs mandoc and python3.
set -eu
cd "$(dirname "$0")/.."

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

cat >"$made/README.md" <<'END'
<!-- Made by docs/render.sh. -->

# Manual

The man pages, as Markdown. In a terminal: `man rconn`.

| page | what it is for |
|---|---|
END
for page in man/rconn.1 man/rconn-*.*; do
  name=$(basename "$page")
  mandoc -T html -O 'fragment,man=%N.%S.md' "$page" | python3 docs/markdown.py "$page" >"$made/$name.md"
  about=$(sed -n 's/^\.Nd //p' "$page")
  printf '| [%s(%s)](%s.md) | %s |\n' "${name%.*}" "${name##*.}" "$name" "$about" >>"$made/README.md"
done

if [ "${1:-}" = --check ]; then
  stale=0
  for file in "$made"/*.md docs/README.md docs/rconn*.md; do
    name=$(basename "$file")
    cmp -s "$made/$name" "docs/$name" && continue
    echo "docs/$name is not what docs/render.sh makes of man/"
    stale=1
  done
  exit "$stale"
fi
rm -f docs/README.md docs/rconn*.md
cp "$made"/*.md docs/
