// Pairs of raw and typed calls of Arm's virtual machines and SMMU, where the kernel has them.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"

using namespace selfe;
using sys::seL4_Uint8;

#ifdef SELFE_HAS_seL4_ARM_VCPU_SetTCB
SELFE_PAIR(vcpu_set_tcb, (Word v, Word t), sys::seL4_ARM_VCPU_SetTCB(v, t),
           Cap<Vcpu>{v}.set_tcb(Cap<Tcb>{t}))
SELFE_PAIR(vcpu_inject_irq, (Word v, sys::seL4_Uint16 q, seL4_Uint8 p, seL4_Uint8 g, seL4_Uint8 i),
           sys::seL4_ARM_VCPU_InjectIRQ(v, q, p, g, i), (Cap<Vcpu>{v}.inject_irq(q, p, g, i)))
SELFE_PAIR(vcpu_write_regs, (Word v, sys::seL4_VCPUReg f, Word w),
           sys::seL4_ARM_VCPU_WriteRegs(v, f, w), (Cap<Vcpu>{v}.write_regs(f, w)))
SELFE_PAIR(vcpu_ack_vppi, (Word v, Word q), sys::seL4_ARM_VCPU_AckVPPI(v, q),
           Cap<Vcpu>{v}.ack_vppi(q))

[[gnu::always_inline]] inline RawResult<Word> raw(sys::seL4_ARM_VCPU_ReadRegs_t result) {
    return {result.value, static_cast<unsigned>(result.error)};
}
extern "C" RawResult<Word> raw_vcpu_read_regs(Word v, sys::seL4_VCPUReg f) {
    return raw(sys::seL4_ARM_VCPU_ReadRegs(v, f));
}
extern "C" auto typed_vcpu_read_regs(Word v, sys::seL4_VCPUReg f) {
    return Cap<Vcpu>{v}.read_regs(f);
}
#endif

#ifdef SELFE_HAS_seL4_ARM_SIDControl_GetSID
SELFE_PAIR(stream_id_control_get_sid, (Word c, Word s, Word r, Word i, seL4_Uint8 d),
           sys::seL4_ARM_SIDControl_GetSID(c, s, r, i, d),
           (Cap<StreamIdControl>{c}.get_sid(s, Slot(Cap<CNode>{r}, i, d))))
SELFE_PAIR(stream_id_control_clear_fault, (Word c), sys::seL4_ARM_SIDControl_ClearFault(c),
           Cap<StreamIdControl>{c}.clear_fault())
SELFE_PAIR(stream_id_bind_cb, (Word s, Word c), sys::seL4_ARM_SID_BindCB(s, c),
           Cap<StreamId>{s}.bind_cb(Cap<ContextBank>{c}))
SELFE_PAIR(stream_id_unbind_cb, (Word s), sys::seL4_ARM_SID_UnbindCB(s),
           Cap<StreamId>{s}.unbind_cb())
SELFE_PAIR(context_bank_control_get_cb, (Word c, Word b, Word r, Word i, seL4_Uint8 d),
           sys::seL4_ARM_CBControl_GetCB(c, b, r, i, d),
           (Cap<ContextBankControl>{c}.get_cb(b, Slot(Cap<CNode>{r}, i, d))))
SELFE_PAIR(context_bank_control_tlb_invalidate_all, (Word c),
           sys::seL4_ARM_CBControl_TLBInvalidateAll(c),
           Cap<ContextBankControl>{c}.tlb_invalidate_all())
SELFE_PAIR(context_bank_assign_vspace, (Word b, Word v), sys::seL4_ARM_CB_AssignVspace(b, v),
           Cap<ContextBank>{b}.assign_vspace(Cap<VSpace>{v}))
SELFE_PAIR(context_bank_unassign_vspace, (Word b), sys::seL4_ARM_CB_UnassignVspace(b),
           Cap<ContextBank>{b}.unassign_vspace())
SELFE_PAIR(context_bank_tlb_invalidate, (Word b), sys::seL4_ARM_CB_TLBInvalidate(b),
           Cap<ContextBank>{b}.tlb_invalidate())
SELFE_PAIR(context_bank_cb_clear_fault, (Word b), sys::seL4_ARM_CB_CBClearFault(b),
           Cap<ContextBank>{b}.cb_clear_fault())
#endif
