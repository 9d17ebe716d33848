# shellcheck shell=sh
# ./dev chaos: runs rconn while servers are killed, stopped, restarted and reconfigured at random,
# and while rconn itself runs out of descriptors. Sourced by ./dev; uses its functions.

chaos() {
  set_up
  build dev
  step "chaos ($1 s)"
  build/dev/tests/chaos/chaos_tests "$1"
}
