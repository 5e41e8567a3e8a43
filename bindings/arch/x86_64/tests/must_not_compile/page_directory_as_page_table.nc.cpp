// Each level of translation has a type of its own: a page directory is no page table.
// SPDX-License-Identifier: BSD-2-Clause
// error: could not convert|cannot convert|no known conversion
#include "selfe/page_table.hpp"

selfe::Error install(selfe::Cap<selfe::PageTable> table, selfe::Cap<selfe::VSpace> vspace) {
    return table.map(vspace, 0x10000000, selfe::VmAttributes::standard());
}

selfe::Error install_level(selfe::Cap<selfe::PageDirectory> directory,
                           selfe::Cap<selfe::VSpace> vspace) {
#ifdef SELFE_MUST_NOT_COMPILE
    return install(directory, vspace);
#else
    return directory.map(vspace, 0x10000000, selfe::VmAttributes::standard());
#endif
}
