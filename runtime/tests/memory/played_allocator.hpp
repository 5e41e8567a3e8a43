// An untyped allocator beside the simplest account of what it should do.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "untyped_machine.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace selfe {

using model::Layout;
using model::Machine;
using Request = UntypedAllocator::Request;

/// Memory that is in use, by the test's own account.
struct Block {
    Word start;
    Word bits;

    [[nodiscard]] bool meets(Word other, Word other_bits) const {
        return start < other + (Word{1} << other_bits) && other < start + (Word{1} << bits);
    }
};

/// A request for objects of some type; sizes are mostly possible.
inline rc::Gen<Request> requests() {
    return rc::gen::mapcat(rc::gen::inRange(0, 6), [](int which) -> rc::Gen<Request> {
        switch (which) {
            case 0:
                return rc::gen::map(rc::gen::inRange<Word>(2, 22), [](Word bits) {
                    return UntypedAllocator::request<Untyped>(bits, 1);
                });
            case 1:
                return rc::gen::map(rc::gen::inRange<Word>(1, 10), [](Word bits) {
                    return UntypedAllocator::request<CNode>(bits, 1);
                });
            case 2:
                return rc::gen::map(rc::gen::inRange<Word>(0, 300), [](Word count) {
                    return UntypedAllocator::request<Endpoint>(0, count);
                });
            case 3:
                return rc::gen::just(UntypedAllocator::request<Tcb>(0, 1));
            case 4:
                return rc::gen::map(rc::gen::inRange<Word>(1, 9), [](Word count) {
                    return UntypedAllocator::request<SmallPage>(0, count);
                });
            default:
                return rc::gen::just(UntypedAllocator::request<Endpoint>(0, 1));
        }
    });
}

inline Word block_bits(const Request& request) {
    Word bits = request.bits;
    while (Word{1} << (bits - request.bits) < request.count) {
        ++bits;
    }
    return bits;
}

struct Held {
    Allocation allocation;
    Block block;
    Request request;
};

/// Checks each answer against the account of blocks that are in use.
class PlayedAllocator {
  public:
    explicit PlayedAllocator(const Layout& layout) : machine_(layout) {}

    bool start() { return machine_.add_all(); }

    void take(const Request& request) {
        const auto result = machine_.objects.take(request);
        if (!is_possible(request)) {
            RC_ASSERT(!result.has_value());
            RC_ASSERT(result.error().cause == MemoryCause::OutOfRange);
            return;
        }
        const bool has_room = is_room(block_bits(request));
        if (result) {
            keep(*result, request, false);
        } else if (has_room) {
            RC_ASSERT(result.error().cause == MemoryCause::OutOfSlots ||
                      result.error().cause == MemoryCause::OutOfRecords);
            RC_ASSERT(is_scarce());
        }
        RC_ASSERT(has_room || !result.has_value());
    }

    void take_at(const Request& request, Word paddr) {
        const auto result = machine_.objects.take_at(request, paddr);
        if (!is_possible(request)) {
            RC_ASSERT(result.error().cause == MemoryCause::OutOfRange);
            return;
        }
        const Word bits = block_bits(request);
        const auto region = std::ranges::find_if(machine_.regions, [&](const UntypedRegion& each) {
            return paddr - each.paddr < Word{1} << each.size_bits;
        });
        MemoryCause expected = MemoryCause::None;
        if (paddr % (Word{1} << bits) != 0) {
            expected = MemoryCause::Misaligned;
        } else if (region == machine_.regions.end() || region->size_bits < bits) {
            expected = MemoryCause::NotCovered;
        } else if (is_taken(paddr, bits)) {
            expected = MemoryCause::Taken;
        } else if (region->is_device && request.type != Traits<Untyped>::type &&
                   request.type != Traits<SmallPage>::type) {
            expected = MemoryCause::Kernel;
        }
        if (result) {
            RC_ASSERT(expected == MemoryCause::None);
            RC_ASSERT(machine_.objects.paddr(*result) == paddr);
            keep(*result, request, region->is_device);
        } else if (result.error().cause != expected) {
            RC_ASSERT(is_scarce());
        }
    }

