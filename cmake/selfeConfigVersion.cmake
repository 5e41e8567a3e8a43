# The version of selfe: what find_package(selfe <version>) asks for, and what the tools print.
# SPDX-License-Identifier: BSD-2-Clause
#
# Before 1.0 a new minor number may break what the old one offered.
set(PACKAGE_VERSION 0.1.0)

string(REGEX MATCH "^[0-9]+\\.[0-9]+" selfe_series "${PACKAGE_VERSION}")
set(PACKAGE_VERSION_COMPATIBLE FALSE)
set(PACKAGE_VERSION_EXACT FALSE)
if(PACKAGE_FIND_VERSION MATCHES "^${selfe_series}(\\.|$)" AND NOT PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION)
    set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)
    set(PACKAGE_VERSION_EXACT TRUE)
endif()
unset(selfe_series)
