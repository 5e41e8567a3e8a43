// The registers of a thread on AArch64 in the order in which user level names them.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/user_context.hpp"

#include "base/panic.hpp"

namespace kernel::arch {
namespace {

/// Order of seL4_UserContext behind pc, sp and spsr; see <sel4/sel4_arch/types.h>.
constexpr unsigned char general_registers[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  16, 17,
                                               18, 29, 30, 9,  10, 11, 12, 13, 14, 15, 19,
                                               20, 21, 22, 23, 24, 25, 26, 27, 28};
constexpr unsigned first_general = 3;
constexpr unsigned tpidr_index = first_general + sizeof general_registers;

static_assert(tpidr_index + 2 == UserContext::register_count);
static_assert(sizeof(seL4_UserContext) == UserContext::register_count * sizeof(Word));

}  // namespace

void UserContext::check_layout() {
    static_assert(offsetof(UserContext, x_) == std::size_t{CONTEXT_X(0)}, "arch/context_layout.h");
    static_assert(offsetof(UserContext, sp_) == CONTEXT_SP, "arch/context_layout.h");
    static_assert(offsetof(UserContext, pc_) == CONTEXT_PC, "arch/context_layout.h");
    static_assert(offsetof(UserContext, spsr_) == CONTEXT_SPSR, "arch/context_layout.h");
    static_assert(offsetof(UserContext, tpidr_) == CONTEXT_TPIDR, "arch/context_layout.h");
    static_assert(offsetof(UserContext, tpidrro_) == CONTEXT_TPIDRRO, "arch/context_layout.h");
}

Word UserContext::get(unsigned index) const {
    switch (index) {
        case 0:
            return fault_pc_;
        case 1:
            return sp_;
        case 2:
            return spsr_;
        case tpidr_index:
            return tpidr_;
        case tpidr_index + 1:
            return tpidrro_;
        default:
            return x_[general_registers[index - first_general]];
    }
}

void UserContext::set(unsigned index, Word value) {
    if (index == 0) {
        fault_pc_ = pc_ = value;
    } else if (index == 1) {
        sp_ = value;
    } else if (index == 2) {
        set_spsr(value);
    } else if (index == tpidr_index) {
        tpidr_ = value;
    } else if (index == tpidr_index + 1) {
        tpidrro_ = value;
    } else {
        x_[general_registers[index - first_general]] = value;
    }
}

}  // namespace kernel::arch
