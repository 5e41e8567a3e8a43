# Sends the Test.xml of one run to CDash: `ctest -S` runs this; cdash.py sets the environment.
# SPDX-License-Identifier: BSD-2-Clause

set(CTEST_SITE "$ENV{SELFE_CDASH_SITE}")
set(CTEST_BUILD_NAME "$ENV{SELFE_CDASH_BUILD}")
set(CTEST_SOURCE_DIRECTORY "$ENV{SELFE_CDASH_FOLDER}")
set(CTEST_BINARY_DIRECTORY "$ENV{SELFE_CDASH_FOLDER}")
set(CTEST_SUBMIT_URL "$ENV{SELFE_CDASH_URL}")
set(CTEST_NIGHTLY_START_TIME "00:00:00 UTC")

# The secret goes from its file into the request, and by no command line on the way.
set(header "")
if(NOT "$ENV{SELFE_CDASH_TOKEN_FILE}" STREQUAL "")
    file(STRINGS "$ENV{SELFE_CDASH_TOKEN_FILE}" token LIMIT_COUNT 1)
    set(header HTTPHEADER "Authorization: Bearer ${token}")
endif()

ctest_start(Nightly APPEND QUIET)   # takes up the tag that stands in Testing/TAG
ctest_submit(PARTS Test Done ${header} RETRY_COUNT 1 RETRY_DELAY 2
    RETURN_VALUE result CAPTURE_CMAKE_ERROR error)
if(NOT result EQUAL 0 OR NOT error EQUAL 0)
    message(FATAL_ERROR "not submitted")
endif()
