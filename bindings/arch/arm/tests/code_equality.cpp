// Pairs of raw and typed calls of objects that both Arm architectures have; see
// bindings/tests/code_equality.cpp. SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"

using namespace selfe;
using sys::seL4_Uint8;

SELFE_PAIR(page_map,
           (Word p, Word v, Word a, sys::seL4_CapRights_t r, sys::seL4_ARM_VMAttributes t),
           sys::seL4_ARM_Page_Map(p, v, a, r, t),
           (Cap<Page>{p}.map(Cap<VSpace>{v}, a, Rights(r), VmAttributes{t})))
SELFE_PAIR(page_unmap, (Word p), sys::seL4_ARM_Page_Unmap(p), Cap<Page>{p}.unmap())
SELFE_PAIR(page_clean_data, (Word p, Word s, Word e), sys::seL4_ARM_Page_Clean_Data(p, s, e),
           (Cap<Page>{p}.clean_data(s, e)))
SELFE_PAIR(page_table_map, (Word p, Word v, Word a, sys::seL4_ARM_VMAttributes t),
           sys::seL4_ARM_PageTable_Map(p, v, a, t),
           (Cap<PageTable>{p}.map(Cap<VSpace>{v}, a, VmAttributes{t})))
SELFE_PAIR(page_table_unmap, (Word p), sys::seL4_ARM_PageTable_Unmap(p), Cap<PageTable>{p}.unmap())
SELFE_PAIR(asid_control_make_pool, (Word c, Word u, Word r, Word i, seL4_Uint8 d),
           sys::seL4_ARM_ASIDControl_MakePool(c, u, r, i, d),
           (Cap<AsidControl>{c}.make_pool(Cap<Untyped>{u}, Slot(Cap<CNode>{r}, i, d))))
SELFE_PAIR(asid_pool_assign, (Word p, Word v), sys::seL4_ARM_ASIDPool_Assign(p, v),
           Cap<AsidPool>{p}.assign(Cap<VSpace>{v}))
SELFE_PAIR(irq_control_get_trigger, (Word c, Word q, Word t, Word r, Word i, seL4_Uint8 d),
           sys::seL4_IRQControl_GetTrigger(c, q, t, r, i, d),
           (Cap<IrqControl>{c}.get_trigger(q, t, Slot(Cap<CNode>{r}, i, d))))

SELFE_PAIR(page_invalidate_data, (Word p, Word s, Word e),
           sys::seL4_ARM_Page_Invalidate_Data(p, s, e), (Cap<Page>{p}.invalidate_data(s, e)))
SELFE_PAIR(page_clean_invalidate_data, (Word p, Word s, Word e),
           sys::seL4_ARM_Page_CleanInvalidate_Data(p, s, e),
           (Cap<Page>{p}.clean_invalidate_data(s, e)))
SELFE_PAIR(page_unify_instruction, (Word p, Word s, Word e),
           sys::seL4_ARM_Page_Unify_Instruction(p, s, e), (Cap<Page>{p}.unify_instruction(s, e)))
#ifdef SELFE_HAS_seL4_IRQControl_IssueSGISignal
SELFE_PAIR(irq_control_issue_sgi_signal, (Word c, Word q, Word t, Word r, Word i, seL4_Uint8 d),
           sys::seL4_IRQControl_IssueSGISignal(c, q, t, r, i, d),
           (Cap<IrqControl>{c}.issue_sgi_signal(q, t, Slot(Cap<CNode>{r}, i, d))))
#endif
#ifdef SELFE_HAS_seL4_IRQControl_GetTriggerCore
SELFE_PAIR(irq_control_get_trigger_core,
           (Word c, Word q, Word t, Word r, Word i, seL4_Uint8 d, Word o),
           sys::seL4_IRQControl_GetTriggerCore(c, q, t, r, i, d, o),
           (Cap<IrqControl>{c}.get_trigger_core(q, t, Slot(Cap<CNode>{r}, i, d), o)))
#endif

[[gnu::always_inline]] inline RawResult<Word> raw(sys::seL4_ARM_Page_GetAddress_t result) {
    return {result.paddr, static_cast<unsigned>(result.error)};
}
extern "C" RawResult<Word> raw_page_get_address(Word p) {
    return raw(sys::seL4_ARM_Page_GetAddress(p));
}
extern "C" auto typed_page_get_address(Word p) {
    return Cap<Page>{p}.get_address();
}
