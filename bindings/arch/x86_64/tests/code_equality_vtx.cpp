// Pairs of raw and typed calls of x86_64's virtual machines; none without KernelVTX.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"

using namespace selfe;

#ifdef SELFE_HAS_seL4_X86_VCPU_SetTCB
SELFE_PAIR(ept_pdpt_map, (Word t, Word r, Word a, EptAttributes m),
           sys::seL4_X86_EPTPDPT_Map(t, r, a, m), (Cap<EptPdpt>{t}.map(Cap<EptPml4>{r}, a, m)))
SELFE_PAIR(ept_pdpt_unmap, (Word t), sys::seL4_X86_EPTPDPT_Unmap(t), Cap<EptPdpt>{t}.unmap())
SELFE_PAIR(ept_pd_map, (Word t, Word r, Word a, EptAttributes m),
           sys::seL4_X86_EPTPD_Map(t, r, a, m), (Cap<EptPd>{t}.map(Cap<EptPml4>{r}, a, m)))
SELFE_PAIR(ept_pd_unmap, (Word t), sys::seL4_X86_EPTPD_Unmap(t), Cap<EptPd>{t}.unmap())
SELFE_PAIR(ept_pt_map, (Word t, Word r, Word a, EptAttributes m),
           sys::seL4_X86_EPTPT_Map(t, r, a, m), (Cap<EptPt>{t}.map(Cap<EptPml4>{r}, a, m)))
SELFE_PAIR(ept_pt_unmap, (Word t), sys::seL4_X86_EPTPT_Unmap(t), Cap<EptPt>{t}.unmap())
SELFE_PAIR(page_map_ept, (Word p, Word r, Word a, sys::seL4_CapRights_t c, EptAttributes m),
           sys::seL4_X86_Page_MapEPT(p, r, a, c, m),
           (Cap<Page>{p}.map_ept(Cap<EptPml4>{r}, a, Rights(c), m)))
SELFE_PAIR(asid_pool_assign_ept, (Word p, Word r), sys::seL4_X86_ASIDPool_Assign(p, r),
           Cap<AsidPool>{p}.assign(Cap<EptPml4>{r}))
SELFE_PAIR(tcb_set_ept_root, (Word t, Word r), sys::seL4_TCB_SetEPTRoot(t, r),
           Cap<Tcb>{t}.set_ept_root(Cap<EptPml4>{r}))
SELFE_PAIR(vcpu_set_tcb, (Word v, Word t), sys::seL4_X86_VCPU_SetTCB(v, t),
           Cap<Vcpu>{v}.set_tcb(Cap<Tcb>{t}))
SELFE_PAIR(vcpu_enable_io_port, (Word v, Word p, Word l, Word h),
           sys::seL4_X86_VCPU_EnableIOPort(v, p, l, h),
           (Cap<Vcpu>{v}.enable_io_port(Cap<IoPort>{p}, l, h)))
SELFE_PAIR(vcpu_disable_io_port, (Word v, Word l, Word h),
           sys::seL4_X86_VCPU_DisableIOPort(v, l, h), (Cap<Vcpu>{v}.disable_io_port(l, h)))
SELFE_PAIR(vcpu_write_registers, (Word v, sys::seL4_VCPUContext* r),
           sys::seL4_X86_VCPU_WriteRegisters(v, r), Cap<Vcpu>{v}.write_registers(*r))
SELFE_RESULT_PAIR(vcpu_read_vmcs, Word, (Word v, Word f), sys::seL4_X86_VCPU_ReadVMCS(v, f), value,
                  Cap<Vcpu>{v}.read_vmcs(f))
SELFE_RESULT_PAIR(vcpu_write_vmcs, Word, (Word v, Word f, Word w),
                  sys::seL4_X86_VCPU_WriteVMCS(v, f, w), written, (Cap<Vcpu>{v}.write_vmcs(f, w)))
#endif
