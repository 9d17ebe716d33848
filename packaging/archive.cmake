# Makes the archive of the tree that cpack has staged. The same tree gives the same bytes.
cmake_minimum_required(VERSION 3.25)

if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(time @$ENV{SOURCE_DATE_EPOCH})
else()
  set(time now)
endif()
set(archive ${CPACK_PACKAGE_DIRECTORY}/${CPACK_PACKAGE_FILE_NAME}.tar)
execute_process(
  COMMAND tar --create --file ${archive} --directory ${CPACK_TEMPORARY_DIRECTORY} --format gnu
    --sort name --mtime ${time} --owner 0 --group 0 --numeric-owner ${CPACK_PACKAGE_FILE_NAME}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip -9 -n -f ${archive} COMMAND_ERROR_IS_FATAL ANY)
