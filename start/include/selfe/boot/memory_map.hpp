// The map of physical memory that a PC's boot loader handed to the kernel.
// SPDX-License-Identifier: BSD-2-Clause
//
// Layout: "Multiboot Specification version 0.6.96", section "Boot information format": entries that
// each say how long they are. A program's own memory is what untypeds say; this tells what the
// machine has besides.
#pragma once

#include "selfe/boot/cause.hpp"
#include "selfe/bytes.hpp"
#include "selfe/outcome.hpp"

#include <stdint.h>

namespace selfe {

/// `size` bytes from physical address `start`.
struct MemoryMapEntry {
    uint64_t start{};
    uint64_t size{};
    uint32_t type{};

    /// Whether this is RAM that nobody has reserved; ACPI's tables, device memory and defective
    /// RAM are of other types.
    [[nodiscard]] constexpr bool is_available() const { return type == 1; }
};

/// The entries in the loader's order, for a range-based for loop.
class MemoryMap {
  public:
    struct End {};
    class Iterator {
      public:
        explicit Iterator(Bytes entries) : left_(entries) {}
        MemoryMapEntry operator*() const;
        Iterator& operator++();
        bool operator==(End) const { return left_.size == 0; }

      private:
        Bytes left_;
    };

    /// From chunk SEL4_BOOTINFO_HEADER_X86_MBMMAP: 32 bits with the size of all entries in bytes,
    /// then the entries. Errors: Truncated; Malformed, an entry is shorter than its fields.
    [[nodiscard]] static Outcome<MemoryMap, BootCause> open(Bytes chunk);

    [[nodiscard]] Iterator begin() const { return Iterator(entries_); }
    [[nodiscard]] End end() const { return {}; }

    /// Of no entries: what an outcome without a value holds.
    constexpr MemoryMap() = default;

  private:
    Bytes entries_{};
};

}  // namespace selfe
