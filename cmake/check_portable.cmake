# Fails if a portable program is none: cmake -D PROGRAM=... -D NM=... -D READELF=... -P check_portable.cmake
# It must have no interpreter and no shared library, be position-independent, and hold nothing of the C
# library that loads files when it runs. The last is known by names, so run it before `strip`.
execute_process(COMMAND ${READELF} -lhdW ${PROGRAM} OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NM} ${PROGRAM} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)

if(headers MATCHES "INTERP|NEEDED")
  message(FATAL_ERROR "${PROGRAM} needs other files to start")
endif()
if(NOT headers MATCHES "Type: +DYN" OR NOT headers MATCHES "GNU_RELRO")
  message(FATAL_ERROR "${PROGRAM} is not a static PIE with RELRO")
endif()
if(NOT symbols MATCHES " main\n")
  message(FATAL_ERROR "${PROGRAM} has no symbols to check")
endif()
# What loads libraries, modules of the name service (NSS), and character sets.
foreach(name _dl_open __libc_dlopen_mode __nss_database_get __nss_lookup_function __nss_module_load
             gaih_inet __gethostbyname_r __getpwnam_r __getservbyname_r __nscd_get_mapping)
  if(symbols MATCHES " [A-Za-z] ${name}\n")
    message(FATAL_ERROR "${PROGRAM} contains ${name}: see src/portable/loads_nothing.cpp")
  endif()
endforeach()
