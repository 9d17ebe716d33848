# shellcheck shell=sh
# ./dev torture: the whole of what ./dev test runs a sample of. Sourced by ./dev, whose functions it
# uses.

torture() {
  set_up
  build dev
  programs=build/dev/tests
  status=0
  "$programs/torture/torture" --jobs "$(nproc)" || status=$?
  # Where a name server could be asked, it would be: a lookup whose files fail goes on to it.
  "$programs/own_network" --no-dns "$programs/torture/torture" --by-name --jobs "$(nproc)" ||
    status=$?
  [ "$status" = 0 ] || fail "see the violations above, or what this system does not allow"
}
