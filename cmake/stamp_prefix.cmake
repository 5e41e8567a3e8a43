# Writes a file that changes exactly when the content of a kernel prefix does. Run with -P.
# SPDX-License-Identifier: BSD-2-Clause
#
# An install that changes nothing must not make everything behind it build again.
file(GLOB_RECURSE files RELATIVE "${PREFIX}" "${PREFIX}/*")
list(SORT files)
set(digest "")
foreach(file IN LISTS files)
    file(SHA256 "${PREFIX}/${file}" hash)
    string(APPEND digest "${hash}  ${file}\n")
endforeach()
set(old "")
if(EXISTS "${STAMP}")
    file(READ "${STAMP}" old)
endif()
if(NOT old STREQUAL digest)
    file(WRITE "${STAMP}" "${digest}")
endif()
