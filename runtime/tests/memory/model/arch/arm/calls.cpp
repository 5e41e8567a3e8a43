// The calls that only Arm's kernels have, handed to the model.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel_model.hpp"

namespace selfe::sys {

using model::KernelModel;

seL4_Error seL4_ARM_Page_Map(seL4_Word page, seL4_Word vspace, seL4_Word vaddr,
                             seL4_CapRights_t rights, seL4_ARM_VMAttributes attributes) {
    return static_cast<seL4_Error>(
        KernelModel::current().map_page(page, vspace, vaddr, rights.words[0], attributes));
}

seL4_Error seL4_ARM_Page_Unmap(seL4_Word page) {
    return static_cast<seL4_Error>(KernelModel::current().unmap_page(page));
}

seL4_Error seL4_ARM_PageTable_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                                  seL4_ARM_VMAttributes) {
    return static_cast<seL4_Error>(KernelModel::current().map_table(table, vspace, vaddr));
}

}  // namespace selfe::sys
