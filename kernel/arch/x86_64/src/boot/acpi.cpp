// The firmware's ACPI tables: where the interrupt controllers are.
// SPDX-License-Identifier: BSD-2-Clause
//
// ACPI specification, "Root System Description Pointer", "Multiple APIC Description Table".
#include "acpi.hpp"

#include "base/panic.hpp"
#include "machine/memory.hpp"

namespace kernel::boot {
namespace {

struct [[gnu::packed]] RootPointerFields {
    char signature[8];
    std::uint8_t checksum;
    char oem[6];
    std::uint8_t revision;
    std::uint32_t tables;  ///< physical address of the list with addresses of 32 bits
};

struct [[gnu::packed]] TableHeader {
    char signature[4];
    std::uint32_t length;
    char rest[28];
};

struct [[gnu::packed]] ApicTable {
    TableHeader header;
    std::uint32_t local_apic;
    std::uint32_t flags;
};

struct [[gnu::packed]] ApicEntry {
    std::uint8_t type, length;
    std::uint8_t id, reserved;
    std::uint32_t address;
};

constexpr std::uint8_t io_apic_entry = 1;

bool is_root_pointer(Word at) {
    const auto* bytes = machine::from_physical<const std::uint8_t>(at);
    if (__builtin_memcmp(bytes, "RSD PTR ", 8) != 0) {
        return false;
    }
    std::uint8_t sum = 0;
    for (unsigned i = 0; i < sizeof(RootPointerFields); ++i) {
        sum = static_cast<std::uint8_t>(sum + bytes[i]);
    }
    return sum == 0;
}

const RootPointer* search(Word start, Word end) {
    for (Word at = start; at < end; at += 16) {
        if (is_root_pointer(at)) {
            return machine::from_physical<const RootPointer>(at);
        }
    }
    return nullptr;
}

/// Null if there is none.
const ApicTable* find_apic_table(const RootPointer& root) {
    const auto& fields = reinterpret_cast<const RootPointerFields&>(root);
    const auto& list = *machine::from_physical<const TableHeader>(fields.tables);
    const auto* addresses = reinterpret_cast<const char*>(&list + 1);
    const Word count = (list.length - sizeof list) / sizeof(std::uint32_t);
    for (Word i = 0; i < count; ++i) {
        std::uint32_t address;
        __builtin_memcpy(&address, addresses + i * sizeof address, sizeof address);
        const auto& table = *machine::from_physical<const ApicTable>(address);
        if (__builtin_memcmp(table.header.signature, "APIC", 4) == 0) {
            return &table;
        }
    }
    return nullptr;
}

}  // namespace

const RootPointer& find_root_pointer() {
    // The firmware's extended data area begins at the segment that this word of it names.
    const Word extended = Word{*machine::from_physical<const std::uint16_t>(0x40e)} << 4;
    const RootPointer* root = search(extended, extended + 1024);
    if (!root) {
        root = search(0xe0000, 0x100000);
    }
    require(root != nullptr, "the firmware has no ACPI tables");
    return *root;
}

machine::ApicAddresses find_apics(const RootPointer& root) {
    const ApicTable* table = find_apic_table(root);
    require(table != nullptr, "the ACPI tables name no interrupt controllers");
    const auto* bytes = reinterpret_cast<const char*>(table);
    for (Word at = sizeof(ApicTable); at + sizeof(ApicEntry) <= table->header.length;) {
        const auto& entry = *reinterpret_cast<const ApicEntry*>(bytes + at);
        if (entry.type == io_apic_entry) {
            return {table->local_apic, entry.address};
        }
        require(entry.length > 0, "the ACPI table of interrupt controllers has no end");
        at += entry.length;
    }
    panic("the machine has no I/O APIC");
}

}  // namespace kernel::boot
