# How rconn's own code is compiled: warnings, hardening, sanitizers, precompiled headers.
# Targets link rconn_compile_options privately, so that nothing of this reaches their users.
include(CheckLinkerFlag)

add_library(rconn_compile_options INTERFACE)
target_compile_options(rconn_compile_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -ffunction-sections -fdata-sections
  # No path of the sources or of the build tree gets into a release: the same bytes wherever it is built.
  $<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>)
if(RCONN_STRICT)
  target_compile_options(rconn_compile_options INTERFACE -Werror)
endif()
if(RCONN_SANITIZE)
  # vptr is left out: it opens pipes to look at memory, and reports errors where a test has left no
  # descriptors for that.
  target_compile_options(rconn_compile_options INTERFACE
    -fsanitize=${RCONN_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(rconn_compile_options INTERFACE -fsanitize=${RCONN_SANITIZE})
else()
  target_compile_options(rconn_compile_options INTERFACE
    -fstack-protector-strong $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
  # For ELF; the linker of macOS has no -z, and does the like by itself.
  set(hardening -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
  check_linker_flag(CXX "${hardening}" RCONN_LINKER_HARDENS)
  if(RCONN_LINKER_HARDENS)
    target_link_options(rconn_compile_options INTERFACE ${hardening})
  endif()
endif()

