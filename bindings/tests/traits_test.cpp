// Every object type has a number of its own, and a size or a unit.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/traits.hpp"

#include "selfe/sel4.hpp"

namespace selfe {
namespace {

static_assert(FixedSize<Tcb> && FixedSize<Endpoint> && FixedSize<Notification>);
static_assert(FixedSize<VSpace> && FixedSize<PageTable>);
static_assert(FixedSize<SmallPage> && FixedSize<LargePage> && FixedSize<HugePage>);
static_assert(Sized<Untyped> && Sized<CNode>);
static_assert(!Sized<Tcb> && !FixedSize<CNode>);
static_assert(!FixedSize<Page> && !Sized<Page>);  // a page is made in one of three sizes

constexpr Word types[] = {Traits<Untyped>::type,   Traits<Tcb>::type,
                          Traits<Endpoint>::type,  Traits<Notification>::type,
                          Traits<CNode>::type,     Traits<VSpace>::type,
                          Traits<PageTable>::type, Traits<SmallPage>::type,
                          Traits<LargePage>::type, Traits<HugePage>::type};

consteval bool are_distinct() {
    for (const Word& a : types) {
        for (const Word& b : types) {
            if (&a != &b && a == b) {
                return false;
            }
        }
    }
    return true;
}
static_assert(are_distinct());

}  // namespace
}  // namespace selfe
