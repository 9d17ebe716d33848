# shellcheck shell=sh
# ./dev test transcripts: runs what README and man pages show, see run.py. Sourced by ./dev; uses its functions.

transcripts_packages='python3 iproute2 util-linux procps nftables openssl jq curl redis-server'

transcripts() {
  set_up
  install_packages 'python3 unshare ip ss jq curl' "$transcripts_packages"
  build dev
  step 'test (transcripts)'
  python3 tests/transcripts/run.py build/dev/src/rconn README.md docs/troubleshooting.md man/*.?
}
