// Owners of capabilities that lie in a slot from an allocator: when they go, the slot goes back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/owner.hpp"
#include "selfe/panic.hpp"
#include "selfe/result.hpp"
#include "selfe/slot_allocator.hpp"

namespace selfe {

/// Owns a capability that is not made of untyped memory (an interrupt's handler, IO ports, a copy),
/// or nothing; moved (`hand_over`), never copied. When it goes, the capability goes and whatever
/// was derived from it, and the allocator has the slot back. A kernel that refuses that breaks an
/// invariant of the program: panic; who expects it asks `reset`.
template <class Object>
class [[nodiscard]] SlotOwner {
  public:
    /// Owns nothing.
    constexpr SlotOwner() = default;
    SlotOwner(SlotOwner&& other) : from_(other.from_), cap_(other.release()) {}
    SlotOwner& operator=(SlotOwner&& other) {
        if (this != &other) {
            require_reset();
            from_ = other.from_;
            cap_ = other.release();
        }
        return *this;
    }
    SlotOwner(const SlotOwner&) = delete;
    SlotOwner& operator=(const SlotOwner&) = delete;
    ~SlotOwner() { require_reset(); }

    /// Takes a slot and has `put(slot)` put a capability there, which returns a MemoryError.
    /// Errors: OutOfSlots, those of `put`; nothing has changed then.
    template <class Put>
    [[nodiscard]] static Result<SlotOwner, MemoryError> make(SlotAllocator& from, Put put) {
        const Result<Slot, MemoryError> slot = from.allocate();
        if (!slot) {
            return slot.error();
        }
        const MemoryError error = put(*slot);
        if (!is_ok(error)) {
            from.give_back(*slot);
            return error;
        }
        return SlotOwner(from, Cap<Object>{slot->index});
    }

    [[nodiscard]] bool is_empty() const { return cap_.is_null(); }
    /// Null if nothing is owned.
    [[nodiscard]] Cap<Object> cap() const& { return cap_; }
    Cap<Object> cap() const&& = delete;
    [[nodiscard]] const Cap<Object>* operator->() const { return &cap_; }

    /// Gives everything back now; nothing if nothing is owned.
    /// Errors: Kernel (seL4_CNode_Revoke, seL4_CNode_Delete); it is owned still.
    MemoryError reset() {
        if (is_empty()) {
            return {};
        }
        const Slot slot = from_->slot(cap_.bits);
        if (const Error error = slot.revoke(); !is_ok(error)) {
            return {error, "seL4_CNode_Revoke"};
        }
        if (const Error error = slot.delete_(); !is_ok(error)) {
            return {error, "seL4_CNode_Delete"};
        }
        from_->give_back(slot);
        cap_ = {};
        return {};
    }

  private:
    SlotOwner(SlotAllocator& from, Cap<Object> cap) : from_(&from), cap_(cap) {}

    [[nodiscard]] Cap<Object> release() {
        const Cap<Object> cap = cap_;
        cap_ = {};
        return cap;
    }
    void require_reset() {
        if (!is_ok(reset())) {
            panic("a capability cannot be given back");
        }
    }

    SlotAllocator* from_ = nullptr;
    Cap<Object> cap_;
};

}  // namespace selfe
