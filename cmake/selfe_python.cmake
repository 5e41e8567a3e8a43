# The Python that runs the runner: the distribution's, since its modules are.
# SPDX-License-Identifier: BSD-2-Clause
#
# The `python3` found first in PATH may be a shim or a virtual environment without the modules that
# Debian packages, so it is never searched for.
include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/selfe_refuse.cmake")

set(SELFE_PYTHON "/usr/bin/python3" CACHE FILEPATH "Python 3.11 or newer with Debian's modules")

execute_process(COMMAND "${SELFE_PYTHON}" -c "import serial, tomllib" RESULT_VARIABLE selfe_python_result
    OUTPUT_QUIET ERROR_VARIABLE selfe_python_error)
if(NOT selfe_python_result EQUAL 0)
    string(REGEX REPLACE ".*\n([^\n]+)\n*$" "\\1" selfe_python_error "${selfe_python_error}")
    selfe_refuse("${SELFE_PYTHON} cannot run the runner: ${selfe_python_error}"
        "ci/setup installs what is missing (python3, python3-serial); or set SELFE_PYTHON")
endif()
