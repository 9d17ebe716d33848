# Gives the installed tree the shape that its kind of package has. Run by cpack before it packs.
cmake_minimum_required(VERSION 3.25)

set(root ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})
set(data ${root}/${CPACK_RCONN_DATA})
set(documents ${data}/doc/rconn)
set(licences ${CPACK_RCONN_SOURCE}/packaging/licences)

# Without a name and time in the header, so that the same input gives the same bytes.
function(compress file)
  execute_process(COMMAND gzip -9 -n -f ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

configure_file(${licences}/copyright.in ${documents}/copyright @ONLY)
file(GLOB pages ${data}/man/man?/*)
foreach(page IN LISTS pages)
  compress(${page})
endforeach()

if(CPACK_RCONN_KIND STREQUAL "DEB")
  # Debian's places and names. The licence stands in copyright.
  file(MAKE_DIRECTORY ${data}/zsh/vendor-completions)
  file(RENAME ${data}/zsh/site-functions/_rconn ${data}/zsh/vendor-completions/_rconn)
  file(REMOVE_RECURSE ${data}/zsh/site-functions)
  file(REMOVE ${documents}/LICENSE)
  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # SOURCE_DATE_EPOCH, if set
  file(WRITE ${documents}/changelog
"rconn (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * CHANGELOG.md beside this file says what has changed.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
  compress(${documents}/changelog)
elseif(CPACK_RCONN_KIND STREQUAL "External")
  file(READ ${licences}/portable.in linked)
  string(CONFIGURE "${linked}" linked @ONLY)
  file(APPEND ${documents}/copyright "${linked}")
  # Where the archive is unpacked, the units' paths may not be right.
  file(GLOB units ${root}/lib/systemd/system/*)
  file(COPY ${units} DESTINATION ${documents}/examples)
  file(REMOVE_RECURSE ${root}/lib)
  file(COPY ${licences}/Apache-2.0.txt ${licences}/LGPL-2.1.txt DESTINATION ${documents})
endif()

# Whatever the umask was.
execute_process(COMMAND chmod -R u=rwX,go=rX ${CPACK_TEMPORARY_DIRECTORY} COMMAND_ERROR_IS_FATAL ANY)
