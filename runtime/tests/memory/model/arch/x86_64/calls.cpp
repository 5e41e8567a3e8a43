// The calls that only x86_64's kernels have, handed to the model.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel_model.hpp"

namespace selfe::sys {
namespace {

using model::KernelModel;

seL4_Error map_table(seL4_Word type, seL4_Word table, seL4_Word vspace, seL4_Word vaddr) {
    const model::Capability* const capability = KernelModel::current().find(table);
    if (capability == nullptr || capability->object->type->type != type) {
        return seL4_InvalidCapability;
    }
    return static_cast<seL4_Error>(KernelModel::current().map_table(table, vspace, vaddr));
}

}  // namespace

seL4_Error seL4_X86_Page_Map(seL4_Word page, seL4_Word vspace, seL4_Word vaddr,
                             seL4_CapRights_t rights, seL4_X86_VMAttributes attributes) {
    return static_cast<seL4_Error>(
        KernelModel::current().map_page(page, vspace, vaddr, rights.words[0], attributes));
}

seL4_Error seL4_X86_Page_Unmap(seL4_Word page) {
    return static_cast<seL4_Error>(KernelModel::current().unmap_page(page));
}

seL4_Error seL4_X86_PDPT_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                             seL4_X86_VMAttributes) {
    return map_table(seL4_X86_PDPTObject, table, vspace, vaddr);
}

seL4_Error seL4_X86_PageDirectory_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                                      seL4_X86_VMAttributes) {
    return map_table(seL4_X86_PageDirectoryObject, table, vspace, vaddr);
}

seL4_Error seL4_X86_PageTable_Map(seL4_Word table, seL4_Word vspace, seL4_Word vaddr,
                                  seL4_X86_VMAttributes) {
    return map_table(seL4_X86_PageTableObject, table, vspace, vaddr);
}

}  // namespace selfe::sys
