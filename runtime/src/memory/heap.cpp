// A heap of blocks side by side: the free ones in a list by address, united with free neighbours.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/heap.hpp"

#include "selfe/panic.hpp"

#include <stdint.h>

namespace selfe {

/// What stands before the memory of a block: `alignment` bytes.
struct Heap::Block {
    size_t size;  ///< bytes with this head, a multiple of `alignment`
    union {
        Block* next;     ///< free: the next one in the order of addresses
        uintptr_t mark;  ///< taken: `taken_mark`
    };
};

namespace {

// Tells most of what is no block from one that is taken: a list's link is aligned, this is not.
constexpr uintptr_t taken_mark = static_cast<uintptr_t>(0x5e1fe'b10c'5e1fe'b1);

constexpr uintptr_t round_up(uintptr_t value, size_t unit) {
    return (value + unit - 1) & -uintptr_t{unit};
}

uintptr_t address_of(const void* pointer) {
    return reinterpret_cast<uintptr_t>(pointer);
}

}  // namespace

void Heap::add(void* arena, size_t size) {
    const uintptr_t start = round_up(address_of(arena), alignment);
    const uintptr_t end = (address_of(arena) + size) & -uintptr_t{alignment};
    if (end <= start || end - start < 2 * alignment) {
        return;
    }
    auto* const block = reinterpret_cast<Block*>(start);
    block->size = end - start;
    insert(block);
}

void* Heap::allocate(size_t size, size_t aligned) {
    if (aligned < alignment) {
        aligned = alignment;
    }
    constexpr size_t limit = SIZE_MAX / 2;
    if (size > limit || aligned > limit) {
        return nullptr;
    }
    // Even a block of nothing must hold a link once it is free.
    const size_t needed = sizeof(Block) + round_up(size == 0 ? 1 : size, alignment);
    void* const found = find(needed, aligned);
    if (found != nullptr || source_ == nullptr) {
        return found;
    }
    const HeapSource::Arena arena = source_->grow(needed + aligned + alignment);
    if (arena.start == nullptr) {
        return nullptr;
    }
    add(arena.start, arena.size);
    return find(needed, aligned);
}

/// Takes a block of `needed` bytes out of the first free one in which its memory can be aligned.
void* Heap::find(size_t needed, size_t aligned) {
    for (Block** link = &first_; *link != nullptr; link = &(*link)->next) {
        Block* const free = *link;
        const uintptr_t start = address_of(free);
        const uintptr_t memory = round_up(start + sizeof(Block), aligned);
        const size_t before = memory - sizeof(Block) - start;
        if (before > free->size || free->size - before < needed) {
            continue;
        }
        cut(link, before, needed);
        auto* const block = reinterpret_cast<Block*>(memory - sizeof(Block));
        block->mark = taken_mark;
        return reinterpret_cast<void*>(memory);
    }
    return nullptr;
}

/// Cuts `needed` bytes out of a free block, `before` bytes behind its start; what is left on either
/// side stays free, as far as it can hold a block.
void Heap::cut(Block** link, size_t before, size_t needed) {
    Block* const free = *link;
    const uintptr_t start = address_of(free);
    const size_t behind = free->size - before - needed;
    Block* rest = free->next;
    auto* const block = reinterpret_cast<Block*>(start + before);
    size_t taken = needed;
    if (behind >= 2 * sizeof(Block)) {
        auto* const tail = reinterpret_cast<Block*>(start + before + needed);
        tail->size = behind;
        tail->next = rest;
        rest = tail;
    } else {
        taken += behind;
    }
    if (before != 0) {
        free->size = before;
        free->next = rest;
    } else {
        *link = rest;
    }
    block->size = taken;
}

void Heap::deallocate(void* memory) {
    if (memory == nullptr) {
        return;
    }
    auto* const block = reinterpret_cast<Block*>(address_of(memory) - sizeof(Block));
    if (address_of(memory) % alignment != 0 || block->mark != taken_mark) {
        panic("memory is deleted that is not the heap's, or was deleted before");
    }
    insert(block);
}

/// Puts a block into the list, one with the neighbours that are free.
void Heap::insert(Block* block) {
    Block* previous = nullptr;
    Block* next = first_;
    while (next != nullptr && next < block) {
        previous = next;
        next = next->next;
    }
    const bool meets_next = next != nullptr && address_of(block) + block->size == address_of(next);
    if (meets_next) {
        block->size += next->size;
    }
    block->next = meets_next ? next->next : next;
    if (previous == nullptr) {
        first_ = block;
    } else if (address_of(previous) + previous->size == address_of(block)) {
        previous->size += block->size;
        previous->next = block->next;
    } else {
        previous->next = block;
    }
}

size_t Heap::free_bytes() const {
    size_t sum = 0;
    for (const Block* block = first_; block != nullptr; block = block->next) {
        sum += block->size;
    }
    return sum;
}

size_t Heap::free_blocks() const {
    size_t count = 0;
    for (const Block* block = first_; block != nullptr; block = block->next) {
        ++count;
    }
    return count;
}

}  // namespace selfe
