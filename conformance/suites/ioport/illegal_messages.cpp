// IoPort methods: messages that no method accepts.
// SPDX-License-Identifier: BSD-2-Clause
#include "ports.hpp"

namespace selfe::conformance {

CASE(IoPortMethods, OnAnotherObjectAreIllegalOperation, "IOP-015", "IOP-020", "IOP-025", "IOP-030",
     "IOP-035", "IOP-040") {
    const IoPortSource source(t);
    for (const Cap<Any> other : {Cap<Any>(t.make<CNode>(1)), Cap<Any>(source.control())}) {
        CHECK_EQ("IOP-015", read_port(other, sys::X86IOPortIn8, dma_pages), illegal_operation());
        CHECK_EQ("IOP-020", write_port(other, sys::X86IOPortOut8, dma_pages, 0),
                 illegal_operation());
        CHECK_EQ("IOP-025", read_port(other, sys::X86IOPortIn16, dma_pages), illegal_operation());
        CHECK_EQ("IOP-030", write_port(other, sys::X86IOPortOut16, dma_pages, 0),
                 illegal_operation());
        CHECK_EQ("IOP-035", read_port(other, sys::X86IOPortIn32, dma_pages), illegal_operation());
        CHECK_EQ("IOP-040", write_port(other, sys::X86IOPortOut32, dma_pages, 0),
                 illegal_operation());
    }
}

CASE(IoPortMethods, OnAnEmptySlotAreInvalidCapability, "IOP-016", "IOP-021", "IOP-026", "IOP-031",
     "IOP-036", "IOP-041") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ("IOP-016", read_port(nothing, sys::X86IOPortIn8, dma_pages), invalid_capability(0));
    CHECK_EQ("IOP-021", write_port(nothing, sys::X86IOPortOut8, dma_pages, 0),
             invalid_capability(0));
    CHECK_EQ("IOP-026", read_port(nothing, sys::X86IOPortIn16, dma_pages), invalid_capability(0));
    CHECK_EQ("IOP-031", write_port(nothing, sys::X86IOPortOut16, dma_pages, 0),
             invalid_capability(0));
    CHECK_EQ("IOP-036", read_port(nothing, sys::X86IOPortIn32, dma_pages), invalid_capability(0));
    CHECK_EQ("IOP-041", write_port(nothing, sys::X86IOPortOut32, dma_pages, 0),
             invalid_capability(0));
}

CASE(IoPortMethods, WithTooFewWordsAreTruncatedMessage, "IOP-017", "IOP-022", "IOP-027", "IOP-032",
     "IOP-037", "IOP-042") {
    const Cap<IoPort> ports = IoPortSource(t).issue(pci_address, pci_end);
    const auto with_length = [&](Word label, Word length) {
        return Invocation(ports, label).words(pci_address, 0).length(length).call();
    };
    CHECK_EQ("IOP-017", with_length(sys::X86IOPortIn8, 0), truncated_message());
    CHECK_EQ("IOP-027", with_length(sys::X86IOPortIn16, 0), truncated_message());
    CHECK_EQ("IOP-037", with_length(sys::X86IOPortIn32, 0), truncated_message());
    for (Word length = 0; length < 2; ++length) {
        CHECK_EQ("IOP-022", with_length(sys::X86IOPortOut8, length), truncated_message());
        CHECK_EQ("IOP-032", with_length(sys::X86IOPortOut16, length), truncated_message());
        CHECK_EQ("IOP-042", with_length(sys::X86IOPortOut32, length), truncated_message());
    }
}

CASE(IoPortMethods, OfLabelsThatAreNoneAreIllegalOperation, "SYS-070") {
    const Cap<IoPort> ports = IoPortSource(t).issue(pci_address, pci_end);
    for (const Word label : {Word{0}, Word{sys::nArchInvocationLabels}, Word{1} << 40}) {
        CHECK_EQ("SYS-070", Invocation(ports, label).words(pci_address, 0).call(),
                 illegal_operation());
    }
}

}  // namespace selfe::conformance
