// Tests the loader's translation tables on AArch32 by walking them as the processor would.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/arch/page_tables.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <new>
#include <optional>

#include <sys/mman.h>

namespace selfe::loader::arch {
namespace {

/// What a descriptor says about one address.
struct Translation {
    uint32_t physical_address;
    uint32_t memory_type;  ///< TEX, C and B as five bits, TEX first
    uint32_t access;       ///< AP[2:0]
    bool is_executable;
};

/// Walks two levels; nothing if the address is not mapped.
std::optional<Translation> translate(const SectionTable& root, uint32_t address) {
    const uint32_t entry = root.entries[address >> 20];
    if ((entry & 3) == 2) {
        EXPECT_EQ(entry & 1 << 18, 0U) << "a section, not a supersection";
        EXPECT_EQ(entry >> 5 & 15, 0U) << "domain 0";
        return Translation{(entry & 0xfff0'0000) | (address & 0x000f'ffff),
                           (entry >> 12 & 7) << 2 | (entry >> 2 & 3),
                           (entry >> 15 & 1) << 2 | (entry >> 10 & 3), (entry & 1 << 4) == 0};
    }
    if ((entry & 3) != 1) {
        return std::nullopt;
    }
    const auto& pages =
        *reinterpret_cast<const PageTable*>(static_cast<uintptr_t>(entry & 0xffff'fc00));
    const uint32_t page = pages.entries[address >> 12 & 255];
    if ((page & 2) == 0) {
        return std::nullopt;
    }
    return Translation{(page & 0xffff'f000) | (address & 0xfff),
                       (page >> 6 & 7) << 2 | (page >> 2 & 3),
                       (page >> 9 & 1) << 2 | (page >> 4 & 3), (page & 1) == 0};
}

constexpr uint32_t full_access = 3;
constexpr uint32_t write_back_write_allocate = 0b001'11;
constexpr uint32_t device = 0b000'01;

/// Tables whose addresses fit a descriptor, as they do on the target.
class LoaderPageTablesAArch32 : public testing::Test {
  protected:
    struct Memory {
        SectionTable sections;
        PageTable pages;
    };

    LoaderPageTablesAArch32() {
        void* const memory = mmap(nullptr, 2 * sizeof(Memory), PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
        if (memory == MAP_FAILED) {
            throw std::bad_alloc();
        }
        const auto start = reinterpret_cast<uintptr_t>(memory);
        memory_ = reinterpret_cast<Memory*>((start + alignof(Memory) - 1) & ~(alignof(Memory) - 1));
        mapped_ = memory;
        tables_.emplace(memory_->sections, memory_->pages);
    }
    ~LoaderPageTablesAArch32() override { munmap(mapped_, 2 * sizeof(Memory)); }

    std::optional<Translation> at(uint32_t address) { return translate(tables_->root(), address); }

    void* mapped_{};
    Memory* memory_{};
    std::optional<PageTables> tables_;
};

constexpr auto ram = MemoryType::NormalWriteBack;

TEST_F(LoaderPageTablesAArch32, ShareMemoryWhenOtherCoresReadIt) {
    constexpr uint32_t section_shared = 1 << 16;
    constexpr uint32_t page_shared = 1 << 10;
    for (const bool is_shared : {false, true}) {
        PageTables tables(memory_->sections, memory_->pages,
                          is_shared ? Sharing::AllCores : Sharing::OneCore);
        ASSERT_EQ(tables.map(0x1000'0000, 0x1000'0000, 0x1000, MemoryType::NormalWriteBack),
                  MapResult::Done);
        ASSERT_EQ(tables.map(0x0200'0000, 0x0200'0000, 0x1000, MemoryType::Device),
                  MapResult::Done);
        ASSERT_EQ(tables.map_page(0xffff'0000, 0x1001'0000), MapResult::Done);
        EXPECT_EQ(memory_->sections.entries[0x100] & section_shared,
                  is_shared ? section_shared : 0);
        EXPECT_EQ(memory_->sections.entries[0x020] & section_shared, 0U) << "device memory";
        EXPECT_EQ(memory_->pages.entries[0xf0] & page_shared, is_shared ? page_shared : 0);
    }
}

TEST_F(LoaderPageTablesAArch32, MapEverySectionThatARangeTouches) {
    ASSERT_EQ(tables_->map(0x100f'f000, 0x100f'f000, 0x2000, ram), MapResult::Done);
    EXPECT_EQ(at(0x1000'0000)->physical_address, 0x1000'0000U);
    EXPECT_EQ(at(0x101f'ffff)->physical_address, 0x101f'ffffU);
    EXPECT_FALSE(at(0x0fff'ffff));
    EXPECT_FALSE(at(0x1020'0000));
}

TEST_F(LoaderPageTablesAArch32, MapTheKernelsWindow) {
    ASSERT_EQ(tables_->map(0xe000'0000, 0x1000'0000, 0x3c000, ram), MapResult::Done);
    const auto entry = at(0xe002'1234);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->physical_address, 0x1002'1234U);
    EXPECT_TRUE(entry->is_executable);
    EXPECT_EQ(entry->access, full_access);
    EXPECT_EQ(entry->memory_type, write_back_write_allocate);
}

TEST_F(LoaderPageTablesAArch32, NeverExecuteDeviceMemory) {
    ASSERT_EQ(tables_->map(0x021e'8000, 0x021e'8000, 0x1000, MemoryType::Device), MapResult::Done);
    const auto entry = at(0x021e'8040);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->memory_type, device);
    EXPECT_EQ(entry->access, full_access);
    EXPECT_FALSE(entry->is_executable);
}

TEST_F(LoaderPageTablesAArch32, MapAPageForTheHighVectorsAlone) {
    ASSERT_EQ(tables_->map_page(0xffff'0000, 0x1040'5000), MapResult::Done);
    const auto entry = at(0xffff'0010);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->physical_address, 0x1040'5010U);
    EXPECT_TRUE(entry->is_executable);
    EXPECT_EQ(entry->access, full_access);
    EXPECT_EQ(entry->memory_type, write_back_write_allocate);
    EXPECT_FALSE(at(0xfffe'f000));
    EXPECT_FALSE(at(0xffff'1000));
}

TEST_F(LoaderPageTablesAArch32, AcceptTheSameMappingAgainAndRefuseAnother) {
    ASSERT_EQ(tables_->map(0x1000'0000, 0x1000'0000, 0x1000, ram), MapResult::Done);
    EXPECT_EQ(tables_->map(0x1008'0000, 0x1008'0000, 0x1000, ram), MapResult::Done);
    EXPECT_EQ(tables_->map(0x1000'0000, 0x2000'0000, 0x1000, ram), MapResult::Conflict);
    EXPECT_EQ(tables_->map(0x1000'0000, 0x1000'0000, 0x1000, MemoryType::Device),
              MapResult::Conflict);
    EXPECT_EQ(tables_->map_page(0x1000'0000, 0x1000'0000), MapResult::Conflict);
}

TEST_F(LoaderPageTablesAArch32, HavePagesForOneMegabyte) {
    ASSERT_EQ(tables_->map_page(0xffff'0000, 0x1000'0000), MapResult::Done);
    EXPECT_EQ(tables_->map_page(0xfff0'0000, 0x1000'1000), MapResult::Done);
    EXPECT_EQ(tables_->map_page(0xffef'f000, 0x1000'0000), MapResult::Conflict);
    EXPECT_EQ(tables_->map(0xfff0'0000, 0x1000'0000, 1, ram), MapResult::Conflict);
}

TEST_F(LoaderPageTablesAArch32, RefuseAddressesThatDifferWithinASectionOrAPage) {
    EXPECT_EQ(tables_->map(0x1000'1000, 0x1000'0000, 0x1000, ram), MapResult::Misaligned);
    EXPECT_EQ(tables_->map_page(0xffff'0800, 0x1000'0000), MapResult::Misaligned);
    EXPECT_EQ(tables_->map_page(0xffff'0000, 0x1000'0800), MapResult::Misaligned);
}

RC_GTEST_FIXTURE_PROP(LoaderPageTablesAArch32, TranslateExactlyWhatWasMapped, ()) {
    const auto first = *rc::gen::inRange<uint32_t>(section_size, 0x4000'0000);
    const auto size = *rc::gen::inRange<uint32_t>(1, 0x100'0000);
    const auto sections = *rc::gen::inRange<uint32_t>(0, 1 << 11);
    const auto virtual_address = static_cast<uint32_t>(first + sections * section_size);
    RC_ASSERT(tables_->map(virtual_address, first, size, ram) == MapResult::Done);
    const uint32_t inside = *rc::gen::inRange<uint32_t>(0, size);
    const auto entry = at(virtual_address + inside);
    RC_ASSERT(entry.has_value());
    RC_ASSERT(entry->physical_address == first + inside);
    const uint64_t start = virtual_address & ~(section_size - 1);
    const uint64_t end = (virtual_address + size + section_size - 1) & ~(section_size - 1);
    RC_ASSERT(!at(static_cast<uint32_t>(start - 1)));
    RC_ASSERT(!at(static_cast<uint32_t>(end)));
}

}  // namespace
}  // namespace selfe::loader::arch
