# Packs a good image in every form and checks each file: run with -P, see command_line.cmake.
# SPDX-License-Identifier: BSD-2-Clause
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${FOLDER}")
execute_process(COMMAND "${FIXTURE}" "${FOLDER}" ${ARCH} COMMAND_ERROR_IS_FATAL ANY)

function(run)
    execute_process(COMMAND ${ARGV} WORKING_DIRECTORY "${FOLDER}" OUTPUT_VARIABLE text
        COMMAND_ERROR_IS_FATAL ANY)
    set(text "${text}" PARENT_SCOPE)
endfunction()

if(ARCH STREQUAL "x86_64")
    set(options "")
    set(files app.image.elf app.kernel.elf)
else()
    set(options --loader loader.elf --binary app.bin --uimage app.uimage)
    set(files app.image.elf app.bin app.uimage)
endif()
run("${IMAGE}" pack --prefix prefix --platform "${PLATFORM}" --root-task root_task.elf
    --output app.image.elf ${options})
foreach(file IN LISTS files)
    run("${IMAGE}" check ${file} --platform "${PLATFORM}")
    run("${IMAGE}" describe ${file})
endforeach()
if(MKIMAGE AND "app.uimage" IN_LIST files)
    run("${MKIMAGE}" -l app.uimage)
    if(NOT text MATCHES "U-Boot Standalone Program \\(uncompressed\\)" OR NOT text MATCHES "Load Address")
        message(FATAL_ERROR "mkimage reads another header:\n${text}")
    endif()
endif()
