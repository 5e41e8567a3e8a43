// A machine on which no thread at all is ready to run, for cases about what ends that.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/boot_space.hpp"

namespace selfe::conformance {

/// Lets every thread be blocked for as long as it lives: otherwise the idle reporter runs then, and
/// the case ends as HANG. Here nobody notices but the host, which ends what never goes on.
class IdleMachine {
  public:
    IdleMachine(Case& t, const BootSpace& boot);
    IdleMachine(const IdleMachine&) = delete;
    IdleMachine& operator=(const IdleMachine&) = delete;
    ~IdleMachine();

  private:
    Cap<Tcb> idle_reporter_;
};

/// Keeps the slot of the idle reporter's TCB for the cases; once, by the monitor.
void remember_idle_reporter(Slot tcb);

}  // namespace selfe::conformance