    /// With a copy of the first capability about, if there is a slot for it.
    void give_back(size_t number) {
        if (held_.empty()) {
            return;
        }
        const size_t which = number % held_.size();
        const auto slot = machine_.slots.allocate();
        if (slot) {
            const Cap<Any> first = machine_.objects.first_cap(held_[which].allocation);
            RC_ASSERT(is_ok(slot->copy(machine_.slots.slot(first.bits), Rights::all())));
        }
        RC_ASSERT(is_ok(machine_.objects.give_back(held_[which].allocation)));
        if (slot) {
            RC_ASSERT(machine_.kernel.find(slot->index) == nullptr);
            machine_.slots.give_back(*slot);
        }
        held_.erase(held_.begin() + static_cast<ptrdiff_t>(which));
    }

    void merge() { machine_.objects.merge(); }

    void finish() {
        while (!held_.empty()) {
            give_back(0);
        }
        RC_ASSERT(machine_.is_whole());
        for (const UntypedRegion& region : machine_.regions) {
            const auto all = machine_.objects.allocate_at<Untyped>(region.paddr, region.size_bits);
            RC_ASSERT(all.has_value());
            RC_ASSERT((*all).cap() == region.cap);
        }
    }

    Machine& machine() { return machine_; }

  private:
    static bool is_possible(const Request& request) {
        return request.count != 0 && request.bits >= sys::seL4_MinUntypedBits;
    }

    /// True if slots or nodes may really run out: the generator gives plenty, or few.
    bool is_scarce() const { return machine_.slots.capacity() < 1000; }

    bool is_taken(Word start, Word bits) const {
        return std::ranges::any_of(held_,
                                   [&](const Held& each) { return each.block.meets(start, bits); });
    }

    /// True if a block of this size is free, at a multiple of its size.
    bool is_room(Word bits) const {
        return std::ranges::any_of(machine_.regions, [&](const UntypedRegion& region) {
            if (region.is_device || region.size_bits < bits) {
                return false;
            }
            for (Word offset = 0; offset < Word{1} << region.size_bits; offset += Word{1} << bits) {
                if (!is_taken(region.paddr + offset, bits)) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Checks that what was made is there, where it may be, and is what was asked for.
    void keep(Allocation allocation, const Request& request, bool is_device) {
        const Word first = machine_.objects.first_cap(allocation).bits;
        const Block block{machine_.objects.paddr(allocation), block_bits(request)};
        RC_ASSERT(machine_.objects.count(allocation) == request.count);
        RC_ASSERT(!is_taken(block.start, block.bits));
        for (Word i = 0; i < request.count; ++i) {
            const model::Capability* const capability = machine_.kernel.find(first + i);
            RC_ASSERT(capability != nullptr);
            RC_ASSERT(capability->object->type->type == request.type);
            RC_ASSERT(capability->object->bits == request.bits);
            RC_ASSERT(capability->object->is_device == is_device);
            RC_ASSERT(capability->object->paddr == block.start + (i << request.bits));
        }
        held_.push_back({allocation, block, request});
    }

    Machine machine_;
    std::vector<Held> held_;
};

inline void play(PlayedAllocator& run, int steps) {
    for (int step = 0; step < steps; ++step) {
        const int kind = *rc::gen::inRange(0, 10);
        if (kind < 5) {
            run.take(*requests());
        } else if (kind < 7) {
            const auto& region = *rc::gen::elementOf(run.machine().regions);
            const Word inside = *rc::gen::inRange<Word>(0, (Word{1} << region.size_bits) + 4096);
            const Word bits = *rc::gen::element<Word>(0, 4, 12, 13);
            run.take_at(*requests(), (region.paddr + inside) & -(Word{1} << bits));
        } else if (kind < 9) {
            run.give_back(*rc::gen::inRange<size_t>(0, 100));
        } else {
            run.merge();
        }
    }
}

}  // namespace selfe
