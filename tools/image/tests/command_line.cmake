# Tests of the command itself: exit codes, that a failure leaves nothing behind, and that the files of
# each of the project's platforms pass the static check.
# SPDX-License-Identifier: BSD-2-Clause

# selfe_image_prints(<name> <pattern> <command>...): the command must print a text.
function(selfe_image_prints name pattern)
    add_test(NAME selfe-image.${name} COMMAND ${ARGN})
    set_tests_properties(selfe-image.${name} PROPERTIES LABELS host PASS_REGULAR_EXPRESSION "${pattern}")
endfunction()

selfe_image_prints(usage "--platform is required" selfe-image pack --prefix nowhere)
selfe_image_prints(missing-image "nowhere.elf: error: cannot open: No such file or directory"
    selfe-image describe nowhere.elf)

add_executable(selfe_image_fixture fixture.cpp)
target_link_libraries(selfe_image_fixture PRIVATE selfe_image_ingredients selfe_host_flags)

set(platforms "${PROJECT_SOURCE_DIR}/platforms")

# selfe_image_refused(<name> <platform> <arch> <text> <option>...): packing fails with that text, and no
# output is there afterwards.
function(selfe_image_refused name platform arch text)
    add_test(NAME selfe-image.${name}
        COMMAND "${CMAKE_COMMAND}" "-DIMAGE=$<TARGET_FILE:selfe-image>"
            "-DFIXTURE=$<TARGET_FILE:selfe_image_fixture>" "-DARCH=${arch}"
            "-DPLATFORM=${platforms}/${platform}/platform.toml" "-DTEXT=${text}" "-DOPTIONS=${ARGN}"
            "-DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/${name}" -P "${CMAKE_CURRENT_SOURCE_DIR}/refused.cmake")
    set_tests_properties(selfe-image.${name} PROPERTIES LABELS host)
endfunction()

selfe_image_refused(loader-is-needed tx1 aarch64 "the boot method is `loader`: --loader must be given")
selfe_image_refused(loader-does-not-apply pc99 x86_64
    "the boot method is `multiboot`: --loader does not apply" --loader loader.elf)
selfe_image_refused(uimage-does-not-apply pc99 x86_64
    "the boot method is `multiboot`: --uimage does not apply" --uimage app.uimage)
selfe_image_refused(pair-needs-a-place pc99 x86_64
    "there is no place for the kernel, the other file of the pair" --output app)
selfe_image_refused(wrong-architecture sabre aarch64
    "this is a kernel for aarch64, platform sabre is aarch32" --loader loader.elf)
selfe_image_refused(no-such-loader tx1 aarch64 "nothing.elf: error: cannot open" --loader nothing.elf
    --binary app.bin)

# selfe_image_packed(<platform> <arch>): every output of that platform is made and passes the check.
function(selfe_image_packed platform arch)
    add_test(NAME selfe-image.${platform}
        COMMAND "${CMAKE_COMMAND}" "-DIMAGE=$<TARGET_FILE:selfe-image>"
            "-DFIXTURE=$<TARGET_FILE:selfe_image_fixture>" "-DARCH=${arch}" "-DMKIMAGE=${SELFE_MKIMAGE}"
            "-DPLATFORM=${platforms}/${platform}/platform.toml"
            "-DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/${platform}" -P "${CMAKE_CURRENT_SOURCE_DIR}/packed.cmake")
    set_tests_properties(selfe-image.${platform} PROPERTIES LABELS host)
endfunction()

# U-Boot's own tool reads our uImages, if it is there (Debian: u-boot-tools).
find_program(SELFE_MKIMAGE mkimage)
selfe_image_packed(tx1 aarch64)
selfe_image_packed(sabre aarch32)
selfe_image_packed(pc99 x86_64)
