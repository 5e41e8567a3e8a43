// Tables and pages are objects of different types, though both are mapped.
// SPDX-License-Identifier: BSD-2-Clause
// error: no matching function for call to .*map|too few arguments
#include "selfe/sel4.hpp"

using namespace selfe;

Error map(Cap<Page> page, [[maybe_unused]] Cap<PageTable> table, Cap<VSpace> vspace, Word address) {
#ifdef SELFE_MUST_NOT_COMPILE
    return page.map(vspace, address, VmAttributes::standard());
#else
    const Error error = table.map(vspace, address, VmAttributes::standard());
    return is_ok(error) ? page.map(vspace, address, Rights::can_read(), VmAttributes::standard())
                        : error;
#endif
}
