// What the models of timers have in common: how time passes.
// SPDX-License-Identifier: BSD-2-Clause
//
// Time passes by the tick, when a test says so and, with `ticks_an_access`, whenever a register is
// touched. A model is no better than it must be: what the manual leaves open turns out badly for
// the driver.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe::timer {

/// Has a line to the interrupt controller.
template <class Device>
class TimerModel {
  public:
    unsigned ticks_an_access = 0;
    unsigned accesses_to_stall = 0;  ///< how many accesses until one that takes `stall` ticks
    unsigned stall = 0;

    uint32_t read(size_t offset) {
        pass(ticks_an_access + (accesses_to_stall-- == 0 ? stall : 0));
        return self().get(offset);
    }
    void write(size_t offset, uint32_t value) {
        pass(ticks_an_access + (accesses_to_stall-- == 0 ? stall : 0));
        self().put(offset, value);
    }
    void pass(uint64_t ticks) {
        for (; ticks > 0; --ticks) {
            self().tick();
        }
    }

  private:
    Device& self() { return static_cast<Device&>(*this); }
};

}  // namespace selfe::timer
