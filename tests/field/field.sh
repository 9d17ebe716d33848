# shellcheck shell=sh
# ./dev test field: runs the situations, see run.py. Sourced by ./dev; uses its functions.

field_packages='python3 iproute2 util-linux procps nftables openssl haproxy nginx-light libnginx-mod-stream'
field_packages="$field_packages stunnel4 nutcracker"

field() {
  set_up
  install_packages 'python3 unshare ip ss' "$field_packages"
  build dev
  step 'test (field)'
  python3 tests/field/run.py build/dev/src/rconn --jobs 6
}
