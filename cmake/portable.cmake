# One file that runs on any Linux of its architecture, also in an empty root: a static PIE.
# - RELR (packed relative relocations) where the linker and the C library know it: less to read at start;
# - code and read-only data share one segment: fewer mappings, fewer page faults;
# - the pages that relocation writes to are asked for at once, see src/portable/first_pages.cpp;
# - a warning of the linker is an error: it warns of functions that load something when they run, for
#   which src/portable/loads_nothing.cpp has others. check_portable.cmake looks for what is left.
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

# The map names what was linked in, for packaging/release/sbom.py.
function(rconn_portable target)
  rconn_start_order(${target})
  target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src/portable/loads_nothing.cpp)
  target_link_options(${target} PRIVATE -Wl,--fatal-warnings -Wl,--gc-sections -Wl,-z,noseparate-code
    $<$<BOOL:${RCONN_HAS_RELR}>:-Wl,-z,pack-relative-relocs>
    -Wl,-Map=$<TARGET_FILE:${target}>.map)
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    set(entry ${PROJECT_SOURCE_DIR}/src/portable/first_pages.cpp)
    target_sources(${target} PRIVATE ${entry})
    set_source_files_properties(${entry} PROPERTIES COMPILE_OPTIONS -fno-lto)
    target_link_options(${target} PRIVATE -Wl,-e,rconn_start)
  endif()
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${target}> -D NM=${CMAKE_NM} -D READELF=${CMAKE_READELF}
            -P ${PROJECT_SOURCE_DIR}/cmake/check_portable.cmake)
endfunction()
