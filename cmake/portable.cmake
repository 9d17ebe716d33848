# One file that runs on any Linux of its architecture, also in an empty root: a static PIE.
# - RELR (packed relative relocations) where the linker and the C library know it: less to read at start;
# - code and read-only data share one segment: fewer mappings, fewer page faults;
# - a warning of the linker is an error: it warns of functions that load something when they run.
include(CheckCXXSourceCompiles)

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  message(FATAL_ERROR "RCONN_PORTABLE needs g++")
endif()
# Instead of -pie: the compiler takes only one of the two.
set(CMAKE_CXX_LINK_OPTIONS_PIE -static-pie)

# The linker only warns of a -z that it does not know. A static PIE relocates itself, by code of glibc.
set(CMAKE_REQUIRED_LINK_OPTIONS -Wl,-z,pack-relative-relocs -Wl,--fatal-warnings)
check_cxx_source_compiles("
  #include <stdlib.h>
  #if !__GLIBC_PREREQ(2, 36)
  #error its static PIEs do not read RELR
  #endif
  int main() {}" RCONN_HAS_RELR)
unset(CMAKE_REQUIRED_LINK_OPTIONS)

# The map names what was linked in, for packaging/release/sbom.py.
function(rconn_portable target)
  target_link_options(${target} PRIVATE -Wl,--gc-sections -Wl,-z,noseparate-code
    $<$<BOOL:${RCONN_HAS_RELR}>:-Wl,-z,pack-relative-relocs>
    -Wl,-Map=$<TARGET_FILE:${target}>.map)
endfunction()
