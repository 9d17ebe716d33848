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

include(${CMAKE_CURRENT_LIST_DIR}/start_order.cmake)

function(rconn_portable target)
  rconn_start_order(${target})
  target_link_options(${target} PRIVATE -Wl,--gc-sections -Wl,-z,noseparate-code
    $<$<BOOL:${RCONN_HAS_RELR}>:-Wl,-z,pack-relative-relocs>)
endfunction()
