// A model kernel with untypeds, and the allocators under test over all of it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "kernel_model.hpp"
#include "selfe/untyped_allocator.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>
#include <vector>

namespace selfe::model {

/// What memory there is, and how much of the books.
struct Layout {
    std::vector<UntypedRegion> regions;
    Word slots = 4000;
    size_t nodes = 2000;
};

inline constexpr Word first_untyped = 10;
inline constexpr Word first_slot = 100;

/// One to four untypeds in a row, with gaps: each at a multiple of its size, as the kernel has it.
inline rc::Gen<std::vector<UntypedRegion>> regions(Word least_bits, Word most_bits) {
    return rc::gen::map(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<Word, bool>>>(
            rc::gen::pair(rc::gen::inRange<Word>(least_bits, most_bits + 1),
                          rc::gen::weightedElement<bool>({{3, false}, {1, true}})))),
        [](std::vector<std::pair<Word, bool>> sizes) {
            std::vector<UntypedRegion> made;
            Word end = 0x1000;
            sizes.resize(std::min<size_t>(sizes.size(), 4));
            for (const auto& [bits, is_device] : sizes) {
                const Word size = Word{1} << bits;
                const Word start = (end + 0x1000 + size - 1) & -size;
                made.push_back({Cap<Untyped>{first_untyped + static_cast<Word>(made.size())}, start,
                                bits, is_device});
                end = start + size;
            }
            return made;
        });
}

class Machine {
  public:
    explicit Machine(const Layout& layout)
        : kernel(first_slot + layout.slots),
          regions(layout.regions),
          bitmap_(layout.slots / word_bits + 1),
          nodes_(layout.nodes),
          slots(Cap<CNode>{KernelModel::root}, SlotRegion(first_slot, first_slot + layout.slots),
                bitmap_.data(), bitmap_.size()),
          objects(slots, nodes_.data(), nodes_.size()) {
        for (const UntypedRegion& region : regions) {
            kernel.add_untyped(region.cap.bits, region.paddr, region.size_bits, region.is_device);
        }
    }

    /// Tells the allocator of all untypeds; false if its books are too small.
    [[nodiscard]] bool add_all() {
        for (const UntypedRegion& region : regions) {
            if (!is_ok(objects.add(region))) {
                return false;
            }
        }
        return true;
    }

    /// Slots that the kernel has something in.
    [[nodiscard]] std::set<Word> used_slots() const {
        std::set<Word> used;
        for (const auto& [slot, capability] : kernel.capabilities()) {
            used.insert(slot);
        }
        return used;
    }

    /// True if kernel and books are as before the first allocation.
    [[nodiscard]] bool is_whole() {
        objects.merge();
        Word bytes = 0;
        for (const UntypedRegion& region : regions) {
            bytes += region.is_device ? 0 : Word{1} << region.size_bits;
        }
        return used_slots().size() == regions.size() + 2 &&
               slots.free_count() == slots.capacity() && objects.free_bytes() == bytes;
    }

    KernelModel kernel;
    std::vector<UntypedRegion> regions;

  private:
    std::vector<Word> bitmap_;
    std::vector<UntypedNode> nodes_;

  public:
    SlotAllocator slots;
    UntypedAllocator objects;
};

}  // namespace selfe::model
