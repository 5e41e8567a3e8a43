# One step of the stand-in's build: notes it down, and perhaps ends somebody. Run with -P, -DSTEP=….
# SPDX-License-Identifier: BSD-2-Clause
if(DEFINED ENV{STAND_IN_JOURNAL})
    file(APPEND "$ENV{STAND_IN_JOURNAL}" "${STEP}\n")
endif()
if("$ENV{STAND_IN_KILL}" STREQUAL STEP)
    execute_process(COMMAND kill -9 "$ENV{STAND_IN_VICTIM}")
endif()
if(DEFINED ENV{STAND_IN_PAUSE})
    execute_process(COMMAND sleep "$ENV{STAND_IN_PAUSE}")
endif()
