// Every object type has a number of its own, and a size or a unit.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/traits.hpp"

#include "selfe/sel4.hpp"

namespace selfe {
namespace {

template <class... Objects>
struct ObjectTypes {
    static constexpr bool all_have_one_size = (FixedSize<Objects> && ...);

    /// Whether no two of them, nor of the types of every architecture, have the same number.
    static consteval bool are_distinct() {
        constexpr Word types[] = {Traits<Untyped>::type,  Traits<Tcb>::type,
                                  Traits<Endpoint>::type, Traits<Notification>::type,
                                  Traits<CNode>::type,    Traits<Objects>::type...};
        for (const Word& a : types) {
            for (const Word& b : types) {
                if (&a != &b && a == b) {
                    return false;
                }
            }
        }
        return true;
    }
};

}  // namespace
}  // namespace selfe

// Defines `ArchObjects`, the ObjectTypes that only this architecture has.
#include "arch_object_types.hpp"

namespace selfe {
namespace {

static_assert(FixedSize<Tcb> && FixedSize<Endpoint> && FixedSize<Notification>);
static_assert(Sized<Untyped> && Sized<CNode>);
static_assert(!Sized<Tcb> && !FixedSize<CNode>);
static_assert(!FixedSize<Page> && !Sized<Page>);  // a page is made in one of several sizes
static_assert(ArchObjects::all_have_one_size);
static_assert(ArchObjects::are_distinct());

}  // namespace
}  // namespace selfe
