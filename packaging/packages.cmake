# What the packages say of themselves. cpack makes them of what the install() rules install:
#   cpack -G 'DEB;RPM'   in a build tree of the preset release
#   cpack -G External    in one of the preset portable: the archive, by archive.cmake
# Before each, arrange.cmake gives the tree the shape that its kind of package has.

# The only place that names these two; CI of a fork may set others.
set(RCONN_HOMEPAGE "https://github.com/rconn/rconn" CACHE STRING "Address in packages")
set(RCONN_MAINTAINER "The rconn authors <rconn@users.noreply.github.com>" CACHE STRING
  "Who maintains the packages: NAME <ADDRESS>")

set(CPACK_PACKAGE_NAME rconn)
set(CPACK_PACKAGE_VENDOR "The rconn authors")
set(CPACK_PACKAGE_CONTACT "${RCONN_MAINTAINER}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${RCONN_HOMEPAGE}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "tells whether a Redis server can be reached, and if not, why")
set(CPACK_PACKAGE_DESCRIPTION
"rconn resolves the name, connects, performs the TLS handshake, logs in and
pings, and tells the time of each step. A failure has a stable id, the cause
where the evidence shows one, and a hint what to do next. It waits for a
server, checks thousands of them at once, and knows the members of a
Cluster or a Sentinel. Output is text, JSON, OpenMetrics or a line for Nagios.
Any server that speaks the protocol of Redis will do, Valkey for example.")

set(CPACK_GENERATOR "DEB;RPM")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_RELOCATABLE OFF)
set(CPACK_STRIP_FILES ON)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/kind.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/arrange.cmake)

# OpenSSL is loaded when a target asks for TLS, so that nothing of it shows in the program. It is
# required nevertheless: minimal images leave recommended packages out, and TLS must work there. The
# authorities are recommended only: many servers have one of their own.
# Without a Debian revision: the packaging stands in the sources, and has their version.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libssl3t64 | libssl3")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS ca-certificates)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/systemd/deb/postinst
  ${CMAKE_CURRENT_LIST_DIR}/systemd/deb/prerm ${CMAKE_CURRENT_LIST_DIR}/systemd/deb/postrm)

# The licences of what is linked in count, too. rpmbuild adds what the program needs of libc.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_LICENSE
  "MIT AND BSD-3-Clause AND BSL-1.0 AND ISC AND (GPL-3.0-or-later WITH GCC-exception-3.1)")
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_RPM_PACKAGE_GROUP Unspecified)
set(CPACK_RPM_PACKAGE_AUTOREQ ON)
if(CMAKE_SIZEOF_VOID_P EQUAL 8)
  set(CPACK_RPM_PACKAGE_REQUIRES "libssl.so.3()(64bit)")
else()
  set(CPACK_RPM_PACKAGE_REQUIRES "libssl.so.3")
endif()
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_SPEC_INSTALL_POST "%{nil}")  # all is done by then, as for the other kinds
# Directories of distributions' basic packages; those of shells that may be missing are this package's, too.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/man /usr/share/man/man1 /usr/share/man/man5
  /usr/share/man/man7
  /usr/lib/systemd /usr/lib/systemd/system)
set(CPACK_RPM_USER_FILELIST "%license /usr/share/doc/rconn/LICENSE" "%license /usr/share/doc/rconn/copyright")
# The last four: the same bytes on every machine.
set(CPACK_RPM_SPEC_MORE_DEFINE
"Recommends: ca-certificates
%define _build_id_links none
%define _buildhost rconn
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1")

set(CPACK_EXTERNAL_PACKAGE_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/archive.cmake)
set(CPACK_EXTERNAL_ENABLE_STAGING ON)

# For the scripts, which cpack runs later.
set(CPACK_RCONN_SOURCE ${PROJECT_SOURCE_DIR})
set(CPACK_RCONN_DATA ${CMAKE_INSTALL_DATADIR})
string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_RCONN_SYSTEM)
include(CPack)
