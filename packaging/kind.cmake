# Read by cpack for each kind of package, before it does anything.
set(CPACK_RCONN_KIND ${CPACK_GENERATOR})
if(CPACK_GENERATOR STREQUAL "External")
  # The only folder in the archive. What is in it fits into /usr/local.
  set(CPACK_PACKAGE_FILE_NAME rconn-${CPACK_PACKAGE_VERSION}-${CPACK_RCONN_SYSTEM})
  set(CPACK_PACKAGING_INSTALL_PREFIX /${CPACK_PACKAGE_FILE_NAME})
endif()
