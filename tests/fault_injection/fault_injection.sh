# shellcheck shell=sh
# ./dev fault-injection: the whole of what ./dev test runs a sample of. Sourced by ./dev, whose
# functions it uses.

fault_injection() {
  set_up
  build dev
  programs=build/dev/tests
  status=0
  "$programs/fault_injection/fault_injection" --jobs "$(nproc)" || status=$?
  # Without name servers: a lookup whose files fail would go on to ask one.
  "$programs/own_network" --no-dns "$programs/fault_injection/fault_injection" --by-name \
    --jobs "$(nproc)" || status=$?
  [ "$status" = 0 ] || fail "see the violations above, or what this system does not allow"
}
