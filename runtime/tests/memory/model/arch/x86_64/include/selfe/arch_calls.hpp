// The calls that only x86_64's kernels have, in the stand-in for their headers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe::sys {

enum seL4_X86_VMAttributes {
    seL4_X86_Default_VMAttributes = 0,
    seL4_X86_WriteBack = 0,
    seL4_X86_WriteThrough = 1,
    seL4_X86_CacheDisabled = 2,
    seL4_X86_Uncacheable = 3,
    seL4_X86_WriteCombining = 4
};
struct seL4_X86_Page_GetAddress_t {
    int error;
    seL4_Word paddr;
};

seL4_Error seL4_X86_Page_Map(seL4_Word page, seL4_Word vspace, seL4_Word vaddr,
                             seL4_CapRights_t rights, seL4_X86_VMAttributes attributes);
seL4_Error seL4_X86_Page_Unmap(seL4_Word page);
seL4_X86_Page_GetAddress_t seL4_X86_Page_GetAddress(seL4_Word page);
seL4_Error seL4_X86_PDPT_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                             seL4_X86_VMAttributes attributes);
seL4_Error seL4_X86_PDPT_Unmap(seL4_Word);
seL4_Error seL4_X86_PageDirectory_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                                      seL4_X86_VMAttributes attributes);
seL4_Error seL4_X86_PageDirectory_Unmap(seL4_Word);
seL4_Error seL4_X86_PageTable_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                                  seL4_X86_VMAttributes attributes);
seL4_Error seL4_X86_PageTable_Unmap(seL4_Word);

}  // namespace selfe::sys
