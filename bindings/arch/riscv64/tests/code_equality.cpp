// Pairs of raw and typed calls of RISC-V's own objects; see bindings/tests/code_equality.cpp.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"

using namespace selfe;
using sys::seL4_Uint8;

SELFE_PAIR(page_map,
           (Word p, Word v, Word a, sys::seL4_CapRights_t r, sys::seL4_RISCV_VMAttributes t),
           sys::seL4_RISCV_Page_Map(p, v, a, r, t),
           (Cap<Page>{p}.map(Cap<VSpace>{v}, a, Rights(r), VmAttributes{t})))
SELFE_PAIR(page_unmap, (Word p), sys::seL4_RISCV_Page_Unmap(p), Cap<Page>{p}.unmap())
SELFE_RESULT_PAIR(page_get_address, Word, (Word p), sys::seL4_RISCV_Page_GetAddress(p), paddr,
                  Cap<Page>{p}.get_address())
SELFE_PAIR(page_table_map, (Word p, Word v, Word a, sys::seL4_RISCV_VMAttributes t),
           sys::seL4_RISCV_PageTable_Map(p, v, a, t),
           (Cap<PageTable>{p}.map(Cap<VSpace>{v}, a, VmAttributes{t})))
SELFE_PAIR(page_table_unmap, (Word p), sys::seL4_RISCV_PageTable_Unmap(p),
           Cap<PageTable>{p}.unmap())
SELFE_PAIR(asid_control_make_pool, (Word c, Word u, Word r, Word i, seL4_Uint8 d),
           sys::seL4_RISCV_ASIDControl_MakePool(c, u, r, i, d),
           (Cap<AsidControl>{c}.make_pool(Cap<Untyped>{u}, Slot(Cap<CNode>{r}, i, d))))
SELFE_PAIR(asid_pool_assign, (Word p, Word v), sys::seL4_RISCV_ASIDPool_Assign(p, v),
           Cap<AsidPool>{p}.assign(Cap<VSpace>{v}))
SELFE_PAIR(irq_control_get_trigger, (Word c, Word q, Word t, Word r, Word i, seL4_Uint8 d),
           sys::seL4_IRQControl_GetTrigger(c, q, t, r, i, d),
           (Cap<IrqControl>{c}.get_trigger(q, t, Slot(Cap<CNode>{r}, i, d))))
