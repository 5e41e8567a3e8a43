# Sources that compile, and with SELFE_MUST_NOT_COMPILE defined fail for their own reason.
# SPDX-License-Identifier: BSD-2-Clause

# selfe_must_not_compile(<name> <pattern>): must_not_compile/<name>.nc.cpp; it is built as it is.
function(selfe_must_not_compile name pattern)
    set(target start_test_${name})
    set(source "${CMAKE_CURRENT_SOURCE_DIR}/must_not_compile/${name}.nc.cpp")
    add_library(${target} OBJECT "${source}")
    target_link_libraries(${target} PRIVATE selfe::runtime selfe_target_flags)
    set(includes "$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>")
    add_test(NAME ${SELFE_BUILD}.start.must_not_compile.${name}
        COMMAND "${CMAKE_CXX_COMPILER}" -std=c++20 -ffreestanding -fno-exceptions -fno-rtti -fsyntax-only
            "-I$<JOIN:${includes},;-I>" -DSELFE_MUST_NOT_COMPILE "${source}"
        COMMAND_EXPAND_LISTS)
    set_tests_properties(${SELFE_BUILD}.start.must_not_compile.${name} PROPERTIES
        LABELS "${SELFE_LABELS};start" PASS_REGULAR_EXPRESSION "${pattern}")
endfunction()

if(SELFE_HAS_THREADS)
    selfe_must_not_compile(result_of_no_word "static_cast.+Answer")
endif()
if(SELFE_SCHEDULING STREQUAL "classic")
    selfe_must_not_compile(budget_without_contexts "could not convert|no member")
endif()
if(SELFE_KERNEL STREQUAL "reference")  # which has one core
    selfe_must_not_compile(core_of_single_core "could not convert|no known conversion|cannot convert")
endif()
