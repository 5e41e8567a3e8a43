// IoPort.In and Out of 8, 16 and 32 bits: what reaches the device, and what comes back.
// SPDX-License-Identifier: BSD-2-Clause
#include "ports.hpp"

namespace selfe::conformance {
namespace {

// The host bridge's vendor and device: what its data register shows of this address.
constexpr Word host_bridge = 0x8000'0000;
constexpr Word garbage = 0xdead'beef'0000'0000;

Word byte_at(Cap<IoPort> ports, Word port) {
    return ports.in8(static_cast<sys::seL4_Uint16>(port)).value_or(0);
}

}  // namespace

CASE(IoPortOut8, WritesTheLowByteOnly, "IOP-023", "IOP-018") {
    const Cap<IoPort> ports = IoPortSource(t).issue(dma_pages, dma_pages_end);
    REQUIRE_EQ(write_port(ports, sys::X86IOPortOut8, dma_pages + 1, 0x77), success());
    for (const Word value : {Word{0}, Word{0x5a}, Word{0xa5}, Word{0xff}}) {
        CHECK_EQ("IOP-023",
                 write_port(ports, sys::X86IOPortOut8, dma_pages, garbage | 0x100 | value),
                 success());
        CHECK_EQ("IOP-018", read_port(ports, sys::X86IOPortIn8, dma_pages), success(value));
        CHECK_EQ("IOP-023", byte_at(ports, dma_pages + 1), Word{0x77});
    }
}

CASE(IoPortOut16, WritesTheLowTwoBytesOnly, "IOP-033") {
    const Cap<IoPort> ports = IoPortSource(t).issue(dma_pages, dma_pages_end);
    REQUIRE_EQ(write_port(ports, sys::X86IOPortOut8, dma_pages + 2, 0x77), success());
    for (const Word value : {Word{0x1234}, Word{0xedcb}}) {
        CHECK_EQ("IOP-033",
                 write_port(ports, sys::X86IOPortOut16, dma_pages, garbage | 0x66'0000 | value),
                 success());
        CHECK_EQ("IOP-033", byte_at(ports, dma_pages), value & 0xff);
        CHECK_EQ("IOP-033", byte_at(ports, dma_pages + 1), value >> 8);
        CHECK_EQ("IOP-033", byte_at(ports, dma_pages + 2), Word{0x77});
    }
}

CASE(IoPortIn16, IsTwoBytesZeroExtended, "IOP-028") {
    const Cap<IoPort> ports = IoPortSource(t).issue(dma_pages, dma_pages_end);
    for (const Word value : {Word{0x1234}, Word{0xfedc}}) {
        REQUIRE_EQ(write_port(ports, sys::X86IOPortOut8, dma_pages, value & 0xff), success());
        REQUIRE_EQ(write_port(ports, sys::X86IOPortOut8, dma_pages + 1, value >> 8), success());
        CHECK_EQ("IOP-028", read_port(ports, sys::X86IOPortIn16, dma_pages), success(value));
    }
}

CASE(IoPortOut32, WritesTheLowFourBytesOnly, "IOP-043", "IOP-038") {
    const Cap<IoPort> ports = IoPortSource(t).issue(pci_address, pci_end);
    for (const Word value : {host_bridge, Word{0x80ff'fff8}, Word{0x8012'3454}, Word{0}}) {
        CHECK_EQ("IOP-043", write_port(ports, sys::X86IOPortOut32, pci_address, garbage | value),
                 success());
        CHECK_EQ("IOP-038", read_port(ports, sys::X86IOPortIn32, pci_address), success(value));
    }
}

CASE(IoPortIn, OfEachSizeIsAPartOfTheSameRegister, "IOP-018", "IOP-028", "IOP-038") {
    const Cap<IoPort> ports = IoPortSource(t).issue(pci_address, pci_end);
    REQUIRE_EQ(write_port(ports, sys::X86IOPortOut32, pci_address, host_bridge), success());
    const Reply whole = read_port(ports, sys::X86IOPortIn32, pci_data);
    CHECK("IOP-038", whole.label == sys::seL4_NoError && whole.length == 1);
    const Word identity = whole.words[0];
    REQUIRE(identity != 0 && identity != 0xffff'ffff);  // there is a bridge
    for (Word offset = 0; offset < 4; ++offset) {
        CHECK_EQ("IOP-018", read_port(ports, sys::X86IOPortIn8, pci_data + offset),
                 success(identity >> 8 * offset & 0xff));
    }
    for (Word offset = 0; offset < 4; offset += 2) {
        CHECK_EQ("IOP-028", read_port(ports, sys::X86IOPortIn16, pci_data + offset),
                 success(identity >> 8 * offset & 0xffff));
    }
}

}  // namespace selfe::conformance
