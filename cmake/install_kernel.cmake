# Installs the kernel of a build folder, and says in a stamp whether that changed anything. Run with -P.
# SPDX-License-Identifier: BSD-2-Clause
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${KERNEL}" --prefix "${PREFIX}"
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE message)
if(failed)
    include("${CMAKE_CURRENT_LIST_DIR}/selfe_refuse.cmake")
    string(STRIP "${message}" message)
    selfe_refuse("${KERNEL}: the kernel of this build folder cannot be installed: ${message}"
        "build the kernel there first, or give the folder that `cmake --install` made")
endif()
include("${CMAKE_CURRENT_LIST_DIR}/stamp_prefix.cmake")
