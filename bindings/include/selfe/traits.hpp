// What Untyped.retype needs to know of each object type.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

struct Untyped;
struct Tcb;
struct Endpoint;
struct Notification;
struct CNode;

/// `type` is the object type's number, which depends on the kernel's configuration. Types of one
/// size have `size_bits`: an object takes 2^size_bits bytes. Types of a chosen size have
/// `unit_bits`: with the size argument n an object takes 2^(n + unit_bits) bytes.
template <class Object>
struct Traits;

template <>
struct Traits<Untyped> {
    static constexpr Word type = sys::seL4_UntypedObject;
    static constexpr Word unit_bits = 0;
};
template <>
struct Traits<Tcb> {
    static constexpr Word type = sys::seL4_TCBObject;
    static constexpr Word size_bits = sys::seL4_TCBBits;
};
template <>
struct Traits<Endpoint> {
    static constexpr Word type = sys::seL4_EndpointObject;
    static constexpr Word size_bits = sys::seL4_EndpointBits;
};
template <>
struct Traits<Notification> {
    static constexpr Word type = sys::seL4_NotificationObject;
    static constexpr Word size_bits = sys::seL4_NotificationBits;
};
template <>
struct Traits<CNode> {
    static constexpr Word type = sys::seL4_CapTableObject;
    static constexpr Word unit_bits = sys::seL4_SlotBits;
};

/// Object types that come in one size.
template <class Object>
concept FixedSize = requires { Traits<Object>::size_bits; };

/// Object types whose size is chosen when they are made.
template <class Object>
concept Sized = requires { Traits<Object>::unit_bits; };

}  // namespace selfe

#include "selfe/arch_traits.hpp"
#include "selfe/scheduling/traits.hpp"
