// The periodic tick of the scheduler.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace kernel::machine {

/// The first tick comes one period from now; the period is CONFIG_TIMER_TICK_MS milliseconds.
void start_timer();
/// The tick was taken; the next one is due one period after it was.
void restart_timer();

}  // namespace kernel::machine
