// Fills translation tables; table memory is reached at its physical address (MMU off or 1:1).
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/arch/page_tables.hpp"

namespace selfe::loader::arch {
namespace {

constexpr uint64_t descriptor_block = 1;
constexpr uint64_t descriptor_table = 3;
constexpr uint64_t address_mask = 0x0000'ffff'ffff'f000;
constexpr uint64_t access_flag = uint64_t{1} << 10;
constexpr uint64_t inner_shareable = uint64_t{3} << 8;
constexpr uint64_t execute_never = (uint64_t{1} << 54) | (uint64_t{1} << 53);
constexpr unsigned block_shift = 21;
constexpr unsigned bits_per_level = 9;

uint64_t block_descriptor(uint64_t physical_address, MemoryType type) {
    const uint64_t memory_type = static_cast<uint64_t>(type) << 2;
    // Device memory may never be fetched from, not even speculatively.
    const uint64_t rest = type == MemoryType::NormalWriteBack ? inner_shareable : execute_never;
    return physical_address | memory_type | rest | access_flag | descriptor_block;
}

size_t index_at(uint64_t address, unsigned level) {
    return (address >> (block_shift + bits_per_level * (2 - level))) % table_entries;
}

}  // namespace

Table* TablePool::take() {
    if (left_ == 0) {
        return nullptr;
    }
    --left_;
    Table* const table = next_++;
    for (uint64_t& entry : table->entries) {
        entry = 0;
    }
    return table;
}

Table* PageTables::child(Table* table, size_t index) {
    uint64_t& entry = table->entries[index];
    if (entry == 0) {
        Table* const fresh = pool_.take();
        if (fresh == nullptr) {
            return nullptr;
        }
        entry = reinterpret_cast<uintptr_t>(fresh) | descriptor_table;
    }
    return reinterpret_cast<Table*>(static_cast<uintptr_t>(entry & address_mask));
}

MapResult PageTables::map(uint64_t virtual_address, uint64_t physical_address, uint64_t size,
                          MemoryType type) {
    if ((virtual_address - physical_address) % block_size != 0) {
        return MapResult::Misaligned;
    }
    if (root_ == nullptr) {
        return MapResult::OutOfTables;
    }
    const uint64_t offset = physical_address - virtual_address;
    const uint64_t first = virtual_address & ~(block_size - 1);
    const uint64_t blocks = (virtual_address - first + size + block_size - 1) / block_size;
    for (uint64_t block = 0; block < blocks; ++block) {
        const uint64_t address = first + block * block_size;
        Table* const level1 = child(root_, index_at(address, 0));
        Table* const level2 = level1 == nullptr ? nullptr : child(level1, index_at(address, 1));
        if (level2 == nullptr) {
            return MapResult::OutOfTables;
        }
        uint64_t& entry = level2->entries[index_at(address, 2)];
        const uint64_t wanted = block_descriptor(address + offset, type);
        if (entry != 0 && entry != wanted) {
            return MapResult::Conflict;
        }
        entry = wanted;
    }
    return MapResult::Done;
}

}  // namespace selfe::loader::arch
