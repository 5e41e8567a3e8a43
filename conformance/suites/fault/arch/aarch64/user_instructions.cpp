// What AArch64 leaves to the kernel: cache maintenance, counters and timers at user level.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/arch/trapped.hpp"

namespace selfe::conformance {
namespace {

constexpr bool allows_caches = config::flag_or("AARCH64_USER_CACHE_ENABLE", false);

/// An instruction, and whether the kernel's configuration allows it.
struct Instruction {
    const char* code;
    bool is_allowed;
};

/// What comes of a thread that begins at `code` with an address that it can read.
Delivery outcome_of(Case& t, const char* code) {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(code, address_of(code)));
    return handler.take();
}

/// Whether the thread got past the instruction where it may, and was stopped at it elsewhere.
bool is_as_configured(const Delivery& outcome, const Instruction& instruction) {
    return instruction.is_allowed ? is_behind(outcome, instruction.code)
                                  : outcome.info.label() == trapped_fault;
}

}  // namespace

CASE(UserCache, IsMaintainedWhereTheKernelAllowsIt, "FLT-073") {
    for (const char* code :
         {selfe_conformance_fault_clean_to_unification, selfe_conformance_fault_clean,
          selfe_conformance_fault_clean_and_invalidate,
          selfe_conformance_fault_invalidate_instructions}) {
        CHECK("FLT-073", is_as_configured(outcome_of(t, code), {code, allows_caches}));
    }
}

CASE(UserCache, TypeIsReadWhereTheKernelAllowsIt, "FLT-073") {
    const char* code = selfe_conformance_fault_cache_type;
    const Delivery outcome = outcome_of(t, code);
    CHECK("FLT-073", is_as_configured(outcome, {code, allows_caches}));
    if (allows_caches) {
        // "Arm Architecture Reference Manual", section "CTR_EL0, Cache Type Register": bit 31 is 1.
        CHECK_EQ("FLT-073", outcome.words[loaded_word] >> 31 & 1, Word{1});
    }
}

CASE(UserTime, IsReadWhereTheKernelExportsIt, "FLT-074") {
    constexpr Instruction instructions[] = {
        {selfe_conformance_fault_physical_count, config::flag_or("EXPORT_PCNT_USER", false)},
        {selfe_conformance_fault_virtual_count, config::flag_or("EXPORT_VCNT_USER", false)},
        {selfe_conformance_fault_physical_timer, config::flag_or("EXPORT_PTMR_USER", false)},
        {selfe_conformance_fault_virtual_timer, config::flag_or("EXPORT_VTMR_USER", false)},
        {selfe_conformance_fault_cycle_count, config::flag_or("EXPORT_PMU_USER", false)}};
    for (const Instruction& instruction : instructions) {
        CHECK("FLT-074", is_as_configured(outcome_of(t, instruction.code), instruction));
    }
}

}  // namespace selfe::conformance
