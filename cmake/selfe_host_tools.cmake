# Builds the native tools that a target build runs, in a host build of this same tree.
# SPDX-License-Identifier: BSD-2-Clause
#
# Gives the imported executables selfe::<tool> of selfe_tools.
include(ExternalProject)

set(SELFE_HOST_BUILD "${PROJECT_BINARY_DIR}/host" CACHE PATH
    "Build folder of the native tools; made if it is not there")

set(selfe_tools bindgen bitfields api image cases verdict)
set(selfe_tool_files "")
foreach(tool IN LISTS selfe_tools)
    set(folder ${tool})
    if(tool STREQUAL "bindgen")
        set(folder generator)
    endif()
    add_executable(selfe::${tool} IMPORTED GLOBAL)
    set_target_properties(selfe::${tool} PROPERTIES
        IMPORTED_LOCATION "${SELFE_HOST_BUILD}/tools/${folder}/selfe-${tool}")
    list(APPEND selfe_tool_files "${SELFE_HOST_BUILD}/tools/${folder}/selfe-${tool}")
endforeach()

ExternalProject_Add(selfe_host_tools
    SOURCE_DIR "${PROJECT_SOURCE_DIR}"
    BINARY_DIR "${SELFE_HOST_BUILD}"
    CMAKE_GENERATOR Ninja
    CMAKE_ARGS -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSELFE_PYTHON=${SELFE_PYTHON}
    BUILD_COMMAND "${CMAKE_COMMAND}" --build <BINARY_DIR> --target
        selfe-bindgen selfe-bitfields selfe-api selfe-image selfe-cases selfe-verdict
    BUILD_ALWAYS ON
    INSTALL_COMMAND ""
    BUILD_BYPRODUCTS ${selfe_tool_files})

foreach(tool IN LISTS selfe_tools)
    add_dependencies(selfe::${tool} selfe_host_tools)
endforeach()
