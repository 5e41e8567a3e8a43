// A capability address with the type of the object that it is meant to name.
// SPDX-License-Identifier: BSD-2-Clause
//
// Naming a slot is not owning it: a Cap is a number, copied freely, and nothing is deleted when it
// goes out of scope. It is a claim, too: only the kernel knows what the slot holds, and it answers
// InvalidCapability where the claim is false.
#pragma once

#include "selfe/word.hpp"

namespace selfe {

template <class Object>
struct Cap;

namespace detail {

/// What an object type is made from, and only Cap can make.
class FromCap {
    template <class Object>
    friend struct selfe::Cap;
    constexpr FromCap() = default;
};

}  // namespace detail

/// Gives an object's methods the address that they are invoked on.
///
/// Object types have no members and no objects of their own: they are bases of `Cap<Object>`, so
/// that `cap.method()` reads as it should and `Cap` stays one word.
template <class Object>
class Invocable {
  public:
    constexpr Invocable(detail::FromCap) {}

  protected:
    [[nodiscard, gnu::always_inline]] constexpr Word cptr() const {
        return static_cast<const Cap<Object>*>(this)->bits;
    }
};

/// A capability to an object of any type.
struct Any : Invocable<Any> {};

/// The address of a capability in the CSpace of whoever uses it, resolved to full depth.
template <class Object>
struct Cap : Object {
    Word bits{};

    /// The null capability.
    constexpr Cap() : Cap(Word{0}) {}
    constexpr explicit Cap(Word address) : Object{detail::FromCap()}, bits(address) {}

    /// Every capability is one to an object of any type.
    template <class Other>
        requires(__is_same(Object, Any) && !__is_same(Other, Any))
    constexpr Cap(Cap<Other> other) : Cap(other.bits) {}

    /// Whether this is the null capability, which names no slot of any CSpace.
    [[nodiscard]] constexpr bool is_null() const { return bits == 0; }
    [[nodiscard]] friend constexpr bool operator==(Cap a, Cap b) { return a.bits == b.bits; }
};

/// The address of `cap`, claimed to name an object of another type.
template <class Object, class Other>
[[nodiscard, gnu::always_inline]] constexpr Cap<Object> cap_cast(Cap<Other> cap) {
    return Cap<Object>{cap.bits};
}

static_assert(sizeof(Cap<Any>) == sizeof(Word), "cap.hpp: object types must be empty");

}  // namespace selfe
