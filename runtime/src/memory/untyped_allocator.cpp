// Finds memory of a size or at an address, and makes objects of it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/untyped_allocator.hpp"

#include "selfe/panic.hpp"

namespace selfe {
namespace {

constexpr Word bytes(Word bits) {
    return Word{1} << bits;
}

/// log2 of the memory that `wanted` takes; word_bits if there cannot be so much.
Word total_bits(const UntypedAllocator::Request& wanted) {
    Word bits = wanted.bits;
    for (Word count = 1; count < wanted.count && bits < word_bits; count *= 2) {
        ++bits;
    }
    return bits;
}

MemoryError check(const UntypedAllocator::Request& wanted) {
    const Word bits = total_bits(wanted);
    const bool is_possible = wanted.count != 0 && wanted.count <= UINT16_MAX &&
                             wanted.size_bits <= bits && wanted.bits >= sys::seL4_MinUntypedBits &&
                             bits <= sys::seL4_MaxUntypedBits;
    return is_possible ? MemoryCause::None : MemoryCause::OutOfRange;
}

}  // namespace

Result<Allocation, MemoryError> UntypedAllocator::take(const Request& wanted) {
    if (const MemoryError error = check(wanted); !is_ok(error)) {
        return error;
    }
    return merging([&] { return fill(find(total_bits(wanted)), wanted); });
}

Result<Allocation, MemoryError> UntypedAllocator::take_at(const Request& wanted, Word paddr) {
    if (const MemoryError error = check(wanted); !is_ok(error)) {
        return error;
    }
    if ((paddr & (bytes(total_bits(wanted)) - 1)) != 0) {
        return MemoryError{MemoryCause::Misaligned};
    }
    return merging([&] { return fill(find_at(total_bits(wanted), paddr), wanted); });
}

/// Does something, and if it lacks something does it again with all free halves united.
template <class Attempt>
Result<Allocation, MemoryError> UntypedAllocator::merging(Attempt attempt) {
    const Result<Allocation, MemoryError> first = attempt();
    if (first || first.error().cause == MemoryCause::Kernel || !merge()) {
        return first;
    }
    return attempt();
}

/// A free node of this size, halved out of the smallest that serves: what is large stays large, and
/// a kernel has less to clear.
Result<UntypedAllocator::Index, MemoryError> UntypedAllocator::find(Word bits) {
    for (Word size_bits = bits; size_bits < word_bits; ++size_bits) {
        if (free_[size_bits] != none) {
            return narrow(free_[size_bits], bits, nodes_[free_[size_bits]].paddr);
        }
    }
    return MemoryError{MemoryCause::OutOfMemory};
}

/// The same for the one at a physical address.
Result<UntypedAllocator::Index, MemoryError> UntypedAllocator::find_at(Word bits, Word paddr) {
    Index index = root_of(paddr);
    if (index == none || nodes_[index].size_bits < bits) {
        return MemoryError{MemoryCause::NotCovered};
    }
    while (nodes_[index].state == State::Halved && nodes_[index].size_bits > bits) {
        index = half_at(index, paddr);
    }
    if (nodes_[index].state != State::Free) {
        return MemoryError{MemoryCause::Taken};
    }
    return narrow(index, bits, paddr);
}

/// Halves a free node until the half at `paddr` has this size. A failure on the way leaves smaller
/// free nodes, which `merge` unites again.
Result<UntypedAllocator::Index, MemoryError> UntypedAllocator::narrow(Index from, Word bits,
                                                                      Word paddr) {
    while (nodes_[from].size_bits > bits) {
        if (const MemoryError error = halve(from); !is_ok(error)) {
            return error;
        }
        from = half_at(from, paddr);
    }
    return from;
}

Result<Allocation, MemoryError> UntypedAllocator::fill(Result<Index, MemoryError> found,
                                                       const Request& wanted) {
    if (!found) {
        return found.error();
    }
    UntypedNode& node = nodes_[*found];
    // An untyped of this size is there already.
    const bool is_itself = wanted.type == Traits<Untyped>::type && wanted.count == 1;
    if (!is_itself) {
        const Result<SlotRegion, MemoryError> range = slots_.allocate_range(wanted.count);
        if (!range) {
            return range.error();
        }
        if (const MemoryError error = retype(node, wanted, range->start); !is_ok(error)) {
            slots_.give_back(*range);
            return error;
        }
        node.objects = range->start;
    }
    node.count = static_cast<uint16_t>(is_itself ? 0 : wanted.count);
    unlink(*found);
    node.state = State::Taken;
    return Allocation{*found};
}

/// Fills consecutive slots. The kernel makes a limited number of objects at once.
MemoryError UntypedAllocator::retype(const UntypedNode& node, const Request& wanted, Word first) {
    const Cap<Untyped> untyped{node.cap};
    for (Word made = 0; made < wanted.count;) {
        const Word left = wanted.count - made;
        const Word now =
            left < sys::seL4_UntypedRetypeMaxObjects ? left : sys::seL4_UntypedRetypeMaxObjects;
        const MemoryError error(
            untyped.retype(wanted.type, wanted.size_bits, slots_.root(), 0, 0, first + made, now),
            "seL4_Untyped_Retype");
        if (!is_ok(error)) {
            if (made != 0 && !is_ok(slots_.slot(node.cap).revoke())) {
                panic("objects that were made halfway cannot be deleted");
            }
            return error;
        }
        made += now;
    }
    return {};
}

MemoryError UntypedAllocator::give_back(Allocation allocation) {
    UntypedNode& node = taken(allocation);
    // Revoking reaches copies that others have, too; with one of them left, the kernel would not
    // forget that the memory is used.
    const MemoryError error(slots_.slot(node.cap).revoke(), "seL4_CNode_Revoke");
    if (!is_ok(error)) {
        return error;
    }
    if (node.count != 0) {
        slots_.give_back(SlotRegion(node.objects, node.objects + node.count));
    }
    node.state = State::Free;
    link(allocation.node);
    return {};
}

Cap<Any> UntypedAllocator::first_cap(Allocation allocation) const {
    const UntypedNode& node = taken(allocation);
    return Cap<Any>{node.count == 0 ? node.cap : node.objects};
}

Word UntypedAllocator::paddr(Allocation allocation) const {
    return taken(allocation).paddr;
}

Word UntypedAllocator::count(Allocation allocation) const {
    const UntypedNode& node = taken(allocation);
    return node.count == 0 ? 1 : node.count;
}

UntypedNode& UntypedAllocator::taken(Allocation allocation) const {
    if (allocation.node >= used_ || nodes_[allocation.node].state != State::Taken) {
        panic("an allocation is named that does not exist");
    }
    return nodes_[allocation.node];
}

}  // namespace selfe
