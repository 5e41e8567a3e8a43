// What the core's tests ask of the architecture they run on: x86-64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/io_port.hpp"
#include "arch/irq.hpp"
#include "arch/vspace.hpp"
#include "object/asid.hpp"
#include "system.hpp"
#include "thread/fpu.hpp"
#include "thread/scheduler.hpp"

extern "C" kernel::arch::UserContext* handle_trap(kernel::arch::UserContext*, kernel::Word vector,
                                                  kernel::Word error_code);

namespace kernel::test {

inline constexpr Word small_frame_type = seL4_X86_4K;
inline constexpr Word frame_get_address = X86PageGetAddress;
/// What is in the slot of IOPortControl.
inline constexpr CapType slot_7_type = CapType::IoPortControl;
/// Labels of the methods on tables, frames and address spaces.
inline constexpr Word first_method = X86PDPTMap, last_method = X86ASIDPoolAssign;

inline void reset_arch() {
    asid::reset();
    fpu::reset();
    arch::io_port::reset();
    arch::reset_irqs();
}

inline void set_syscall_number(arch::UserContext& context, long number) {
    context.set_general(arch::Rdx, static_cast<Word>(number));
}

/// One register of the floating-point unit.
inline Word& fpu_register(arch::FpuState& state) {
    return state.legacy[20];
}

/// Physical address that a VSpace's tables give for a small page, or 0.
inline Word translate(const Cap& vspace, Word address) {
    const arch::vspace::Place place =
        arch::vspace::walk(vspace.as<VSpaceCap>().base, address, arch::page_shift);
    return place.shift == arch::page_shift && place.entry->is_valid()
               ? place.entry->frame_base(arch::page_shift)
               : 0;
}

/// The message that makes the handler of `irq` in `slot`: of the pin with a number 20 less.
inline Message issue_irq(Word irq, Word slot) {
    return {X86IRQIssueIRQHandlerIOAPIC,
            {slot, word_bits, 0, irq - 20, 0, 0, irq},
            {seL4_CapInitThreadCNode}};
}

/// `irq` arrives while the current thread runs.
inline void arrive(Word irq) {
    handle_trap(&scheduler::current()->context, FIRST_USER_VECTOR + irq, 0);
}

}  // namespace kernel::test
