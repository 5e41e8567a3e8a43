# Tests of what libraries and programs weigh and lean on; footprint.py measures.
# SPDX-License-Identifier: BSD-2-Clause

# The other binutils stand beside the nm that CMake has found for the compiler.
string(REGEX REPLACE "nm$" "size" selfe_size "${CMAKE_NM}")

# selfe_footprint_test(<name> <argument>...)
function(selfe_footprint_test name)
    add_test(NAME ${SELFE_BUILD}.footprint.${name}
        COMMAND "${SELFE_PYTHON}" "${CMAKE_CURRENT_SOURCE_DIR}/footprint.py" ${ARGN}
        COMMAND_EXPAND_LISTS)
    set_tests_properties(${SELFE_BUILD}.footprint.${name} PROPERTIES LABELS "${SELFE_LABELS};footprint")
endfunction()

# What README and docs promise to whoever writes a root task.
selfe_footprint_test(hello_size size --tool "${selfe_size}" --limit 16384
    "${PROJECT_BINARY_DIR}/examples/hello/hello")
selfe_footprint_test(assembly assembly --tool "${CMAKE_OBJDUMP}" --limit 40
    "$<FILTER:$<TARGET_OBJECTS:selfe_start>,INCLUDE,[.]S[.]o>")

# libgcc is the compiler's own: nobody must bring it.
execute_process(COMMAND "${CMAKE_CXX_COMPILER}" -print-libgcc-file-name
    OUTPUT_VARIABLE selfe_libgcc OUTPUT_STRIP_TRAILING_WHITESPACE)
set(selfe_below --below "${selfe_libgcc}")
selfe_footprint_test(undefined.runtime undefined --tool "${CMAKE_NM}"
    --golden "${CMAKE_CURRENT_SOURCE_DIR}/golden/runtime.undefined" ${selfe_below}
    "$<TARGET_FILE:selfe_runtime>")
list(APPEND selfe_below --below "$<TARGET_FILE:selfe_runtime>")
selfe_footprint_test(undefined.heap undefined --tool "${CMAKE_NM}"
    --golden "${CMAKE_CURRENT_SOURCE_DIR}/golden/heap.undefined" ${selfe_below}
    "$<TARGET_FILE:selfe_heap>")
selfe_footprint_test(undefined.start undefined --tool "${CMAKE_NM}"
    --golden "${CMAKE_CURRENT_SOURCE_DIR}/golden/start.undefined" ${selfe_below}
    "$<TARGET_OBJECTS:selfe_start>")
