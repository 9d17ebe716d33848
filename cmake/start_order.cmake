# Puts the functions that a ping runs together (start_order.ld, made by tests/bench/start_order.py): a page that
# is touched costs a fault, and they were spread over all of the code.
include(CheckCXXSourceCompiles)

set(RCONN_START_ORDER ${CMAKE_CURRENT_LIST_DIR}/start_order.ld)
set(CMAKE_REQUIRED_LINK_OPTIONS -Wl,-T,${RCONN_START_ORDER})
check_cxx_source_compiles("int main() {}" RCONN_LINKS_IN_ORDER)  # by ld; gold and lld know no INSERT
unset(CMAKE_REQUIRED_LINK_OPTIONS)

function(rconn_start_order target)
  if(NOT RCONN_LINKS_IN_ORDER OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    return()
  endif()
  # The code is made when linking, and only then put into sections.
  target_link_options(${target} PRIVATE -ffunction-sections -fdata-sections -Wl,-T,${RCONN_START_ORDER})
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${RCONN_START_ORDER})
endfunction()
