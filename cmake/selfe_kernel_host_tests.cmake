# The reference kernel's portable core, built natively under sanitizers, one CTest test an architecture.
# SPDX-License-Identifier: BSD-2-Clause
#
# kernel/ is a CMake project of its own; its tests stay tests of that project. The suite's models are
# tried on the same core (conformance/models/tests), by what the kernel offers to tests from outside.
if(NOT BUILD_TESTING)
    return()
endif()
include(ExternalProject)

# One build an architecture: its tables and methods are tested with the core. AArch32's words are no
# native ones; its tests are those that the compiler makes when the kernel is built.
foreach(platform IN ITEMS qemu-arm-virt pc99)
    set(folder "${PROJECT_BINARY_DIR}/kernel/${platform}")
    ExternalProject_Add(selfe_kernel_host_tests_${platform}
        SOURCE_DIR "${PROJECT_SOURCE_DIR}/kernel"
        BINARY_DIR "${folder}"
        CMAKE_GENERATOR Ninja
        # Not optimised: sanitised code with optimisation takes twice as long to compile as the tests run.
        CMAKE_ARGS -DKERNEL_HOST_TESTS=ON -DKERNEL_PLATFORM=${platform} -DCMAKE_BUILD_TYPE=Debug
            "-DKERNEL_FURTHER_TESTS=${PROJECT_SOURCE_DIR}/conformance/models/tests"
            -DPython3_EXECUTABLE=${SELFE_PYTHON}
        BUILD_ALWAYS ON
        INSTALL_COMMAND "")
    add_test(NAME kernel.host.${platform}
        COMMAND "${CMAKE_CTEST_COMMAND}" --test-dir "${folder}" --output-on-failure --no-tests=error)
    set_tests_properties(kernel.host.${platform} PROPERTIES LABELS "host;kernel" RUN_SERIAL ON)
endforeach()
