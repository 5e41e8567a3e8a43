// MessageInfo in constant expressions: every field alone, its top bit, and its neighbours.
// SPDX-License-Identifier: BSD-2-Clause
//
// That these are the positions libsel4 uses is proved by folding_test.cpp.
#include "selfe/message_info.hpp"

namespace selfe {
namespace {

constexpr MessageInfo empty;
static_assert(empty.label() == 0 && empty.length() == 0 && empty.extra_caps() == 0 &&
              empty.caps_unwrapped() == 0);

constexpr MessageInfo all(42, 120, 3, 7);
static_assert(all.label() == 42);
static_assert(all.length() == 120);
static_assert(all.extra_caps() == 3);
static_assert(all.caps_unwrapped() == 7);

constexpr Word greatest_label = ~Word{0} >> 12;
static_assert(MessageInfo(greatest_label).label() == greatest_label);
static_assert(MessageInfo(greatest_label).length() == 0);
static_assert(MessageInfo(greatest_label).caps_unwrapped() == 0);
static_assert(MessageInfo(0, 127).length() == 127 && MessageInfo(0, 127).extra_caps() == 0);
static_assert(MessageInfo(0, 0, 3).extra_caps() == 3 && MessageInfo(0, 0, 3).caps_unwrapped() == 0);
static_assert(MessageInfo(0, 0, 0, 7).caps_unwrapped() == 7 &&
              MessageInfo(0, 0, 0, 7).label() == 0);

static_assert(MessageInfo(1, 2) == MessageInfo(1, 2));
static_assert(!(MessageInfo(1, 2) == MessageInfo(2, 1)));
static_assert(MessageInfo(all.raw()) == all);
static_assert(sizeof(MessageInfo) == sizeof(Word));

}  // namespace
}  // namespace selfe
