// The additional boot information: chunks behind the frame, and what one of them holds.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr Word page_bytes = Word{1} << sys::seL4_PageBits;

const unsigned char* extra_start() {
    return reinterpret_cast<const unsigned char*>(boot_info().raw()) + sys::seL4_BootInfoFrameSize;
}

// The flattened device tree's header and tokens ("Devicetree Specification", chapter "Flattened
// Devicetree (DTB) Format"): big-endian words of 4 bytes.
constexpr Word fdt_magic = 0xd00dfeed;
constexpr Word begin_node = 1;
constexpr Word end_of_structure = 9;

struct DeviceTree {
    const unsigned char* bytes;

    Word at(Word offset) const {
        return Word{bytes[offset]} << 24 | Word{bytes[offset + 1]} << 16 |
               Word{bytes[offset + 2]} << 8 | Word{bytes[offset + 3]};
    }
    Word magic() const { return at(0); }
    Word total_size() const { return at(4); }
    Word structure_offset() const { return at(8); }
    Word last_compatible_version() const { return at(24); }
    Word structure_size() const { return at(36); }
};

}  // namespace

CASE(ExtraBootInfo, ChunksFillItsLength, "BI-040") {
    Word offset = 0;
    const Word length = boot_info().extra_len();
    while (length - offset >= sizeof(sys::seL4_BootInfoHeader)) {
        const auto& header =
            *reinterpret_cast<const sys::seL4_BootInfoHeader*>(extra_start() + offset);
        CHECK("BI-040", header.id < Word{sys::SEL4_BOOTINFO_HEADER_NUM});
        CHECK("BI-040", header.len >= sizeof header);
        if (header.id == Word{sys::SEL4_BOOTINFO_HEADER_PADDING} &&
            offset + header.len == boot_info().extra_bi_pages().size() * page_bytes) {
            // Padding to the end of the pages: some releases count only its header.
            offset = length;
            break;
        }
        CHECK("BI-040", header.len <= length - offset);
        REQUIRE(header.len >= sizeof header && header.len <= length - offset);
        offset += header.len;
    }
    CHECK_EQ("BI-040", offset, length);
}

CASE(ExtraBootInfo, PagesCoverTheChunks, "BI-041") {
    const SlotRegion pages = boot_info().extra_bi_pages();
    CHECK("BI-041", pages.size() * page_bytes >= boot_info().extra_len());
    Word index = 0;
    for (const Word slot : pages) {
        const Slot copy = t.empty_slot();
        REQUIRE_OK(copy.copy(t.boot_slot(slot), Rights::can_read()));
        map_page(t, t.vspace(), Cap<Page>{copy.index}, window, Rights::can_read());
        CHECK("BI-041", __builtin_memcmp(reinterpret_cast<const void*>(window),
                                         extra_start() + index * page_bytes, page_bytes) == 0);
        REQUIRE_OK(Cap<Page>{copy.index}.unmap());
        REQUIRE_OK(copy.delete_());
        ++index;
    }
}

CASE(ExtraBootInfo, DeviceTreeIsWhole, "BI-042") {
    Word trees = 0;
    for (const ExtraChunk& chunk : boot_info().extras()) {
        if (chunk.id != Word{sys::SEL4_BOOTINFO_HEADER_FDT}) {
            continue;
        }
        ++trees;
        const DeviceTree tree{chunk.data};
        REQUIRE(chunk.size >= 40);  // the header
        CHECK_EQ("BI-042", tree.magic(), fdt_magic);
        CHECK("BI-042", tree.total_size() <= chunk.size);
        CHECK_EQ("BI-042", tree.last_compatible_version(), Word{16});
        const Word structure_end = tree.structure_offset() + tree.structure_size();
        REQUIRE(structure_end <= chunk.size && tree.structure_size() >= 8);
        CHECK_EQ("BI-042", tree.at(tree.structure_offset()), begin_node);
        CHECK_EQ("BI-042", tree.at(structure_end - 4), end_of_structure);
    }
    // The image's packer gives the kernel a device tree.
    CHECK_EQ("BI-042", trees, Word{1});
}

}  // namespace selfe::conformance
