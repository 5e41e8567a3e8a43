// The numbers of object types: which there are, and that behind the last there is none.
// SPDX-License-Identifier: BSD-2-Clause
//
// The numbers of methods' labels are asked about where the kernel's methods are known:
// suites/sweep.
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

Reply make(Case& t, Word type) {
    // Too little memory for any object: only the type's own check can come before that one.
    const Cap<Untyped> small = t.make<Untyped>(sys::seL4_MinUntypedBits);
    constexpr Word some_size = 20;
    return Invocation(small, sys::UntypedRetype)
        .words(type, some_size, 0, 0, t.empty_slot().index, 1)
        .caps(t.cnode())
        .call();
}

}  // namespace

CASE(ObjectTypes, RunFromUntypedToTheLastOfTheArchitecture, "BF-011") {
    CHECK_EQ("BF-011", Traits<Untyped>::type, Word{0});
    CHECK_EQ("BF-011", Traits<Tcb>::type, Word{1});
    CHECK_EQ("BF-011", Traits<Endpoint>::type, Word{2});
    CHECK_EQ("BF-011", Traits<Notification>::type, Word{3});
    CHECK_EQ("BF-011", Traits<CNode>::type, Word{4});
    constexpr Word count = sys::seL4_ObjectTypeCount;
    for (Word type = 0; type < count; ++type) {
        CHECK("BF-011", !(make(t, type) == invalid_argument(0)));
    }
    for (const Word type : {count, count + 1, ~Word{0}}) {
        CHECK_EQ("BF-011", make(t, type), invalid_argument(0));
    }
}

}  // namespace selfe::conformance
