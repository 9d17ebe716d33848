# shellcheck shell=sh
# ./dev chaos: rconn among servers that are killed, stopped, restarted and reconfigured at random,
# and short of descriptors itself. Sourced by ./dev, whose functions it uses.

chaos() {
  set_up
  build dev
  step "chaos ($1 s)"
  build/dev/tests/chaos_tests "$1"
}
