#!/bin/sh
# Puts together what `./dev release` has made on machines of several architectures.
# usage: gather.sh OUT DIRECTORY...
# Checks the hashes of each directory. A file that several have (the sources) must be the same in all. Makes
# the image for all architectures, and one SHA256SUMS.
set -eu

fail() {
  printf 'gather: %s\n' "$*" >&2
  exit 1
}

[ $# -ge 2 ] || fail 'usage: gather.sh OUT DIRECTORY...'
here=$(cd "$(dirname "$0")" && pwd)
out=$1
shift
mkdir "$out"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for directory; do
  (cd "$directory" && sha256sum --quiet --check SHA256SUMS) || fail "$directory: a file is not what was made"
  for file in "$directory"/*; do
    name=${file##*/}
    [ "$name" != SHA256SUMS ] || continue
    if [ -e "$out/$name" ]; then
      cmp "$file" "$out/$name" || fail "$name is not the same everywhere"
    else
      cp "$file" "$out"
    fi
  done
done

# As for the packages: the time of the commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct)}
RCONN_REVISION=$(git -C "$here" rev-parse HEAD)
export SOURCE_DATE_EPOCH RCONN_REVISION
set --
for archive in "$out"/rconn-*-linux-*.tar.gz; do
  [ -e "$archive" ] || fail 'there is no archive of the portable binary'
  system=${archive##*/}
  version=${system%-linux-*}
  tar -xzOf "$archive" --wildcards '*/bin/rconn' >"$scratch/$system"
  set -- "$@" "$scratch/$system"
done
[ $# = 1 ] || "$here/../image/build.py" "$out/$version-linux.image.tar" "$@"
(cd "$out" && sha256sum -- * >"$scratch/sums" && mv "$scratch/sums" SHA256SUMS)
ls -l "$out"
