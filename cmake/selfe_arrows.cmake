# The arrow table: which top-level folder may use which. A wrong #include fails the configure step.
# SPDX-License-Identifier: BSD-2-Clause
#
# docs/architecture.md draws these arrows. An include is traced to the folder whose include
# directory holds the header, so that a dependency cannot hide behind an include path.

cmake_minimum_required(VERSION 3.25)   # the tests run this file alone, with -P

set(selfe_arrow_bindings "")
set(selfe_arrow_runtime bindings)
set(selfe_arrow_start runtime bindings)
set(selfe_arrow_conformance start runtime bindings)
set(selfe_arrow_examples start runtime bindings)
set(selfe_arrow_tools runtime)   # its portable pieces: what reads an archive here reads it on the target
set(selfe_arrow_hil tools)   # what every native tool shares
set(selfe_arrow_kernel "")   # shares nothing across the ABI
set(selfe_folders bindings runtime start conformance examples tools hil kernel)

# selfe_owner_of(<variable> <header>): the folder that publishes the header, or nothing.
function(selfe_owner_of variable header)
    set(${variable} "" PARENT_SCOPE)
    foreach(folder IN LISTS selfe_folders)
        file(GLOB homes LIST_DIRECTORIES true
            "${PROJECT_SOURCE_DIR}/${folder}/include"
            "${PROJECT_SOURCE_DIR}/${folder}/*/include"
            "${PROJECT_SOURCE_DIR}/${folder}/arch/*/include")
        foreach(home IN LISTS homes)
            if(EXISTS "${home}/${header}")
                set(${variable} "${folder}" PARENT_SCOPE)
                return()
            endif()
        endforeach()
    endforeach()
endfunction()

foreach(folder IN LISTS selfe_folders)
    file(GLOB_RECURSE sources
        "${PROJECT_SOURCE_DIR}/${folder}/*.hpp" "${PROJECT_SOURCE_DIR}/${folder}/*.h"
        "${PROJECT_SOURCE_DIR}/${folder}/*.cpp" "${PROJECT_SOURCE_DIR}/${folder}/*.S")
    foreach(source IN LISTS sources)
        file(STRINGS "${source}" includes REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]selfe/")
        foreach(include IN LISTS includes)
            string(REGEX REPLACE "^.*[<\"](selfe/[^>\"]+)[>\"].*$" "\\1" header "${include}")
            get_property(known GLOBAL PROPERTY "selfe_owner_${header}" SET)
            if(NOT known)
                selfe_owner_of(owner "${header}")
                set_property(GLOBAL PROPERTY "selfe_owner_${header}" "${owner}")
            endif()
            get_property(owner GLOBAL PROPERTY "selfe_owner_${header}")
            if(owner AND NOT owner STREQUAL folder AND NOT owner IN_LIST selfe_arrow_${folder})
                file(RELATIVE_PATH where "${PROJECT_SOURCE_DIR}" "${source}")
                message(FATAL_ERROR "${where} includes <${header}> of ${owner}/, but ${folder}/ may only use: "
                    "${selfe_arrow_${folder}}\nhint: the table is cmake/selfe_arrows.cmake; docs/architecture.md says why")
            endif()
        endforeach()
    endforeach()
endforeach()
