# shellcheck shell=sh
# shellcheck disable=SC2154 # shared with ./dev
# ./dev release: makes all files of a release and shows that they can be made again. Sourced by ./dev.

released_version() { sed -n 's/^project(rconn VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt; }

# may_release VERSION: nothing is released that its commit and its changelog do not have.
may_release() {
  git rev-parse --verify -q HEAD >/dev/null || fail 'release: this is no git repository; sources are archived from one'
  changed=$(git status --porcelain)
  [ -z "$changed" ] || fail "release: these files are not committed ('./dev release trial' does not mind):
$changed"
  grep -q "^## \[$1\] - [0-9]" CHANGELOG.md ||
    fail "release: CHANGELOG.md has no '## [$1] - DATE' ('./dev release trial' does not mind): move what is
under Unreleased there, or correct the version in CMakeLists.txt"
}

# What is built again: the commit, or in a trial the commit and what has changed since.
sources_of() {
  revision=
  [ "$1" != trial ] || revision=$(git stash create)
  echo "${revision:-HEAD}"
}

# build_again SOURCES: the archive of the portable binary, made in another directory, in another locale, time
# zone and umask, and not from a cache of compiled files.
build_again() {
  step 'build again, elsewhere'
  again="$scratch/built again/elsewhere"
  mkdir -p "$again"
  git archive "$1" | tar -x -C "$again"
  (
    cd "$again" || exit
    umask 077
    unset CMAKE_CXX_COMPILER_LAUNCHER
    export CCACHE_DISABLE=1 LC_ALL=C.UTF-8 TZ=Pacific/Auckland
    quietly cmake --preset portable
    quietly cmake --build --preset portable
    quietly cpack -G External --config build/portable/CPackConfig.cmake -B packed
  )
}

# same WHAT ONE OTHER
same() {
  cmp "$2" "$3" || fail "release: the second build gave another $1; 'diffoscope' shows where:
$2
$3"
  echo "the same bytes: $1"
}

# release_in DIRECTORY VERSION SOURCES
release_in() {
  rm -rf "$1"
  mkdir -p "$1"
  cp "$packages"/*.deb "$packages"/*.rpm "$packages"/*.tar.gz "$packages"/*.image.tar "$1"
  archive=$(cd "$packages" && echo *.tar.gz)
  system=${archive%.tar.gz}
  portable_binary "$packages/$archive" >"$scratch/rconn"
  packaging/release/sbom.py build/portable "$scratch/rconn" >"$1/$system.cdx.json"
  git archive --prefix="rconn-$2/" "$3" | gzip -9 -n >"$1/rconn-$2-source.tar.gz"
  (cd "$1" && sha256sum -- * >"$scratch/sums" && mv "$scratch/sums" SHA256SUMS)
}

release() {
  version=$(released_version)
  [ "$1" = trial ] || may_release "$version"
  package
  sources=$(sources_of "$1")
  build_again "$sources"
  same 'binary' build/portable/src/rconn "$again/build/portable/src/rconn"
  same 'archive' "$packages"/*.tar.gz "$again"/packed/*.tar.gz
  step "release $version"
  directory=build/release-$version
  release_in "$directory" "$version" "$sources"
  (cd "$directory" && sha256sum --quiet -c SHA256SUMS && ls -l)
}
