// Capabilities to ports: copies have the same range, whatever is asked for.
// SPDX-License-Identifier: BSD-2-Clause
#include "ports.hpp"

namespace selfe::conformance {

CASE(IoPortCapability, CopiesHaveTheWholeRange, "IOP-014") {
    const IoPortSource source(t);
    const Cap<IoPort> ports = source.issue(dma_pages, dma_pages_end);
    for (const Rights rights : {Rights::all(), Rights::can_read(), Rights::none()}) {
        const Cap<IoPort> copy = t.copy_of(ports, rights);
        for (Word port = dma_pages; port <= dma_pages_end; ++port) {
            const Word value = 0x40 + port;
            CHECK_EQ("IOP-014", write_port(copy, sys::X86IOPortOut8, port, value), success());
            CHECK_EQ("IOP-014", read_port(copy, sys::X86IOPortIn8, port), success(value & 0xff));
        }
        CHECK_EQ("IOP-014", read_port(copy, sys::X86IOPortIn8, dma_pages_end + 1),
                 illegal_operation());
    }
}

CASE(IoPortCapability, CannotBeNarrowed, "IOP-014") {
    const IoPortSource source(t);
    const Cap<IoPort> ports = source.issue(dma_pages, dma_pages_end);
    const Slot slot = t.empty_slot();
    // Whether a badge is refused or ignored, it takes nothing away.
    const Error error = slot.mint(t.slot_of(ports), Rights::all(), dma_pages << 16 | dma_pages);
    for (Word port = dma_pages; port <= dma_pages_end; ++port) {
        const Cap<Any> minted{is_ok(error) ? slot.index : ports.bits};
        CHECK_EQ("IOP-014", read_port(minted, sys::X86IOPortIn8, port).label,
                 Word{sys::seL4_NoError});
    }
    CHECK("IOP-014", error == Error::NoError || error == Error::IllegalOperation);
}

}  // namespace selfe::conformance
