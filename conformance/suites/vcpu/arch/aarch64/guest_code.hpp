// The guests' code, how a thread starts in it, and what the handler sees at its end.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/tcb.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance {

extern "C" {
// arch/aarch64/guest_code.S
void selfe_guest_look();
void selfe_guest_load();
void selfe_guest_wait();
void selfe_guest_call();
void selfe_guest_start_timer();
void selfe_guest_spin();
void selfe_guest_take_interrupt();
extern const unsigned char selfe_guest_load_instruction[];
extern const unsigned char selfe_guest_vectors[];
}

/// The number of the `smc` at the end of each; `InVain` of one that has given up waiting.
namespace guest_end {
enum Number : Word { Look = 1, Load, Wait, Call, Timer, Interrupt, Vector, InVain };
}

/// ESR_EL2 of a trapped `smc #number`: class 0x17, a 32-bit instruction (Arm Architecture Reference
/// Manual for A-profile, "ESR_EL2, Exception Syndrome Register").
constexpr Word trapped_smc(Word number) {
    return Word{0x17} << 26 | Word{1} << 25 | number;
}
/// The class in a syndrome, and that of a trapped `wfi`.
constexpr Word syndrome_class(Word syndrome) {
    return syndrome >> 26;
}
inline constexpr Word trapped_wfi_class = 1;

/// PSTATE of EL1 with its own stack pointer, everything masked.
inline constexpr Word system_mode = 0x3c5;
/// Where PSTATE says which exception level it is.
inline constexpr Word mode_mask = 0xf;
/// The virtual timer's private interrupt (Arm Base System Architecture, "PPI assignments").
inline constexpr Word virtual_timer_irq = 27;

}  // namespace selfe::conformance
