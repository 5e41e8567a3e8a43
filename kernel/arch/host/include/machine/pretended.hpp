// What the pretended machine of the host tests shows and lets a test arrange.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "arch/fpu_state.hpp"
#include "base/bits.hpp"

namespace kernel::machine {

/// Arranged by a test.
struct Pretended {
    Word memory_start = 0, memory_end = 0;  ///< RAM
    Word syndrome = 0, fault_address = 0;   ///< of the next exception
    std::deque<Word> pending_irqs;

    // Shown to a test.
    std::string console;
    std::set<Word> unmasked_irqs;
    std::vector<Word> raised_sgis;      ///< Arm
    std::map<Word, Word> irq_of_pin;    ///< x86: which interrupt a line of the I/O APIC raises
    std::map<Word, Word> ports;         ///< x86: what was written to each I/O port, and is read
    Word user_root = 0, user_asid = 0;  ///< 0: no user tables
    unsigned invalidations = 0;         ///< of pages and identifiers
    bool is_fpu_enabled = false;
    arch::FpuState fpu{};  ///< the registers in the unit
};

/// The one machine of this process.
Pretended& pretended();

/// The first pending interrupt, which stays; aborts if there is none: no thread would run again.
Word wait_for_pending_irq();

}  // namespace kernel::machine
