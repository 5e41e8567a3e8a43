// Yield: who runs next.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

struct Mark {
    bool has_run = false;

    static void run(Mark& self) { const_cast<volatile bool&>(self.has_run) = true; }
    bool is_set() const { return const_cast<const volatile bool&>(has_run); }
};

}  // namespace

CASE(Yield, LetsAThreadOfTheSamePriorityRun, "SYS-043") {
    Mark first;
    Mark second;
    t.start(first, Mark::run);
    t.start(second, Mark::run);
    yield();
    // To the tail: behind both.
    CHECK("SYS-043", first.is_set());
    CHECK("SYS-043", second.is_set());
}

CASE(Yield, AloneAtItsPriorityGoesOnAtOnce, "SYS-044") {
    SystemCall call(sys::seL4_SysYield, Cap<Any>{});
    const Worker alone = t.start(call, SystemCall::make, {.priority = priority::High});
    // It runs before this thread does, and this thread only if it has come to its end.
    CHECK("SYS-044", alone.is_done());
}

CASE(Yield, DoesNotLetALowerPriorityRun, "SYS-045") {
    Mark lower;
    t.start(lower, Mark::run, {.priority = priority::Low});
    yield();
    CHECK("SYS-045", !lower.is_set());
    t.settle();
    REQUIRE(lower.is_set());
}

}  // namespace selfe::conformance
