# shellcheck shell=sh
# shellcheck disable=SC2154 # shared with ./dev
# ./dev test packages: installs, runs, upgrades and removes the packages in clean roots, see run.py.
# Sourced by ./dev; uses its functions.

packages_packages='python3 util-linux iproute2 openssl redis-server debootstrap debian-archive-keyring'
packages_packages="$packages_packages lintian rpm busybox-static skopeo umoci python3-yaml curl"

packages() {
  . packaging/package.sh
  package
  install_packages 'python3 unshare nsenter ip openssl redis-server' "$packages_packages"
  step 'package (again, and older)'
  for kind in DEB RPM; do
    pack "$kind" release "$scratch/older" -D CPACK_PACKAGE_VERSION=0.0.1 # to upgrade from
    (
      umask 077
      export TZ=Pacific/Auckland LC_ALL=C.UTF-8
      pack "$kind" release "$scratch/again"
    )
  done
  step 'test (packages)'
  # Root, and not that of a user namespace alone, may install what belongs to many users.
  as_root python3 -B tests/packages/run.py "$PWD/build/packages" "$scratch" "$PWD/build/roots"
}
