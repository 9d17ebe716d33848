# What only Linux has stands in files named ..._linux.cpp. Beside each is one named ..._posix.cpp,
# with the same functions for every other system; tests/lint/platform.py checks that.
# The second kind also builds on Linux, where it can be tested: see the preset "posix".
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(RCONN_PLATFORM linux CACHE STRING "Which of both kinds of files is built: linux or posix")
else()
  set(RCONN_PLATFORM posix CACHE STRING "Which of both kinds of files is built: linux or posix")
endif()
set_property(CACHE RCONN_PLATFORM PROPERTY STRINGS linux posix)
if(NOT RCONN_PLATFORM MATCHES "^(linux|posix)$")
  message(FATAL_ERROR "RCONN_PLATFORM is '${RCONN_PLATFORM}': it must be linux or posix")
endif()

# rconn_platform_sources(TARGET NAME...) adds NAME_linux.cpp or NAME_posix.cpp for each name.
function(rconn_platform_sources target)
  foreach(name IN LISTS ARGN)
    target_sources(${target} PRIVATE ${name}_${RCONN_PLATFORM}.cpp)
  endforeach()
endfunction()
