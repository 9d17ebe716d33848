# shellcheck shell=sh
# shellcheck disable=SC2154 # shared with ./dev
# ./dev package: makes the packages, and nothing that is up to date. Sourced by ./dev; uses its functions.

package_tools='cpack rpmbuild dpkg-shlibdeps file'
package_packages='rpm dpkg-dev file python3 ca-certificates'
packages=build/packages

# The time that packages hold instead of that of their making: the same sources give the same bytes.
source_date() {
  date=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null)} || date=
  echo "${date:-$(stat -c %Y CHANGELOG.md)}"
}

# up_to_date PRESET PACKAGE: nothing that goes into the package is newer.
up_to_date() {
  [ -f "$2" ] && [ -z "$(find "build/$1/src/rconn" "build/$1/CPackConfig.cmake" packaging man \
    completions schema LICENSE README.md CHANGELOG.md "$packages/.date" -newer "$2" -print -quit)" ]
}

# pack KIND PRESET FOLDER [OPTION...]: has cpack make a package in FOLDER, given as an absolute path.
pack() (
  umask 022 # the permissions of the parts of a deb are in it
  kind=$1 config=build/$2/CPackConfig.cmake folder=$3
  shift 3
  quietly cpack -G "$kind" --config "$config" -B "$folder" "$@"
)

# make_package KIND PRESET SUFFIX: has cpack make the package that ends in SUFFIX, unless it is up to date.
make_package() {
  set -- "$1" "$2" "$3" "$packages"/*"$3"
  ! up_to_date "$2" "$4" || return 0
  step "package ($1)"
  work=$PWD/$packages/work
  rm -rf "$work"
  pack "$1" "$2" "$work"
  rm -f "$packages"/*"$3"
  mv "$work"/*"$3" "$packages"
  rm -rf "$work"
}

# portable_binary ARCHIVE: the program in it, stripped.
portable_binary() { tar -xzOf "$1" --wildcards '*/bin/rconn'; }

# The image of the archive's binary, unless it is up to date.
make_image() {
  archive=$(echo "$packages"/*.tar.gz)
  image=${archive%.tar.gz}.image.tar
  [ ! -f "$image" ] || [ -n "$(find "$archive" packaging/image -newer "$image" -print -quit)" ] || return 0
  step 'package (image)'
  rm -f "$packages"/*.image.tar
  portable_binary "$archive" >"$scratch/rconn"
  RCONN_REVISION=$(git rev-parse -q --verify HEAD 2>/dev/null) || RCONN_REVISION=
  export RCONN_REVISION
  packaging/image/build.py "$image" "$scratch/rconn"
}

package() {
  set_up
  install_packages "$package_tools" "$package_packages"
  build release
  build portable
  SOURCE_DATE_EPOCH=$(source_date)
  export SOURCE_DATE_EPOCH
  mkdir -p "$packages"
  echo "$SOURCE_DATE_EPOCH" | cmp -s - "$packages/.date" || echo "$SOURCE_DATE_EPOCH" >"$packages/.date"
  make_package DEB release .deb
  make_package RPM release .rpm
  make_package External portable .tar.gz
  make_image
  ls -l "$packages"
}
