# Where `ctest -D Nightly` of a build tree sends its results: CDash, if SELFE_CDASH_URL names one.
# SPDX-License-Identifier: BSD-2-Clause
#
# include(CTest) reads this. A night over several kernels and boards is `selfe-run farm`'s.
set(SELFE_CDASH_URL "" CACHE STRING "CDash server for `ctest -D Nightly`: http(s)://HOST/submit.php?project=NAME")

set(CTEST_PROJECT_NAME "selfe")
set(CTEST_NIGHTLY_START_TIME "00:00:00 UTC")
if(SELFE_CDASH_URL)
    set(CTEST_SUBMIT_URL "${SELFE_CDASH_URL}")
endif()

# A night tests what is checked out: ctest's own update would throw away what is not committed.
set(CTEST_UPDATE_VERSION_ONLY TRUE)

# CDash knows builds by name and site. BUILDNAME and SITE are ctest's own variables.
if(NOT BUILDNAME)
    if(SELFE_BUILD)
        set(BUILDNAME "${SELFE_BUILD}")
    else()
        set(BUILDNAME "host")
    endif()
endif()
