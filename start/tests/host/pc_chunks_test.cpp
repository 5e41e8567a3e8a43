// Tests of what a PC's firmware and boot loader leave: memory map, ACPI's root, displays.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/acpi.hpp"
#include "selfe/boot/display.hpp"
#include "selfe/boot/memory_map.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string_view>
#include <vector>

namespace selfe {
namespace {

/// Bytes as firmware writes them: numbers with the lowest byte first, one behind the other.
struct Memory : std::vector<unsigned char> {
    using std::vector<unsigned char>::vector;

    template <class Number>
    Memory& add(Number number) {
        for (size_t byte = 0; byte < sizeof number; ++byte) {
            push_back(static_cast<unsigned char>(uint64_t{number} >> (8 * byte)));
        }
        return *this;
    }
    Memory& add_text(std::string_view text) {
        insert(end(), text.begin(), text.end());
        return *this;
    }
    Memory& fill_up(size_t size) {
        resize(size);
        return *this;
    }
    Bytes bytes() const { return {data(), size()}; }
};

Memory entry(uint64_t start, uint64_t size, uint32_t type, uint32_t length = 20) {
    Memory memory;
    memory.add(length).add(start).add(size).add(type).fill_up(4 + length);
    return memory;
}

Memory map_of(std::initializer_list<Memory> entries) {
    Memory all;
    for (const Memory& one : entries) {
        all.insert(all.end(), one.begin(), one.end());
    }
    Memory chunk;
    chunk.add(static_cast<uint32_t>(all.size()));
    chunk.insert(chunk.end(), all.begin(), all.end());
    return chunk;
}

TEST(MemoryMap, GivesItsEntriesWhateverTheirLength) {
    Memory chunk = map_of({entry(0, 0x9fc00, 1), entry(0x100000, 0x1'0000'0000, 1, 24),
                           entry(0xfffc0000, 0x40000, 2)});
    chunk.fill_up(chunk.size() + 500);  // the kernel's chunk has room for more
    const auto map = MemoryMap::open(chunk.bytes());
    std::vector<MemoryMapEntry> entries;
    for (const MemoryMapEntry& one : *map) {
        entries.push_back(one);
    }
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[1].start, 0x100000U);
    EXPECT_EQ(entries[1].size, 0x1'0000'0000U);
    EXPECT_TRUE(entries[1].is_available());
    EXPECT_EQ(entries[2].start, 0xfffc0000U);
    EXPECT_FALSE(entries[2].is_available());
}

TEST(MemoryMap, ErrorsNameTheirCause) {
    EXPECT_EQ(MemoryMap::open({}).error(), BootCause::Truncated);
    Memory chunk = map_of({entry(0, 1, 1)});
    EXPECT_EQ(MemoryMap::open({chunk.data(), chunk.size() - 1}).error(), BootCause::Truncated);
    EXPECT_EQ(MemoryMap::open(map_of({entry(0, 1, 1), Memory(3)}).bytes()).error(),
              BootCause::Truncated);
    Memory lying = map_of({entry(0, 1, 1)});
    lying[4] = 21;
    EXPECT_EQ(MemoryMap::open(lying.bytes()).error(), BootCause::Truncated);
    lying[4] = 19;
    EXPECT_EQ(MemoryMap::open(lying.bytes()).error(), BootCause::Malformed);
}

TEST(MemoryMap, OfAnyBytesIsAnErrorOrEnds) {
    EXPECT_TRUE(rc::check([](std::vector<unsigned char> bytes) {
        for (size_t at = 0; at + 4 <= bytes.size(); at += 24) {
            bytes[at] %= 64;  // lengths that may fit
            bytes[at + 1] = bytes[at + 2] = bytes[at + 3] = 0;
        }
        size_t entries = 0;
        if (const auto map = MemoryMap::open({bytes.data(), bytes.size()})) {
            for (const MemoryMapEntry& one : *map) {
                entries += 1 + (one.size & 0);
            }
        }
        RC_ASSERT(entries <= bytes.size() / 24);
    }));
}

void settle_sum(Memory& memory, size_t at, size_t size) {
    memory[at] = 0;
    unsigned sum = 0;
    for (size_t index = 0; index < size; ++index) {
        sum += memory[index];
    }
    memory[at] = static_cast<unsigned char>(-sum);
}

Memory acpi(uint8_t revision) {
    Memory memory;
    memory.add_text("RSD PTR ").add(uint8_t{0}).add_text("BOCHS ").add(revision);
    memory.add(uint32_t{0x7fe1550}).add(uint32_t{36}).add(uint64_t{0x12'3456'7890}).fill_up(36);
    settle_sum(memory, 8, 20);
    settle_sum(memory, 32, 36);
    return memory;
}

TEST(AcpiRoot, OfBothRevisionsIsRead) {
    EXPECT_EQ(AcpiRoot::open(acpi(0).bytes())->rsdt_address, 0x7fe1550U);
    EXPECT_EQ(AcpiRoot::open(acpi(0).bytes())->xsdt_address, 0U);
    EXPECT_EQ(AcpiRoot::open(acpi(2).bytes())->xsdt_address, 0x12'3456'7890U);
    EXPECT_EQ(AcpiRoot::open({acpi(0).data(), 20})->revision, 0);
}

TEST(AcpiRoot, ErrorsNameTheirCause) {
    Memory memory = acpi(2);
    EXPECT_EQ(AcpiRoot::open({memory.data(), 19}).error(), BootCause::Truncated);
    EXPECT_EQ(AcpiRoot::open({memory.data(), 35}).error(), BootCause::Truncated);
    memory[30] ^= 1;
    EXPECT_EQ(AcpiRoot::open(memory.bytes()).error(), BootCause::BadChecksum);
    memory[16] ^= 1;
    EXPECT_EQ(AcpiRoot::open(memory.bytes()).error(), BootCause::BadChecksum);
    memory[0] = 'r';
    EXPECT_EQ(AcpiRoot::open(memory.bytes()).error(), BootCause::NotThis);
}

TEST(Framebuffer, IsReadFromTheLoadersTag) {
    Memory chunk;
    chunk.add(uint64_t{0xfd00'0000}).add(uint32_t{4096}).add(uint32_t{1024}).add(uint32_t{768});
    chunk.add(uint8_t{32}).add(uint8_t{1});
    const auto framebuffer = Framebuffer::open(chunk.bytes());
    EXPECT_EQ(framebuffer->address, 0xfd00'0000U);
    EXPECT_EQ(framebuffer->pitch, 4096U);
    EXPECT_EQ(framebuffer->width, 1024U);
    EXPECT_EQ(framebuffer->height, 768U);
    EXPECT_EQ(framebuffer->bits_per_pixel, 32);
    EXPECT_EQ(framebuffer->kind, Framebuffer::Kind::Rgb);
    EXPECT_EQ(Framebuffer::open({chunk.data(), 21}).error(), BootCause::Truncated);
    chunk[21] = 3;
    EXPECT_EQ(Framebuffer::open(chunk.bytes()).error(), BootCause::Malformed);
}

TEST(VesaMode, IsReadFromTheBiosBlocks) {
    Memory chunk;
    chunk.add_text("VESA").add(uint16_t{0x0300}).fill_up(512 + 16).add(uint16_t{3200});
    chunk.add(uint16_t{800}).add(uint16_t{600}).fill_up(512 + 25).add(uint8_t{32});
    chunk.fill_up(512 + 40).add(uint32_t{0xe000'0000}).fill_up(768).add(uint32_t{0x4115});
    chunk.fill_up(784);
    const auto mode = VesaMode::open(chunk.bytes());
    EXPECT_EQ(mode->version, 0x0300);
    EXPECT_EQ(mode->mode, 0x4115U);
    EXPECT_EQ(mode->pitch, 3200);
    EXPECT_EQ(mode->width, 800);
    EXPECT_EQ(mode->height, 600);
    EXPECT_EQ(mode->bits_per_pixel, 32);
    EXPECT_EQ(mode->address, 0xe000'0000U);
    EXPECT_EQ(mode->mode_info.data, chunk.data() + 512);
    EXPECT_EQ(VesaMode::open({chunk.data(), 783}).error(), BootCause::Truncated);
    chunk[0] = 0;
    EXPECT_EQ(VesaMode::open(chunk.bytes()).error(), BootCause::NotThis);
}

}  // namespace
}  // namespace selfe
