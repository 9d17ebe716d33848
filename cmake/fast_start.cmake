# Linking for a process that lives half a millisecond: what it costs to start is what it costs.
# - the C++ runtime comes from archives: each shared library to load costs as much as a connect;
# - libm is left out where the archives turn out not to need it once unused sections are gone
#   (the g++ driver would always name it);
# - code and read-only data share one segment: fewer mappings, fewer page faults.
include(CheckCXXSourceCompiles)

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
  function(rconn_fast_start target)
  endfunction()
  return()
endif()

set(RCONN_RUNTIME -l:libstdc++.a -lgcc_eh -lgcc -lc)
set(CMAKE_REQUIRED_FLAGS -O2)
set(CMAKE_REQUIRED_LINK_OPTIONS -nodefaultlibs -Wl,--gc-sections -Wl,--as-needed)
set(CMAKE_REQUIRED_LIBRARIES ${RCONN_RUNTIME})
check_cxx_source_compiles("
  #include <charconv>
  #include <string>
  #include <thread>
  int main(int argc, char** argv) {
    double value = 0;
    std::string text(argv[0]);
    std::from_chars(text.data(), text.data() + argc, value);
    std::thread([&] { text += std::to_string(argc); }).join();
    return static_cast<int>(value);
  }" RCONN_LINKS_WITHOUT_LIBM)
unset(CMAKE_REQUIRED_FLAGS)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
unset(CMAKE_REQUIRED_LIBRARIES)

include(${CMAKE_CURRENT_LIST_DIR}/start_order.cmake)

function(rconn_fast_start target)
  if(RCONN_SANITIZE)
    return()
  endif()
  rconn_start_order(${target})
  target_link_options(${target} PRIVATE -static-libgcc -Wl,--gc-sections -Wl,--as-needed
                                        -Wl,-z,noseparate-code)
  if(RCONN_LINKS_WITHOUT_LIBM AND CMAKE_BUILD_TYPE STREQUAL "Release")
    target_link_options(${target} PRIVATE -nodefaultlibs)
    # This variable, because its content ends the line, where archives belong.
    list(JOIN RCONN_RUNTIME " " runtime)
    set(CMAKE_CXX_STANDARD_LIBRARIES "${runtime}" PARENT_SCOPE)
  else()
    target_link_options(${target} PRIVATE -static-libstdc++)
  endif()
endfunction()
