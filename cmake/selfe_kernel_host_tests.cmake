# The reference kernel's portable core, built natively under sanitizers, as one CTest test.
# SPDX-License-Identifier: BSD-2-Clause
#
# kernel/ is a CMake project of its own; its tests stay tests of that project.
if(NOT BUILD_TESTING)
    return()
endif()
include(ExternalProject)

ExternalProject_Add(selfe_kernel_host_tests
    SOURCE_DIR "${PROJECT_SOURCE_DIR}/kernel"
    BINARY_DIR "${PROJECT_BINARY_DIR}/kernel"
    CMAKE_GENERATOR Ninja
    # Not optimised: sanitised code with optimisation takes twice as long to compile as the tests run.
    CMAKE_ARGS -DKERNEL_HOST_TESTS=ON -DCMAKE_BUILD_TYPE=Debug -DPython3_EXECUTABLE=${SELFE_PYTHON}
    BUILD_ALWAYS ON
    INSTALL_COMMAND "")

add_test(NAME kernel.host
    COMMAND "${CMAKE_CTEST_COMMAND}" --test-dir "${PROJECT_BINARY_DIR}/kernel" --output-on-failure --no-tests=error)
set_tests_properties(kernel.host PROPERTIES LABELS "host;kernel")
