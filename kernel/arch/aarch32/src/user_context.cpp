// The registers of a thread on AArch32 in the order in which user level names them.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/user_context.hpp"

namespace kernel::arch {
namespace {

/// Order of seL4_UserContext behind pc, sp and cpsr; see <sel4/sel4_arch/types.h>.
constexpr unsigned char general_registers[] = {0, 1, 8, 9, 10, 11, 12, 2, 3, 4, 5, 6, 7, 14};
constexpr unsigned first_general = 3;
constexpr unsigned tpidrurw_index = first_general + sizeof general_registers;

static_assert(tpidrurw_index + 2 == UserContext::register_count);
static_assert(sizeof(seL4_UserContext) == UserContext::register_count * sizeof(Word));

}  // namespace

void UserContext::check_layout() {
    static_assert(offsetof(UserContext, r_) == CONTEXT_R(0), "arch/context_layout.h");
    static_assert(offsetof(UserContext, pc_) == CONTEXT_PC, "arch/context_layout.h");
    static_assert(offsetof(UserContext, cpsr_) == CONTEXT_CPSR, "arch/context_layout.h");
    static_assert(offsetof(UserContext, tpidrurw_) == CONTEXT_TPIDRURW, "arch/context_layout.h");
    static_assert(offsetof(UserContext, tpidruro_) == CONTEXT_TPIDRURO, "arch/context_layout.h");
}

Word UserContext::get(unsigned index) const {
    switch (index) {
        case 0:
            return fault_pc_;
        case 1:
            return stack_pointer();
        case 2:
            return cpsr_;
        case tpidrurw_index:
            return tpidrurw_;
        case tpidrurw_index + 1:
            return tpidruro_;
        default:
            return r_[general_registers[index - first_general]];
    }
}

void UserContext::set(unsigned index, Word value) {
    if (index == 0) {
        fault_pc_ = pc_ = value;
    } else if (index == 1) {
        set_stack_pointer(value);
    } else if (index == 2) {
        set_cpsr(value);
    } else if (index == tpidrurw_index) {
        tpidrurw_ = value;
    } else if (index == tpidrurw_index + 1) {
        tpidruro_ = value;
    } else {
        r_[general_registers[index - first_general]] = value;
    }
}

}  // namespace kernel::arch
