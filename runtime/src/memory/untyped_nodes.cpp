// The books of an untyped allocator: a binary tree for each untyped, lists of what is free by size.
// SPDX-License-Identifier: BSD-2-Clause
//
// Both halves of an untyped are neighbours in the array, the lower one at an even index; untypeds
// that were added stand alone and have no parent.
#include "selfe/panic.hpp"
#include "selfe/untyped_allocator.hpp"

#include <initializer_list>

namespace selfe {

UntypedAllocator::UntypedAllocator(SlotAllocator& slots, UntypedNode* nodes, size_t count)
    : slots_(slots), nodes_(nodes), count_(static_cast<Index>(count < none ? count : none - 1)) {
    for (Index& list : free_) {
        list = none;
    }
    for (Index i = 0; i < count_; ++i) {
        nodes_[i].state = State::Unused;
    }
}

MemoryError UntypedAllocator::add(const UntypedRegion& region) {
    if (used_ == count_) {
        return MemoryCause::OutOfRecords;
    }
    start_node(used_, region.cap.bits, region.paddr, region.size_bits, none, region.is_device);
    link(used_++);
    return {};
}

void UntypedAllocator::start_node(Index index, Word cap, Word paddr, Word size_bits, Index parent,
                                  bool is_device) {
    nodes_[index] = {.cap = cap,
                     .paddr = paddr,
                     .objects = 0,
                     .parent = parent,
                     .next = none,
                     .previous = none,
                     .count = 0,
                     .size_bits = static_cast<uint8_t>(size_bits),
                     .state = State::Free,
                     .is_device = is_device};
}

/// Makes two free nodes of one. Nothing has changed after an error.
MemoryError UntypedAllocator::halve(Index index) {
    const Index pair = take_pair();
    if (pair == none) {
        return MemoryCause::OutOfRecords;
    }
    const Result<Slot, MemoryError> lower = make_half(nodes_[index]);
    if (!lower) {
        give_back_pair(pair);
        return lower.error();
    }
    const Result<Slot, MemoryError> upper = make_half(nodes_[index]);
    if (!upper) {
        remove_cap(lower->index);
        give_back_pair(pair);
        return upper.error();
    }
    UntypedNode& whole = nodes_[index];
    unlink(index);
    const Word bits = Word{whole.size_bits} - 1;
    const Word middle = whole.paddr + (Word{1} << bits);
    start_node(pair, lower->index, whole.paddr, bits, index, whole.is_device);
    start_node(pair + 1, upper->index, middle, bits, index, whole.is_device);
    whole.state = State::Halved;
    whole.next = pair;
    link(pair + 1);
    link(pair);
    return {};
}

/// Retypes what is left of an untyped into one of half its size.
Result<Slot, MemoryError> UntypedAllocator::make_half(const UntypedNode& node) {
    const Result<Slot, MemoryError> slot = slots_.allocate();
    if (!slot) {
        return slot;
    }
    const MemoryError error(Cap<Untyped>{node.cap}.retype<Untyped>(*slot, Word{node.size_bits} - 1),
                            "seL4_Untyped_Retype");
    if (!is_ok(error)) {
        slots_.give_back(*slot);
        return error;
    }
    return slot;
}

bool UntypedAllocator::merge() {
    bool has_merged = false;
    for (Index i = 0; i + 1 < used_; i += 2) {
        // The other half of what becomes whole here may have been waiting for it.
        for (Index lower = i; is_free_pair(lower); lower = static_cast<Index>(unite(lower) & ~1U)) {
            has_merged = true;
        }
    }
    return has_merged;
}

/// Makes one free node of two free halves, and returns it.
UntypedAllocator::Index UntypedAllocator::unite(Index lower) {
    const Index whole = nodes_[lower].parent;
    for (const Index half : {lower, static_cast<Index>(lower + 1)}) {
        remove_cap(nodes_[half].cap);
        unlink(half);
    }
    give_back_pair(lower);
    nodes_[whole].state = State::Free;
    link(whole);
    return whole;
}

bool UntypedAllocator::is_free_pair(Index lower) const {
    return lower + 1 < used_ && nodes_[lower].state == State::Free &&
           nodes_[lower + 1].state == State::Free && nodes_[lower].parent != none &&
           nodes_[lower].parent == nodes_[lower + 1].parent;
}

/// Deletes an untyped that nothing is made of. The kernel refuses only if the slot is no slot.
void UntypedAllocator::remove_cap(Word cap) {
    if (!is_ok(slots_.slot(cap).delete_())) {
        panic("an untyped's slot cannot be emptied");
    }
    slots_.give_back(slots_.slot(cap));
}

UntypedAllocator::Index UntypedAllocator::root_of(Word paddr) const {
    for (Index i = 0; i < used_; ++i) {
        const UntypedNode& node = nodes_[i];
        if (node.state != State::Unused && node.parent == none &&
            paddr - node.paddr < Word{1} << node.size_bits) {
            return i;
        }
    }
    return none;
}

UntypedAllocator::Index UntypedAllocator::half_at(Index halved, Word paddr) const {
    const Index lower = nodes_[halved].next;
    return paddr < nodes_[lower + 1].paddr ? lower : lower + 1;
}

UntypedAllocator::Index UntypedAllocator::take_pair() {
    if (unused_pairs_ != none) {
        const Index lower = unused_pairs_;
        unused_pairs_ = nodes_[lower].next;
        return lower;
    }
    const unsigned lower = (used_ + 1U) & ~1U;
    if (lower + 2 > count_) {
        return none;
    }
    used_ = static_cast<Index>(lower + 2);
    return static_cast<Index>(lower);
}

void UntypedAllocator::give_back_pair(Index lower) {
    nodes_[lower].state = nodes_[lower + 1].state = State::Unused;
    nodes_[lower].next = unused_pairs_;
    unused_pairs_ = lower;
}

void UntypedAllocator::link(Index index) {
    Index& list = list_of(nodes_[index]);
    nodes_[index].previous = none;
    nodes_[index].next = list;
    if (list != none) {
        nodes_[list].previous = index;
    }
    list = index;
}

void UntypedAllocator::unlink(Index index) {
    const UntypedNode& node = nodes_[index];
    (node.previous == none ? list_of(node) : nodes_[node.previous].next) = node.next;
    if (node.next != none) {
        nodes_[node.next].previous = node.previous;
    }
}

UntypedAllocator::Index& UntypedAllocator::list_of(const UntypedNode& node) {
    return node.is_device ? free_devices_ : free_[node.size_bits];
}

Word UntypedAllocator::free_bytes() const {
    Word sum = 0;
    for (Word bits = 0; bits < word_bits; ++bits) {
        for (Index i = free_[bits]; i != none; i = nodes_[i].next) {
            sum += Word{1} << bits;
        }
    }
    return sum;
}

Word UntypedAllocator::largest_free_bits() const {
    Word bits = word_bits - 1;
    while (bits > 0 && free_[bits] == none) {
        --bits;
    }
    return bits;
}

}  // namespace selfe
