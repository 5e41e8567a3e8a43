// What the core's tests ask of the architecture they run on: AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/irq.hpp"
#include "arch/trap.hpp"
#include "arch/vspace.hpp"
#include "object/asid.hpp"
#include "system.hpp"
#include "thread/fpu.hpp"

namespace kernel::test {

inline constexpr Word small_frame_type = seL4_ARM_SmallPageObject;
inline constexpr Word frame_get_address = ARMPageGetAddress;
/// What is in the slot of IOPortControl.
inline constexpr CapType slot_7_type = CapType::Null;
/// Labels of the methods on tables, frames and address spaces.
inline constexpr Word first_method = ARMPageTableMap, last_method = ARMASIDPoolAssign;

inline void reset_arch() {
    asid::reset();
    fpu::reset();
}

inline void set_syscall_number(arch::UserContext& context, long number) {
    context.set_x(7, static_cast<Word>(number));
}

/// One register of the floating-point unit.
inline Word& fpu_register(arch::FpuState& state) {
    return state.q[63];
}

/// Physical address that a VSpace's tables give for a small page, or 0.
inline Word translate(const Cap& vspace, Word address) {
    const arch::vspace::Place place =
        arch::vspace::walk(vspace.as<VSpaceCap>().base, address, arch::page_shift);
    return place.shift == arch::page_shift && place.entry->is_valid() ? place.entry->physical() : 0;
}

/// The message that makes the handler of `irq` in `slot`.
inline Message issue_irq(Word irq, Word slot) {
    return {IRQIssueIRQHandler, {irq, slot, word_bits}, {seL4_CapInitThreadCNode}};
}

/// `irq` arrives while the current thread runs.
inline void arrive(Word irq) {
    machine::pretended().pending_irqs.push_back(irq);
    arch::handle_interrupt();
}

}  // namespace kernel::test
