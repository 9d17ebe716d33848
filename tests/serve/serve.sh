# shellcheck shell=sh
# ./dev test serve: rconn serve with a real Prometheus, and under attack; see run.py. Sourced by ./dev;
# uses its functions.

serve_packages='python3 python3-yaml util-linux iproute2 openssl redis-server prometheus systemd'

serve() {
  set_up
  install_packages 'python3 unshare ip openssl redis-server prometheus promtool' "$serve_packages"
  build dev
  step 'test (serve)'
  python3 -B tests/serve/run.py build/dev/src/rconn
}
