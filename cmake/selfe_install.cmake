# What `cmake --install` of a host build gives: the native tools, the bindings, and a CMake package.
# SPDX-License-Identifier: BSD-2-Clause
#
#   bin/selfe-*                 native tools
#   share/selfe/bindings/       the hand-written half of the bindings, for every architecture
#   lib/cmake/selfe/            find_package(selfe): selfe_bindings() and selfe::bindgen
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(selfe_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/selfe")
install(TARGETS selfe-api selfe-bindgen selfe-cases selfe-image selfe-verdict)
install(DIRECTORY bindings DESTINATION "${CMAKE_INSTALL_DATADIR}/selfe" FILES_MATCHING PATTERN "*.hpp"
    PATTERN tests EXCLUDE)
install(FILES cmake/selfe_bindings.cmake cmake/selfe_refuse.cmake DESTINATION "${selfe_package_dir}")

configure_package_config_file(cmake/selfeConfig.cmake.in "${PROJECT_BINARY_DIR}/selfeConfig.cmake"
    INSTALL_DESTINATION "${selfe_package_dir}"
    PATH_VARS CMAKE_INSTALL_BINDIR CMAKE_INSTALL_DATADIR)
# The tools run on this machine, whatever the project that uses them is built for.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/selfeConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES "${PROJECT_BINARY_DIR}/selfeConfig.cmake" "${PROJECT_BINARY_DIR}/selfeConfigVersion.cmake"
    DESTINATION "${selfe_package_dir}")
