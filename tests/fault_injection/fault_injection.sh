# shellcheck shell=sh
# ./dev fault-injection: runs all injections; ./dev test runs a sample. Sourced by ./dev; uses its
# functions.

fault_injection() {
  set_up
  build dev
  programs=build/dev/tests
  status=0
  "$programs/fault_injection/fault_injection" --jobs "$(nproc)" || status=$?
  # Without name servers, because a lookup that fails to read its files would query one.
  "$programs/support/own_network" --no-dns "$programs/fault_injection/fault_injection" --by-name \
    --jobs "$(nproc)" || status=$?
  [ "$status" = 0 ] || fail "see the violations above, or what this system does not allow"
}
