# The native tools that a target build runs: those installed beside this file, or a host build of this tree.
# SPDX-License-Identifier: BSD-2-Clause
#
# Gives the imported executables selfe::<tool> of selfe_tools, and the target selfe_host_tools that
# makes them, if they have to be made.
include_guard(GLOBAL)
include(ExternalProject)
include("${CMAKE_CURRENT_LIST_DIR}/selfe_python.cmake")

# An installed tree is <prefix>/share/selfe, and a host build has the same layout.
get_filename_component(selfe_tree "${CMAKE_CURRENT_LIST_DIR}" DIRECTORY)
set(selfe_tools_beside "")
if(selfe_tree MATCHES "/share/selfe$")
    get_filename_component(selfe_tools_beside "${selfe_tree}/../../bin" ABSOLUTE)
endif()
set(SELFE_TOOLS_DIR "${selfe_tools_beside}" CACHE PATH
    "Folder of native tools that are built; empty: SELFE_HOST_BUILD makes them")
set(SELFE_HOST_BUILD "${PROJECT_BINARY_DIR}/host" CACHE PATH
    "Build folder of the native tools; made if it is not there")

set(selfe_tools selfe archive bindgen bitfields api image cases verdict)
set(selfe_tool_folder "${SELFE_TOOLS_DIR}")
if(NOT SELFE_TOOLS_DIR)
    set(selfe_tool_folder "${SELFE_HOST_BUILD}/bin")
endif()
set(selfe_tool_targets "")
set(selfe_tool_files "")
foreach(tool IN LISTS selfe_tools)
    string(REGEX REPLACE "^selfe-selfe$" "selfe" file "selfe-${tool}")
    add_executable(selfe::${tool} IMPORTED GLOBAL)
    set_target_properties(selfe::${tool} PROPERTIES IMPORTED_LOCATION "${selfe_tool_folder}/${file}")
    list(APPEND selfe_tool_targets "${file}")
    list(APPEND selfe_tool_files "${selfe_tool_folder}/${file}")
endforeach()

if(SELFE_TOOLS_DIR)
    add_custom_target(selfe_host_tools)
else()
    ExternalProject_Add(selfe_host_tools
        SOURCE_DIR "${selfe_tree}"
        BINARY_DIR "${SELFE_HOST_BUILD}"
        CMAKE_GENERATOR Ninja
        CMAKE_ARGS -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSELFE_PYTHON=${SELFE_PYTHON}
        BUILD_COMMAND "${CMAKE_COMMAND}" --build <BINARY_DIR> --target ${selfe_tool_targets}
        BUILD_ALWAYS ON
        USES_TERMINAL_CONFIGURE ON
        USES_TERMINAL_BUILD ON   # minutes, the first time: with its progress
        INSTALL_COMMAND ""
        BUILD_BYPRODUCTS ${selfe_tool_files})
endif()
foreach(tool IN LISTS selfe_tools)
    add_dependencies(selfe::${tool} selfe_host_tools)
endforeach()
