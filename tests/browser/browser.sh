# shellcheck shell=sh
# ./dev test browser: reports and status pages in a browser, see run.py. Sourced by ./dev; uses its functions.

browser_packages='python3 util-linux chromium fonts-dejavu-core'

browser() {
  set_up
  install_packages 'python3 unshare chromium redis-server' "$browser_packages"
  build dev
  step 'test (browser)'
  python3 tests/browser/run.py build/dev/src/rconn
}
