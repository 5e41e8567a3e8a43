// Owners of objects that an allocator made: when they go, memory and slots go back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/owner.hpp"
#include "selfe/panic.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe {

/// Owns an object, or several side by side, or nothing; moved (`hand_over`), never copied. When it
/// goes, so do the object and every capability derived from it, and the allocator has memory and
/// slots back. A kernel that refuses that breaks an invariant of the program: panic; who expects it
/// asks `reset`. Otherwise like `Owned`, which is for capabilities that come from elsewhere.
template <class Object>
class [[nodiscard]] Allocated {
  public:
    /// Owns nothing.
    constexpr Allocated() = default;
    /// Owns what `from` made from now on.
    Allocated(UntypedAllocator& from, Allocation allocation)
        : from_(&from), cap_(from.first_cap(allocation).bits), allocation_(allocation) {}
    Allocated(Allocated&& other)
        : from_(other.from_), cap_(other.cap_), allocation_(other.release()) {}
    Allocated& operator=(Allocated&& other) {
        if (this != &other) {
            require_reset();
            from_ = other.from_;
            cap_ = other.cap_;
            allocation_ = other.release();
        }
        return *this;
    }
    Allocated(const Allocated&) = delete;
    Allocated& operator=(const Allocated&) = delete;
    ~Allocated() { require_reset(); }

    [[nodiscard]] bool is_empty() const { return allocation_.is_empty(); }
    /// The object; the first of several. Null if nothing is owned.
    [[nodiscard]] Cap<Object> cap() const& { return cap_; }
    Cap<Object> cap() const&& = delete;
    /// Number `i` of several, from 0.
    [[nodiscard]] Cap<Object> cap(Word i) const& { return Cap<Object>{cap_.bits + i}; }
    Cap<Object> cap(Word) const&& = delete;
    /// Methods of the object: `owner->resume()`.
    [[nodiscard]] const Cap<Object>* operator->() const { return &cap_; }
    /// Where the capability lies, to copy or badge it from. Requires that something is owned.
    [[nodiscard]] Slot slot() const { return from_->slots().slot(cap_.bits); }
    /// Physical address of the (first) object. Requires that something is owned.
    [[nodiscard]] Word paddr() const { return from_->paddr(allocation_); }
    /// How many objects it is. Requires that something is owned.
    [[nodiscard]] Word count() const { return from_->count(allocation_); }

    /// Gives everything back now; nothing if nothing is owned. Errors: those of
    /// UntypedAllocator.give_back; it is owned still.
    MemoryError reset() {
        if (is_empty()) {
            return {};
        }
        const MemoryError error = from_->give_back(allocation_);
        if (is_ok(error)) {
            (void)release();
        }
        return error;
    }
    /// Gives up owning: the object stays, and whoever has the result may give it back.
    [[nodiscard]] Allocation release() {
        const Allocation allocation = allocation_;
        allocation_ = {};
        cap_ = {};
        return allocation;
    }

  private:
    void require_reset() {
        if (!is_ok(reset())) {
            panic("an allocated object cannot be given back");
        }
    }

    UntypedAllocator* from_ = nullptr;
    Cap<Object> cap_;
    Allocation allocation_;
};

}  // namespace selfe
