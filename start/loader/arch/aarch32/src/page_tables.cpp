// Fills short-descriptor translation tables.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/arch/page_tables.hpp"

namespace selfe::loader::arch {
namespace {

// Both levels: normal memory, write-back and write-allocate inside and outside (TEX 1, C, B),
// shared (S) if other cores run before the kernel has tables of its own. Device: C clear, TEX 0, B.
constexpr uint32_t bufferable = 1U << 2;
constexpr uint32_t cacheable = 1U << 3;

constexpr uint32_t section = 2;
constexpr uint32_t section_execute_never = 1U << 4;
constexpr uint32_t section_full_access = 3U << 10;
constexpr uint32_t section_write_allocate = 1U << 12;
constexpr uint32_t section_shared = 1U << 16;

constexpr uint32_t page_table = 1;
constexpr uint32_t small_page = 2;
constexpr uint32_t page_full_access = 3U << 4;
constexpr uint32_t page_write_allocate = 1U << 6;
constexpr uint32_t page_shared = 1U << 10;

uint32_t section_descriptor(uint64_t physical_address, MemoryType type, Sharing sharing) {
    const uint32_t shared = sharing == Sharing::AllCores ? section_shared : 0;
    const uint32_t rest = type == MemoryType::NormalWriteBack
                              ? section_write_allocate | cacheable | bufferable | shared
                              : bufferable | section_execute_never;
    return static_cast<uint32_t>(physical_address) | section_full_access | rest | section;
}

size_t section_index(uint64_t address) {
    return static_cast<size_t>(address / section_size % 4096);
}

}  // namespace

PageTables::PageTables(SectionTable& sections, PageTable& pages, Sharing sharing)
    : sections_(sections), pages_(pages), sharing_(sharing) {
    for (uint32_t& entry : sections_.entries) {
        entry = 0;
    }
    for (uint32_t& entry : pages_.entries) {
        entry = 0;
    }
}

MapResult PageTables::map(uint64_t virtual_address, uint64_t physical_address, uint64_t size,
                          MemoryType type) {
    if ((virtual_address - physical_address) % section_size != 0) {
        return MapResult::Misaligned;
    }
    const uint64_t offset = physical_address - virtual_address;
    const uint64_t first = virtual_address / section_size * section_size;
    const uint64_t sections = (virtual_address - first + size + section_size - 1) / section_size;
    for (uint64_t index = 0; index < sections; ++index) {
        const uint64_t address = first + index * section_size;
        uint32_t& entry = sections_.entries[section_index(address)];
        const uint32_t wanted = section_descriptor(address + offset, type, sharing_);
        if (entry != 0 && entry != wanted) {
            return MapResult::Conflict;
        }
        entry = wanted;
    }
    return MapResult::Done;
}

MapResult PageTables::map_page(uint64_t virtual_address, uint64_t physical_address) {
    if (virtual_address % page_size != 0 || physical_address % page_size != 0) {
        return MapResult::Misaligned;
    }
    uint32_t& entry = sections_.entries[section_index(virtual_address)];
    const uint32_t wanted =
        static_cast<uint32_t>(reinterpret_cast<uintptr_t>(&pages_)) | page_table;
    if (entry != 0 && entry != wanted) {
        return MapResult::Conflict;
    }
    for (const uint32_t& other : sections_.entries) {
        if (other == wanted && &other != &entry) {
            return MapResult::Conflict;
        }
    }
    entry = wanted;
    const uint32_t shared = sharing_ == Sharing::AllCores ? page_shared : 0;
    pages_.entries[virtual_address / page_size % 256] =
        shared | static_cast<uint32_t>(physical_address) | page_full_access | page_write_allocate |
        cacheable | bufferable | small_page;
    return MapResult::Done;
}

}  // namespace selfe::loader::arch
