// Object types that the scheduler adds to Untyped.retype.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

template <class Object>
struct Traits;

struct SchedContext;
struct Reply;

template <>
struct Traits<SchedContext> {
    static constexpr Word type = sys::seL4_SchedContextObject;
    static constexpr Word unit_bits = 0;
};
template <>
struct Traits<Reply> {
    static constexpr Word type = sys::seL4_ReplyObject;
    static constexpr Word size_bits = sys::seL4_ReplyBits;
};

}  // namespace selfe
