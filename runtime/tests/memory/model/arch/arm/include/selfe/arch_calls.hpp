// The calls that only Arm's kernels have, in the stand-in for their headers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe::sys {

enum seL4_ARM_VMAttributes {
    seL4_ARM_PageCacheable = 1,
    seL4_ARM_ParityEnabled = 2,
    seL4_ARM_Default_VMAttributes = 3,
    seL4_ARM_ExecuteNever = 4
};
struct seL4_ARM_Page_GetAddress_t {
    int error;
    seL4_Word paddr;
};

seL4_Error seL4_ARM_Page_Map(seL4_Word page, seL4_Word vspace, seL4_Word vaddr,
                             seL4_CapRights_t rights, seL4_ARM_VMAttributes attributes);
seL4_Error seL4_ARM_Page_Unmap(seL4_Word page);
seL4_ARM_Page_GetAddress_t seL4_ARM_Page_GetAddress(seL4_Word page);
seL4_Error seL4_ARM_Page_Clean_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_Page_Invalidate_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_Page_CleanInvalidate_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_Page_Unify_Instruction(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_PageTable_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                                  seL4_ARM_VMAttributes attributes);
seL4_Error seL4_ARM_PageTable_Unmap(seL4_Word);

seL4_Error seL4_ARM_VSpace_Clean_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_VSpace_Invalidate_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_VSpace_CleanInvalidate_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_VSpace_Unify_Instruction(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_PageDirectory_Clean_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_PageDirectory_Invalidate_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_PageDirectory_CleanInvalidate_Data(seL4_Word, seL4_Word, seL4_Word);
seL4_Error seL4_ARM_PageDirectory_Unify_Instruction(seL4_Word, seL4_Word, seL4_Word);

}  // namespace selfe::sys
