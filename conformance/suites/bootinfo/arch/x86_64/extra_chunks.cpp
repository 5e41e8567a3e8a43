// What the kernel passes on of a PC's firmware and loader, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

// The only chunk with this id; ends the case if there is none, or more than one.
ExtraChunk only_chunk(Case& t, Word id) {
    ExtraChunk found{};
    Word count = 0;
    for (const ExtraChunk& chunk : boot_info().extras()) {
        if (chunk.id == id) {
            found = chunk;
            ++count;
        }
    }
    REQUIRE_EQ(count, Word{1});
    return found;
}

template <class T>
T read(const unsigned char* at) {
    T value;
    __builtin_memcpy(&value, at, sizeof value);
    return value;
}

}  // namespace

CASE(ExtraBootInfo, TscFrequencyIsANumberOfMegahertz, "BI-043") {
    const ExtraChunk chunk = only_chunk(t, sys::SEL4_BOOTINFO_HEADER_X86_TSC_FREQ);
    CHECK_EQ("BI-043", Word{chunk.size}, Word{sizeof(sys::seL4_Uint32)});
    const auto megahertz = read<sys::seL4_Uint32>(chunk.data);
    CHECK("BI-043", megahertz > 10 && megahertz < 100'000);
}

CASE(ExtraBootInfo, AcpiRootPointerIsWhole, "BI-043") {
    // "Advanced Configuration and Power Interface Specification", section "Root System Description
    // Pointer Structure": signature, and 20 bytes whose sum is 0.
    const ExtraChunk chunk = only_chunk(t, sys::SEL4_BOOTINFO_HEADER_X86_ACPI_RSDP);
    REQUIRE(chunk.size >= 20);
    CHECK("BI-043", __builtin_memcmp(chunk.data, "RSD PTR ", 8) == 0);
    unsigned char sum = 0;
    for (size_t i = 0; i < 20; ++i) {
        sum = static_cast<unsigned char>(sum + chunk.data[i]);
    }
    CHECK_EQ("BI-043", sum, 0);
}

CASE(ExtraBootInfo, MemoryMapHoldsTheMemoryThatIsGivenAway, "BI-043") {
    // "Multiboot Specification version 0.6.96", section "Boot information format": entries of size,
    // base, length, type; the size does not count itself. The kernel has their bytes in front.
    const ExtraChunk chunk = only_chunk(t, sys::SEL4_BOOTINFO_HEADER_X86_MBMMAP);
    const auto bytes = read<sys::seL4_Uint32>(chunk.data);
    REQUIRE(bytes + sizeof bytes <= chunk.size);
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_PageBits, false);
    constexpr sys::seL4_Uint32 available = 1;
    bool is_covered = false;
    const unsigned char* const end = chunk.data + sizeof bytes + bytes;
    for (const unsigned char* at = chunk.data + sizeof bytes; at < end;
         at += read<sys::seL4_Uint32>(at) + sizeof(sys::seL4_Uint32)) {
        const auto base = read<sys::seL4_Uint64>(at + 4);
        const auto length = read<sys::seL4_Uint64>(at + 12);
        is_covered |= read<sys::seL4_Uint32>(at + 20) == available && base <= memory.paddr &&
                      memory.paddr + (Word{1} << memory.size_bits) <= base + length;
    }
    CHECK("BI-043", is_covered);
}

}  // namespace selfe::conformance
