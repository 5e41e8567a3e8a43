// Addresses that no translation has, between the two halves of the address space, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(NonCanonicalAddress, IsRefusedByEachMapping, "VS-247") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<Page> page = make_page(t);
    for (const Word vaddr : {Word{1} << 47, Word{1} << 48, Word{1} << 62, ~(Word{1} << 63),
                             ~Word{0} << 47 ^ Word{1} << 63}) {
        const Word aligned = vaddr & ~(small_page_bytes - 1);
        CHECK_EQ("VS-247", map_reply(page, vspace, aligned), invalid_argument(0));
        CHECK_EQ("VS-247", map_pdpt(t.make<Pdpt>(), vspace, aligned), invalid_argument(0));
    }
    CHECK_EQ("VS-247", map_reply(page, vspace, window),
             missing_capability(Lookup::Other, pdpt_span_bits));
}

}  // namespace selfe::conformance
