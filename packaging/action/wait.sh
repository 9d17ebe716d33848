#!/usr/bin/env bash
# Runs rconn wait for action.yml, whose inputs are in RCONN_*. Exits as rconn does, or with 3 if it cannot
# be had. Outputs, annotation and summary go to the files that the runner names.
set -euo pipefail

own_version=0.1.0 # that of CMakeLists.txt: tests/lint/versions.py

scratch=$(mktemp -d "${RUNNER_TEMP:-/tmp}/rconn-XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# The text as a value of ::error::, which ends at a line end and reads %XX.
escaped() {
  local text=${1//'%'/'%25'}
  text=${text//$'\r'/'%0D'}
  printf '%s' "${text//$'\n'/'%0A'}"
}

annotate() { printf '::%s title=rconn::%s\n' "$1" "$(escaped "$2")"; }

fail() {
  output exit 3
  annotate error "$1"
  exit 3
}

# A word that no text can contain by chance or on purpose.
token() { od -A n -N 16 -t x1 /dev/urandom | tr -d ' \n'; }

# output NAME VALUE; the value may have several lines.
output() {
  local end
  end=$(token)
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"${GITHUB_OUTPUT:-/dev/null}"
}

# --- Where rconn comes from ---------------------------------------------------------------------

sha256_of() {
  if command -v sha256sum >/dev/null; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

# download URL FILE: https only, also when redirected; except from this machine, or a file.
download() {
  local protocols='=https'
  case $1 in file:///*) protocols='=file' ;; esac
  [[ ! $1 =~ ^http://127\.0\.0\.1:[0-9]+/ ]] || protocols='=http'
  curl --fail --silent --show-error --location --proto "$protocols" --proto-redir '=https' \
    --connect-timeout 20 --max-time 300 --retry 3 --output "$2" -- "$1" ||
    fail "cannot download $1"
}

# find_hash URL NAME: sets $wanted to the hash that the release, or who uses the action, gives for the archive.
find_hash() {
  wanted=$RCONN_SHA256
  [ -z "$wanted" ] || return 0
  download "$1/SHA256SUMS" "$scratch/SHA256SUMS"
  wanted=$(awk -v name="$2" '$2 == name || $2 == "*" name { print $1 }' "$scratch/SHA256SUMS")
  [[ $wanted =~ ^[0-9a-f]{64}$ ]] || fail "SHA256SUMS of $1 has no $2"
}

# install_version VERSION: into a directory that later steps have on PATH. Sets $rconn.
install_version() {
  local name archive found
  [ "$(uname -s)" = Linux ] || fail "no rconn for $(uname -s) is released: install one and give its path"
  name=rconn-$1-linux-$(uname -m)
  find_hash "$RCONN_RELEASES/v$1" "$name.tar.gz"
  archive=$scratch/$name.tar.gz
  download "$RCONN_RELEASES/v$1/$name.tar.gz" "$archive"
  found=$(sha256_of "$archive")
  [ "$found" = "$wanted" ] || fail "$name.tar.gz is not what was released: its SHA-256 is $found, not $wanted"
  directory=$(mktemp -d "${RUNNER_TEMP:-/tmp}/rconn-bin-XXXXXX")
  rconn=$directory/rconn
  # Only this member, and not to a path of the archive's.
  tar -xzOf "$archive" "$name/bin/rconn" >"$rconn" || fail "$name.tar.gz has no $name/bin/rconn"
  chmod 755 "$rconn"
  echo "$directory" >>"${GITHUB_PATH:-/dev/null}"
}

# "1.2.3" of "rconn 1.2.3"
version_of() { "$1" --version | sed -n '1s/^rconn \([^ ,]*\).*/\1/p'; }

# Sets $rconn.
find_rconn() {
  local version=${RCONN_WANTED#v}
  [[ -z $version || $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] ||
    fail "version: give one such as $own_version, not '$RCONN_WANTED'"
  [[ -z $RCONN_SHA256 || $RCONN_SHA256 =~ ^[0-9a-f]{64}$ ]] || fail 'sha256: give 64 hexadecimal digits'
  [[ -z $RCONN_SHA256 || -z $RCONN_PATH ]] || fail 'sha256: it is that of an archive to download, but path is given'
  if [ -n "$RCONN_PATH" ]; then
    rconn=$RCONN_PATH
    if ! [ -x "$rconn" ] || ! [ -f "$rconn" ]; then fail "path: '$rconn' is no program"; fi
  elif [ -z "$RCONN_SHA256" ] && rconn=$(type -P rconn) && { [ -z "$version" ] || [ "$(version_of "$rconn")" = "$version" ]; }; then
    :
  else
    install_version "${version:-$own_version}"
  fi
}

# --- Waiting ------------------------------------------------------------------------------------

# Sets $words: the arguments of rconn wait. Values are joined to their option, so that none is taken for one.
arrange() {
  local line
  words=(-o json "--deadline=$RCONN_TIMEOUT")
  case $RCONN_TLS in
    true) words+=(--tls) ;;
    false | '') ;;
    *) fail "tls: give true or false, not '$RCONN_TLS'" ;;
  esac
  [ -z "$RCONN_CACERT" ] || words+=("--cacert=$RCONN_CACERT")
  [ -z "$RCONN_USERNAME" ] || words+=("--user=$RCONN_USERNAME")
  while IFS= read -r line || [ -n "$line" ]; do
    [ -z "$line" ] || words+=("--expect=$line")
  done <<<"$RCONN_EXPECT"
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      '') ;;
      -*) fail "target: '$line' begins as an option does; options belong into args" ;;
      *) words+=("$line") ;;
    esac
  done <<<"$RCONN_TARGET"
  while IFS= read -r line || [ -n "$line" ]; do
    [ -z "$line" ] || words+=("$line")
  done <<<"$RCONN_ARGS"
}

# The value of the first field NAME in JSON. A quote within a string has a backslash before it.
field() {
  grep -oE "\"$1\":\"([^\"\\\\]|\\\\.)*\"" "$scratch/report" | head -n 1 |
    sed -e 's/^"[a-z]*":"//' -e 's/"$//' -e 's/\\\(["\\\/]\)/\1/g' || :
}

# What rconn says on its way. What a server sent in there must not be taken for a command of the runner's.
show() {
  local stop
  stop=$(token)
  printf '::stop-commands::%s\n' "$stop"
  cat "$scratch/told"
  printf '\n::%s::\n' "$stop" # rconn may have ended within a line
}

summarise() {
  {
    printf '<h4>rconn: %s</h4>\n<pre>\n' "$1"
    sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' "$scratch/told"
    printf '</pre>\n'
  } >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
}

find_rconn
arrange
[ -z "$RCONN_PASSWORD" ] || export REDISCLI_AUTH=$RCONN_PASSWORD
unset RCONN_PASSWORD
output rconn "$rconn"

status=0
"$rconn" wait "${words[@]}" >"$scratch/report" 2>"$scratch/told" </dev/null || status=$?
fault=
if [ "$status" != 0 ]; then
  fault=$(field fault)
  cause=$(field sentence)
  hint=$(field hint)
  printf '%s' "${cause:+cause: $cause
}${hint:+hint: $hint
}" >>"$scratch/told"
fi
show
output exit "$status"
output fault "$fault"
output report "$(cat "$scratch/report")"
if [ "$status" = 0 ]; then
  summarise ready
else
  summarise "not ready (exit $status${fault:+, $fault})"
  annotate error "$(cat "$scratch/told")"
fi
exit "$status"
