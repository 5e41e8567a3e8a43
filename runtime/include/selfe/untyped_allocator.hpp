// Makes kernel objects out of untyped memory, by size or by physical address, and takes them back.
// SPDX-License-Identifier: BSD-2-Clause
//
// The kernel hands an untyped out from its start on and forgets that only when the last object in
// it is gone. So each object gets an untyped of exactly its size: memory is halved, as often as it
// takes, by retyping an untyped into two of half the size, and what comes back is an untyped again.
// Two free halves are made one (by deleting both) no sooner than something larger is wanted or
// slots run short: a kernel clears memory that is retyped anew, which takes its time.
//
// What an object costs besides its memory: a slot for its untyped, one for itself, and a node of
// the books; plus, on the way down from a larger untyped, two slots and two nodes a halving. All
// of it comes back.
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/page_sizes.hpp"
#include "selfe/result.hpp"
#include "selfe/slot_allocator.hpp"
#include "selfe/traits.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// One untyped in the books; the caller provides an array of them and does nothing else with it.
struct UntypedNode {
    enum class State : uint8_t { Unused, Free, Halved, Taken };

    Word cap;           ///< the untyped's slot
    Word paddr;         ///< its physical address
    Word objects;       ///< Taken: the first of the slots of what was made of it
    uint16_t parent;    ///< the node whose half this is
    uint16_t next;      ///< Free, Unused: in the list of its kind; Halved: the lower half
    uint16_t previous;  ///< Free: in the list of its kind
    uint16_t count;     ///< Taken: how many objects; none if the untyped itself is the object
    uint8_t size_bits;
    State state;
    bool is_device;
};

/// Names what an allocator has made. Whoever has it sees to it that it is given back, once.
struct Allocation {
    static constexpr uint16_t none = 0xffff;

    uint16_t node = none;

    [[nodiscard]] constexpr bool is_empty() const { return node == none; }
};

template <class Object>
class Allocated;

/// What `allocate` gives: an owner of the object, or the cause why there is none.
template <class Object>
using Allocating = Result<Allocated<InvokedAs<Object>>, MemoryError>;

/// Keeps account of untypeds and makes objects of them. Not locked: one thread at a time.
class UntypedAllocator {
  public:
    /// `slots` gives every slot that is needed. Of `nodes` (at most 65534 are used) each untyped
    /// that is added takes one, and each halving two. The allocator lives as long as what it made.
    UntypedAllocator(SlotAllocator& slots, UntypedNode* nodes, size_t count);
    template <size_t count>
    UntypedAllocator(SlotAllocator& slots, UntypedNode (&nodes)[count])
        : UntypedAllocator(slots, nodes, count) {}
    UntypedAllocator(const UntypedAllocator&) = delete;
    UntypedAllocator& operator=(const UntypedAllocator&) = delete;

    /// Takes over an untyped that nothing has been made of. Errors: OutOfRecords.
    MemoryError add(const UntypedRegion& region);

    /// Makes an object of a type that has one size: `allocate<Endpoint>()`. A page size gives an
    /// `Allocated<Page>`.
    /// Errors: OutOfMemory; OutOfSlots, OutOfRecords when the halving would take more than is left;
    /// Kernel (seL4_Untyped_Retype). What is left over of an untyped that was halved stays free.
    template <FixedSize Object>
    [[nodiscard]] Allocating<Object> allocate() {
        return own<Object>(take(request<Object>(0, 1)));
    }
    /// The same for a type of a chosen size: log2 of an untyped's or a scheduling context's bytes,
    /// or of a CNode's slots. Errors: also OutOfRange for a size that memory never has.
    template <Sized Object>
    [[nodiscard]] Allocating<Object> allocate(Word size_bits) {
        return own<Object>(take(request<Object>(size_bits, 1)));
    }
    /// `count` objects side by side, in slots and in memory, that come back together. They take the
    /// memory of the next power of two of their number. Errors: as above.
    template <FixedSize Object>
    [[nodiscard]] Allocating<Object> allocate_many(Word count) {
        return own<Object>(take(request<Object>(0, count)));
    }
    /// The object at a physical address: a device's page or, where one is needed (memory that a
    /// device was told, for instance), any object. Of device memory only pages and untypeds.
    /// Errors: as above; NotCovered, no untyped that was added has this address; Taken, something
    /// else is made of that memory; Misaligned, no multiple of the object's size.
    template <FixedSize Object>
    [[nodiscard]] Allocating<Object> allocate_at(Word paddr) {
        return own<Object>(take_at(request<Object>(0, 1), paddr));
    }
    template <Sized Object>
    [[nodiscard]] Allocating<Object> allocate_at(Word paddr, Word size_bits) {
        return own<Object>(take_at(request<Object>(size_bits, 1), paddr));
    }

