// Capabilities are words that know what they mean.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/cap.hpp"

#include "selfe/sel4.hpp"

namespace selfe {
namespace {

static_assert(sizeof(Cap<Tcb>) == sizeof(Word));
static_assert(sizeof(Cap<Endpoint>) == sizeof(Word));
static_assert(sizeof(Cap<IrqControl>) == sizeof(Word));
static_assert(__is_trivially_copyable(Cap<Tcb>));
static_assert(__is_trivially_copyable(Slot));

static_assert(Cap<Tcb>{}.is_null());
static_assert(!init_thread::tcb.is_null());
static_assert(Cap<Tcb>{5} == Cap<Tcb>{5});
static_assert(!(Cap<Tcb>{5} == Cap<Tcb>{6}));

constexpr Cap<Any> widened = Cap<Tcb>{5};
static_assert(widened.bits == 5);
static_assert(cap_cast<Tcb>(widened) == Cap<Tcb>{5});

constexpr Slot slot = init_thread::cnode.slot(9);
static_assert(slot.root == init_thread::cnode && slot.index == 9 && slot.depth == word_bits);
static_assert(init_thread::cnode.slot(9, 4) == Slot{init_thread::cnode, 9, 4});

}  // namespace
}  // namespace selfe
