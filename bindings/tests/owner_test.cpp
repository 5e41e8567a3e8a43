// Owners are moved and never copied; moving and giving up calls nothing.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/owner.hpp"

#include "selfe/sel4.hpp"

namespace selfe {
namespace {

static_assert(!__is_constructible(Owned<Tcb>, const Owned<Tcb>&));
static_assert(!__is_assignable(Owned<Tcb>&, const Owned<Tcb>&));
static_assert(__is_constructible(Owned<Tcb>, Owned<Tcb>&&));
static_assert(__is_assignable(Owned<Tcb>&, Owned<Tcb>&&));
static_assert(!__is_constructible(Revoking<Tcb>, Owned<Tcb>&&));
static_assert(!__is_constructible(Cap<Tcb>, Owned<Tcb>&));
static_assert(sizeof(Owned<Tcb>) == 2 * sizeof(Word));

constexpr Cap<CNode> root{3};

// An evaluation at compile time that reached the kernel would not compile.
constexpr bool passes_on_and_gives_up() {
    Owned<Tcb> first(Cap<Tcb>{5}, root);
    Owned<Tcb> second(hand_over(first));
    const bool moved = first.is_empty() && second.cap() == Cap<Tcb>{5};
    Owned<Tcb> third;
    third = hand_over(second);
    const bool assigned = second.is_empty() && third.slot() == root.slot(5);
    return moved && assigned && third.release() == Cap<Tcb>{5} && third.is_empty();
}
static_assert(passes_on_and_gives_up());

constexpr bool letting_nothing_go_is_no_error() {
    Revoking<Untyped> nothing;
    return is_ok(nothing.reset());
}
static_assert(letting_nothing_go_is_no_error());

constexpr bool results_can_hold_owners() {
    Result<Owned<Tcb>> result(Owned<Tcb>(Cap<Tcb>{5}, root));
    return hand_over(result).take().release() == Cap<Tcb>{5};
}
static_assert(results_can_hold_owners());

}  // namespace
}  // namespace selfe
