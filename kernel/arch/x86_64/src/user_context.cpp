// The registers of a thread on x86-64 in the order in which user level names them.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/user_context.hpp"

#include "base/panic.hpp"

namespace kernel::arch {
namespace {

/// Order of seL4_UserContext: rip, rsp, rflags, then these; see <sel4/sel4_arch/types.h>.
constexpr unsigned first_general = 3;
constexpr unsigned fs_index = first_general + R15 + 1;

static_assert(fs_index == UserContext::frame_registers);
static_assert(fs_index + 2 == UserContext::register_count);
static_assert(sizeof(seL4_UserContext) == UserContext::register_count * sizeof(Word));

Word canonical_or_zero(Word address) {
    return is_canonical(address) ? address : 0;
}

}  // namespace

void UserContext::check_layout() {
    static_assert(offsetof(UserContext, general_) == 0, "vectors.S");
    static_assert(offsetof(UserContext, fs_base_) == CONTEXT_FS_BASE, "arch/context_layout.h");
    static_assert(offsetof(UserContext, gs_base_) == CONTEXT_GS_BASE, "arch/context_layout.h");
    static_assert(offsetof(UserContext, vector_) == CONTEXT_VECTOR, "arch/context_layout.h");
    static_assert(offsetof(UserContext, error_) == CONTEXT_ERROR, "arch/context_layout.h");
    static_assert(offsetof(UserContext, rip_) == CONTEXT_RIP, "arch/context_layout.h");
    static_assert(offsetof(UserContext, ss_) + sizeof(Word) == CONTEXT_TOP,
                  "arch/context_layout.h");
    static_assert(CONTEXT_TOP % 16 == 0, "the processor aligns the stack before it saves");
}

Word UserContext::get(unsigned index) const {
    switch (index) {
        case 0:
            return fault_pc_;
        case 1:
            return rsp_;
        case 2:
            return rflags_;
        case fs_index:
            return fs_base_;
        case fs_index + 1:
            return gs_base_;
        default:
            return general_[index - first_general];
    }
}

void UserContext::set(unsigned index, Word value) {
    if (index == 0) {
        fault_pc_ = rip_ = canonical_or_zero(value);
    } else if (index == 1) {
        rsp_ = value;
    } else if (index == 2) {
        set_flags(value);
    } else if (index == fs_index) {
        set_tls_base(value);
    } else if (index == fs_index + 1) {
        gs_base_ = canonical_or_zero(value);
    } else {
        general_[index - first_general] = value;
    }
}

}  // namespace kernel::arch