    /// What `allocate` does, for who keeps books of his own: an object's type and size by number.
    struct Request {
        Word type;       ///< Traits<Object>::type
        Word size_bits;  ///< what Untyped.retype is told; 0 for a type of one size
        Word bits;       ///< log2 of the bytes of one object
        Word count;
    };
    template <class Object>
    [[nodiscard]] static constexpr Request request(Word size_bits, Word count) {
        if constexpr (FixedSize<Object>) {
            return {Traits<Object>::type, 0, Traits<Object>::size_bits, count};
        } else {
            return {Traits<Object>::type, size_bits, size_bits + Traits<Object>::unit_bits, count};
        }
    }
    [[nodiscard]] Result<Allocation, MemoryError> take(const Request& wanted);
    [[nodiscard]] Result<Allocation, MemoryError> take_at(const Request& wanted, Word paddr);
    /// Deletes what was made there and everything derived from it, wherever the capabilities lie;
    /// memory and slots are free again. Errors: Kernel (seL4_CNode_Revoke): it stays as it is.
    MemoryError give_back(Allocation allocation);
    /// Where the first capability lies; the others of `allocate_many` follow.
    [[nodiscard]] Cap<Any> first_cap(Allocation allocation) const;
    /// Physical address of the first object; of memory that is no device's, too.
    [[nodiscard]] Word paddr(Allocation allocation) const;
    [[nodiscard]] Word count(Allocation allocation) const;

    /// Makes one of each pair of free halves, which gives back two slots and two nodes a pair; true
    /// if there was one. An allocation that lacks something does this itself, so that only slots
    /// for other purposes make it worth calling.
    bool merge();

    /// Bytes that are free, and log2 of the largest piece (0 if there is none); devices do not
    /// count.
    [[nodiscard]] Word free_bytes() const;
    [[nodiscard]] Word largest_free_bits() const;
    [[nodiscard]] SlotAllocator& slots() const { return slots_; }

  private:
    using Index = uint16_t;
    using State = UntypedNode::State;
    static constexpr Index none = Allocation::none;

    template <class Object>
    [[nodiscard]] Allocating<Object> own(const Result<Allocation, MemoryError>& taken) {
        if (!taken) {
            return taken.error();
        }
        return Allocated<InvokedAs<Object>>(*this, *taken);
    }

    template <class Attempt>
    [[nodiscard]] Result<Allocation, MemoryError> merging(Attempt attempt);
    [[nodiscard]] Result<Index, MemoryError> find(Word bits);
    [[nodiscard]] Result<Index, MemoryError> find_at(Word bits, Word paddr);
    [[nodiscard]] Result<Index, MemoryError> narrow(Index from, Word bits, Word paddr);
    [[nodiscard]] Result<Allocation, MemoryError> fill(Result<Index, MemoryError> found,
                                                       const Request& wanted);
    [[nodiscard]] MemoryError retype(const UntypedNode& node, const Request& wanted, Word first);
    [[nodiscard]] UntypedNode& taken(Allocation allocation) const;

    void start_node(Index index, Word cap, Word paddr, Word size_bits, Index parent,
                    bool is_device);
    [[nodiscard]] MemoryError halve(Index index);
    [[nodiscard]] Result<Slot, MemoryError> make_half(const UntypedNode& node);
    [[nodiscard]] Index unite(Index lower);
    [[nodiscard]] bool is_free_pair(Index lower) const;
    void remove_cap(Word cap);
    [[nodiscard]] Index root_of(Word paddr) const;
    [[nodiscard]] Index half_at(Index halved, Word paddr) const;
    [[nodiscard]] Index take_pair();
    void give_back_pair(Index lower);
    void link(Index index);
    void unlink(Index index);
    [[nodiscard]] Index& list_of(const UntypedNode& node);

    SlotAllocator& slots_;
    UntypedNode* nodes_;
    Index count_;
    Index used_ = 0;             ///< nodes from here on have never been used
    Index unused_pairs_ = none;  ///< those that came back
    Index free_[word_bits];      ///< by size; memory of no device
    Index free_devices_ = none;
};

}  // namespace selfe

#include "selfe/allocated.hpp"
