# What `cmake --install` of a host build gives; the folder may be moved afterwards.
# SPDX-License-Identifier: BSD-2-Clause
#
#   bin/           the native tools, `selfe` and `selfe-run`
#   share/selfe/   this tree without most of tools/, and without tests: cmake/ (find_package(selfe) finds it there),
#                  platforms/, runner/, and the sources of all that is built for a kernel
#   share/bash-completion/, share/zsh/    what the shells complete
# The host build itself has the same layout, so that `selfe` works from there as it does installed.
include(GNUInstallDirs)

file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/share")
file(CREATE_LINK "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/share/selfe" SYMBOLIC)

install(FILES CMakeLists.txt CTestConfig.cmake LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe")
install(DIRECTORY bindings cmake conformance platforms runner runtime start
    DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe"
    USE_SOURCE_PERMISSIONS
    PATTERN tests EXCLUDE PATTERN faults EXCLUDE PATTERN "*.md" EXCLUDE
    PATTERN "__pycache__" EXCLUDE PATTERN ".*" EXCLUDE PATTERN CMakePresets.json EXCLUDE)
# The kernel's build runs some of its tests in the compiler.
install(DIRECTORY kernel DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe"
    USE_SOURCE_PERMISSIONS
    PATTERN faults EXCLUDE PATTERN "*.md" EXCLUDE PATTERN "__pycache__" EXCLUDE PATTERN ".*" EXCLUDE)
# What the tests that selfe-bitfields writes include.
install(DIRECTORY tools/bitfields/support DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe/tools/bitfields")
# Scripts that the tools run.
install(DIRECTORY tools/selfe/kernel DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe/tools/selfe"
    PATTERN "__pycache__" EXCLUDE)
# Board files to copy, how such boards are wired, and what the files name.
install(DIRECTORY hil/boards DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe/hil")
install(DIRECTORY hil/openocd DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe/hil"
    PATTERN "*.md" EXCLUDE)
# What makes a board one of LAVA's: device types, health checks, and what its workers call.
install(DIRECTORY hil/lava DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe/hil")
install(PROGRAMS hil/lava-board DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe/hil")
install(FILES hil/src/selfe_hil/__init__.py hil/src/selfe_hil/lava_board.py hil/src/selfe_hil/lava_console.py
    hil/src/selfe_hil/lava_job.py
    DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe/hil/src/selfe_hil")
install(CODE "file(CREATE_LINK ../${CMAKE_INSTALL_DATADIR}/selfe/runner/selfe-run
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/selfe-run\" SYMBOLIC)")
