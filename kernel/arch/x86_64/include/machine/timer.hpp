// The periodic tick of the scheduler, and the clock that it is measured by.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Measures the local APIC's timer and the time stamp counter for some milliseconds. Interrupts
/// must have been started. Returns the frequency of the counter in MHz.
Word calibrate_timer();

/// The first tick comes one period from now; the period is CONFIG_TIMER_TICK_MS milliseconds.
void start_timer();

}  // namespace kernel::machine
