// Waits for another core by its thread of lowest priority.
// SPDX-License-Identifier: BSD-2-Clause
#include "other_core.hpp"

namespace selfe::conformance {

OtherCore::OtherCore(Case& t, Core core)
    : t_(t),
      core_(core),
      reporter_{t.make<Notification>(), {}},
      worker_(t.start(reporter_, Reporter::run, {.priority = priority::Settling, .core = core})) {}

OtherCore::~OtherCore() {
    (void)worker_.tcb().suspend();
}

void OtherCore::settle() {
    Case& t = t_;
    for (int there_and_back = 0; there_and_back < 2; ++there_and_back) {
        t.settle();
        const Word before = reporter_.turns.load_acquire();
        reporter_.go.signal();
        REQUIRE(spin_until(t, [&] { return reporter_.turns.load_acquire() != before; }));
    }
    t.settle();
}

void OtherCore::Reporter::run(Reporter& self) {
    for (;;) {
        self.go.wait();
        (void)self.turns.fetch_add(1);
    }
}

}  // namespace selfe::conformance
