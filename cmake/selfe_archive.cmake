# selfe_archive(): files packed into a program, which reads them in place (selfe/archive.hpp).
# SPDX-License-Identifier: BSD-2-Clause
include("${CMAKE_CURRENT_LIST_DIR}/selfe_refuse.cmake")

# selfe_archive(<target> FILES <file>... [BASE <folder>] [ALIGN <bytes>])
# The archive becomes part of <target>, an executable, which has one at most; `Archive::embedded()`
# opens it. A file is called by its path relative to BASE (default: the current source folder), or by
# NAME if it is given as NAME=<file>, the only way for what is made in the build folder:
#   selfe_archive(launcher FILES motd.txt child.elf=$<TARGET_FILE:child>)
# Each file begins at a multiple of ALIGN (default 16): 4096, and its pages can be mapped elsewhere.
# A file that changes makes archive and program anew.
function(selfe_archive target)
    cmake_parse_arguments(PARSE_ARGV 1 archive "" "BASE;ALIGN" "FILES")
    if(NOT archive_FILES OR archive_UNPARSED_ARGUMENTS)
        selfe_refuse("selfe_archive(${target} …): FILES are missing, or an argument is unknown"
            "selfe_archive(<target> FILES <file>... [BASE <folder>] [ALIGN <bytes>])")
    endif()
    set(archive "${CMAKE_CURRENT_BINARY_DIR}/${target}.archive")
    get_source_file_property(is_twice "${archive}" GENERATED)
    if(is_twice)
        selfe_refuse("selfe_archive(${target} …) a second time" "a program has one archive: put all files there")
    endif()
    if(NOT archive_ALIGN)
        set(archive_ALIGN 16)
    endif()
    get_filename_component(base "${archive_BASE}" ABSOLUTE)
    set(arguments "")
    set(paths "")
    foreach(file IN LISTS archive_FILES)
        selfe_archive_member(name path "${file}" "${base}")
        list(APPEND arguments "${name}=${path}")
        list(APPEND paths "${path}")
    endforeach()
    add_custom_command(
        OUTPUT "${archive}"
        COMMAND selfe::archive pack --output "${archive}" --align ${archive_ALIGN} ${arguments}
        DEPENDS ${paths} selfe_host_tools "$<TARGET_FILE:selfe::archive>"
        COMMENT "Packing ${target}.archive"
        VERBATIM)

    set(source "${archive}.cpp")
    file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [=[
// The archive of @target@, where runtime/src/embedded_archive.cpp looks for it. Generated.
asm(R"(
    .section .rodata.selfe_archive, "a"
    .balign @archive_ALIGN@
    .global selfe_archive_start, selfe_archive_end
selfe_archive_start:
    .incbin "@archive@"
selfe_archive_end:
    .previous
)");
]=])
    set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${archive}")
    target_sources(${target} PRIVATE "${source}")
endfunction()

# selfe_archive_member(<name variable> <path variable> <[NAME=]file> <base>)
function(selfe_archive_member name_variable path_variable file base)
    string(REGEX MATCH "^(([^=]+)=)?(.*)$" file "${file}")
    set(name "${CMAKE_MATCH_2}")
    set(path "${CMAKE_MATCH_3}")
    if(NOT path MATCHES "^\\$<")   # what a generator expression gives is absolute, but not yet known
        get_filename_component(path "${path}" ABSOLUTE)
        if(name STREQUAL "")
            file(RELATIVE_PATH name "${base}" "${path}")
        endif()
    endif()
    if(name MATCHES "^$|^\\.\\.")
        selfe_refuse("selfe_archive: ${file} lies outside of ${base}" "give it a name: NAME=${file}")
    endif()
    set(${name_variable} "${name}" PARENT_SCOPE)
    set(${path_variable} "${path}" PARENT_SCOPE)
endfunction()
