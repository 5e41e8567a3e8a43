# Makes a kernel prefix that is not what it should be: run with -P, -DPREFIX=… and what it claims to be.
# SPDX-License-Identifier: BSD-2-Clause
foreach(file IN ITEMS bin/kernel.elf libsel4/include/sel4/sel4.h libsel4/include/sel4/gen_config.json
        support/kernel.dtb)
    file(WRITE "${PREFIX}/${file}" "{}\n")
endforeach()
if(ARCH)
    file(WRITE "${PREFIX}/libsel4/include/kernel/gen_config.json"
        "{\"SEL4_ARCH\": \"${ARCH}\", \"PLAT\": \"${PLATFORM}\", \"KERNEL_MCS\": ${MCS}, \"DEBUG_BUILD\": true, \"MAX_NUM_NODES\": \"${NODES}\"}\n")
endif()
