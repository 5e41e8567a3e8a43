// IoPort.In and Out: the whole access must lie in the capability's range.
// SPDX-License-Identifier: BSD-2-Clause
#include "ports.hpp"

namespace selfe::conformance {

CASE(IoPortIn, OutsideTheRangeIsIllegalOperation, "IOP-019", "IOP-029", "IOP-039") {
    const Cap<IoPort> ports = IoPortSource(t).issue(pci_address, pci_end);
    for (const Word port : {Word{0}, pci_address - 1, pci_end + 1, Word{0xffff}}) {
        CHECK_EQ("IOP-019", read_port(ports, sys::X86IOPortIn8, port), illegal_operation());
        CHECK_EQ("IOP-029", read_port(ports, sys::X86IOPortIn16, port), illegal_operation());
        CHECK_EQ("IOP-039", read_port(ports, sys::X86IOPortIn32, port), illegal_operation());
    }
}

CASE(IoPortIn, LastByteOutsideTheRangeIsIllegalOperation, "IOP-029", "IOP-039") {
    const Cap<IoPort> ports = IoPortSource(t).issue(pci_address, pci_end);
    CHECK_EQ("IOP-029", read_port(ports, sys::X86IOPortIn16, pci_end), illegal_operation());
    CHECK_EQ("IOP-029", read_port(ports, sys::X86IOPortIn16, pci_end - 1).label,
             Word{sys::seL4_NoError});
    for (Word missing = 1; missing < 4; ++missing) {
        CHECK_EQ("IOP-039", read_port(ports, sys::X86IOPortIn32, pci_end - 3 + missing),
                 illegal_operation());
    }
    CHECK_EQ("IOP-039", read_port(ports, sys::X86IOPortIn32, pci_end - 3).label,
             Word{sys::seL4_NoError});
}

CASE(IoPortOut, OutsideTheRangeIsIllegalOperationAndWritesNothing, "IOP-024", "IOP-034",
     "IOP-044") {
    const IoPortSource source(t);
    const Cap<IoPort> first = source.issue(dma_pages, dma_pages);
    const Cap<IoPort> rest = source.issue(dma_pages + 1, dma_pages_end);
    REQUIRE_OK(first.out8(dma_pages, 0x11));
    REQUIRE_OK(rest.out8(dma_pages + 1, 0x22));
    CHECK_EQ("IOP-024", write_port(rest, sys::X86IOPortOut8, dma_pages, 0x99), illegal_operation());
    CHECK_EQ("IOP-024", write_port(first, sys::X86IOPortOut8, dma_pages + 1, 0x99),
             illegal_operation());
    // These begin inside and end outside.
    CHECK_EQ("IOP-034", write_port(first, sys::X86IOPortOut16, dma_pages, 0x9999),
             illegal_operation());
    CHECK_EQ("IOP-034", write_port(rest, sys::X86IOPortOut16, dma_pages_end, 0x9999),
             illegal_operation());
    CHECK_EQ("IOP-044", write_port(rest, sys::X86IOPortOut32, dma_pages + 1, 0x9999'9999),
             illegal_operation());
    CHECK_EQ("IOP-044", write_port(first, sys::X86IOPortOut32, dma_pages, 0x9999'9999),
             illegal_operation());
    CHECK_EQ("IOP-024", first.in8(dma_pages).value_or(0), sys::seL4_Uint8{0x11});
    CHECK_EQ("IOP-034", first.in8(dma_pages).value_or(0), sys::seL4_Uint8{0x11});
    CHECK_EQ("IOP-044", rest.in8(dma_pages + 1).value_or(0), sys::seL4_Uint8{0x22});
}

}  // namespace selfe::conformance
