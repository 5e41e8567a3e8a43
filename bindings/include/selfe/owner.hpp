// Owners: capabilities whose slots are emptied when they go out of scope.
// SPDX-License-Identifier: BSD-2-Clause
//
// A Cap names a slot and owns nothing; these own. The address is one in the CSpace of whoever uses
// it, so a capability to the root of that CSpace is all that must be known besides.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/cnode.hpp"
#include "selfe/error.hpp"
#include "selfe/slot.hpp"

namespace selfe {
namespace detail {

/// How `Owned` lets go: the capability goes, and with the last one the object.
struct Deletes {
    [[gnu::always_inline]] static Error let_go(Slot slot) { return slot.delete_(); }
};
/// How `Revoking` lets go: what was derived from the capability goes first.
struct RevokesAndDeletes {
    [[gnu::always_inline]] static Error let_go(Slot slot) {
        const Error error = slot.revoke();
        return is_ok(error) ? slot.delete_() : error;
    }
};

}  // namespace detail

/// Holds a capability, or nothing; used through `Owned` and `Revoking`. Moved, never copied.
///
/// The kernel refuses to empty a slot only if there is none at that address: `root` is not the root
/// of this CSpace, or is gone. That breaks an invariant of the program, so the destructor tells
/// libsel4's assertion hook, and control does not come back. Who expects it asks `reset`.
template <class Object, class Way>
class [[nodiscard]] Owner {
  public:
    /// Holds nothing.
    constexpr Owner() = default;
    /// Holds `cap` from now on. `root` names the root of the CSpace in which `cap` is an address.
    constexpr Owner(Cap<Object> cap, Cap<CNode> root) : cap_(cap), root_(root) {}
    constexpr Owner(Owner&& other) : cap_(other.release()), root_(other.root_) {}
    constexpr Owner& operator=(Owner&& other) {
        if (this != &other) {
            require_let_go();
            root_ = other.root_;
            cap_ = other.release();
        }
        return *this;
    }
    Owner(const Owner&) = delete;
    Owner& operator=(const Owner&) = delete;
    [[gnu::always_inline]] constexpr ~Owner() { require_let_go(); }

    /// Whether nothing is held.
    [[nodiscard]] constexpr bool is_empty() const { return cap_.is_null(); }
    /// What is held, null if nothing. Not of an owner that is about to go.
    [[nodiscard]] constexpr Cap<Object> cap() const& { return cap_; }
    Cap<Object> cap() const&& = delete;
    /// Methods of the object: `owner->suspend()`.
    [[nodiscard]] constexpr const Cap<Object>* operator->() const { return &cap_; }
    /// The slot that will be emptied.
    [[nodiscard]] constexpr Slot slot() const { return root_.slot(cap_.bits); }

    /// Gives the capability up: it stays where it is, and the owner holds nothing.
    [[nodiscard]] constexpr Cap<Object> release() {
        const Cap<Object> cap = cap_;
        cap_ = {};
        return cap;
    }
    /// Empties the slot now; NoError if nothing is held. After an error the capability is held
    /// still. Errors: FailedLookup, IllegalOperation, InvalidCapability (0), all about `root`.
    [[gnu::always_inline]] constexpr Error reset() {
        if (is_empty()) {
            return Error::NoError;
        }
        const Error error = Way::let_go(slot());
        if (is_ok(error)) {
            cap_ = {};
        }
        return error;
    }

  private:
    [[gnu::always_inline]] constexpr void require_let_go() {
        if (!is_ok(reset())) {
            sys::__assert_fail("the slot of an owner cannot be emptied", __FILE__, __LINE__,
                               "Owner");
            __builtin_trap();
        }
    }

    Cap<Object> cap_;
    Cap<CNode> root_;
};

/// Deletes its capability when it goes. Other capabilities to the object keep the object alive.
template <class Object>
using Owned = Owner<Object, detail::Deletes>;

/// Revokes its capability, then deletes it: nobody keeps one that was derived from it, and an
/// untyped's memory is free again. Can be preempted and takes as long as there are descendants.
template <class Object>
using Revoking = Owner<Object, detail::RevokesAndDeletes>;

/// Lets `value` be moved from, which moves an owner: `hand_over(owner)`. That of <utility>, which
/// not every tool chain has.
template <class T>
[[nodiscard, gnu::always_inline]] constexpr T&& hand_over(T& value) {
    return static_cast<T&&>(value);
}

}  // namespace selfe
