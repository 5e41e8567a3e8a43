// Stops and starts the thread that runs when no other one can.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/idle_machine.hpp"

namespace selfe::conformance {
namespace {

constinit Word remembered = 0;

}  // namespace

IdleMachine::IdleMachine(Case& t, const BootSpace& boot)
    : idle_reporter_(boot.cap<Tcb>(remembered)) {
    t.must(idle_reporter_.suspend(), "the idle reporter cannot be stopped");
}

IdleMachine::~IdleMachine() {
    (void)idle_reporter_.resume();
}

void remember_idle_reporter(Slot tcb) {
    remembered = tcb.index;
}

}  // namespace selfe::conformance
