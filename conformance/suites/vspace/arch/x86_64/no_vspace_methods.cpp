// A VSpace on x86_64: it has no methods of its own.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(VSpace, HasNoMethods, "VS-106") {
    const Cap<VSpace> vspace = make_vspace(t);
    for (const Word label : {Word{sys::X86PDPTMap}, Word{sys::X86PageMap}, Word{sys::X86PageUnmap},
                             Word{sys::TCBSuspend}, Word{sys::CNodeDelete}}) {
        CHECK_EQ("VS-106", Invocation(vspace, label).call(), illegal_operation());
    }
}

}  // namespace selfe::conformance
