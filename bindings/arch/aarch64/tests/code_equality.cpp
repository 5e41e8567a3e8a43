// Pairs of raw and typed calls of AArch64's own objects; see bindings/tests/code_equality.cpp.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"

using namespace selfe;

SELFE_PAIR(vspace_clean_data, (Word v, Word s, Word e), sys::seL4_ARM_VSpace_Clean_Data(v, s, e),
           (Cap<VSpace>{v}.clean_data(s, e)))
SELFE_PAIR(vspace_invalidate_data, (Word v, Word s, Word e),
           sys::seL4_ARM_VSpace_Invalidate_Data(v, s, e), (Cap<VSpace>{v}.invalidate_data(s, e)))
SELFE_PAIR(vspace_clean_invalidate_data, (Word v, Word s, Word e),
           sys::seL4_ARM_VSpace_CleanInvalidate_Data(v, s, e),
           (Cap<VSpace>{v}.clean_invalidate_data(s, e)))
SELFE_PAIR(vspace_unify_instruction, (Word v, Word s, Word e),
           sys::seL4_ARM_VSpace_Unify_Instruction(v, s, e),
           (Cap<VSpace>{v}.unify_instruction(s, e)))
#ifdef SELFE_HAS_seL4_ARM_SMC_Call
SELFE_PAIR(smc_call, (Word c, sys::seL4_ARM_SMCContext* a, sys::seL4_ARM_SMCContext* r),
           sys::seL4_ARM_SMC_Call(c, a, r), (Cap<Smc>{c}.call(*a, *r)))
#endif
