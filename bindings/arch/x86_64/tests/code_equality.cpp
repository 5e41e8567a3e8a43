// Pairs of raw and typed calls of x86_64's own objects; see bindings/tests/code_equality.cpp.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"

using namespace selfe;
using sys::seL4_Uint16;
using sys::seL4_Uint8;
using sys::seL4_X86_VMAttributes;

SELFE_PAIR(page_map, (Word p, Word v, Word a, sys::seL4_CapRights_t r, seL4_X86_VMAttributes t),
           sys::seL4_X86_Page_Map(p, v, a, r, t),
           (Cap<Page>{p}.map(Cap<VSpace>{v}, a, Rights(r), VmAttributes{t})))
SELFE_PAIR(page_unmap, (Word p), sys::seL4_X86_Page_Unmap(p), Cap<Page>{p}.unmap())
SELFE_PAIR(pdpt_map, (Word p, Word v, Word a, seL4_X86_VMAttributes t),
           sys::seL4_X86_PDPT_Map(p, v, a, t),
           (Cap<Pdpt>{p}.map(Cap<VSpace>{v}, a, VmAttributes{t})))
SELFE_PAIR(pdpt_unmap, (Word p), sys::seL4_X86_PDPT_Unmap(p), Cap<Pdpt>{p}.unmap())
SELFE_PAIR(page_directory_map, (Word p, Word v, Word a, seL4_X86_VMAttributes t),
           sys::seL4_X86_PageDirectory_Map(p, v, a, t),
           (Cap<PageDirectory>{p}.map(Cap<VSpace>{v}, a, VmAttributes{t})))
SELFE_PAIR(page_directory_unmap, (Word p), sys::seL4_X86_PageDirectory_Unmap(p),
           Cap<PageDirectory>{p}.unmap())
SELFE_PAIR(page_table_map, (Word p, Word v, Word a, seL4_X86_VMAttributes t),
           sys::seL4_X86_PageTable_Map(p, v, a, t),
           (Cap<PageTable>{p}.map(Cap<VSpace>{v}, a, VmAttributes{t})))
SELFE_PAIR(page_table_unmap, (Word p), sys::seL4_X86_PageTable_Unmap(p), Cap<PageTable>{p}.unmap())
SELFE_PAIR(asid_control_make_pool, (Word c, Word u, Word r, Word i, seL4_Uint8 d),
           sys::seL4_X86_ASIDControl_MakePool(c, u, r, i, d),
           (Cap<AsidControl>{c}.make_pool(Cap<Untyped>{u}, Slot(Cap<CNode>{r}, i, d))))
SELFE_PAIR(asid_pool_assign, (Word p, Word v), sys::seL4_X86_ASIDPool_Assign(p, v),
           Cap<AsidPool>{p}.assign(Cap<VSpace>{v}))
SELFE_PAIR(irq_control_get_ioapic,
           (Word c, Word r, Word i, seL4_Uint8 d, Word a, Word p, Word l, Word o, Word v),
           sys::seL4_IRQControl_GetIOAPIC(c, r, i, d, a, p, l, o, v),
           (Cap<IrqControl>{c}.get_ioapic(Slot(Cap<CNode>{r}, i, d), a, p, l, o, v)))
SELFE_PAIR(irq_control_get_msi,
           (Word c, Word r, Word i, seL4_Uint8 d, Word b, Word e, Word f, Word h, Word v),
           sys::seL4_IRQControl_GetMSI(c, r, i, d, b, e, f, h, v),
           (Cap<IrqControl>{c}.get_msi(Slot(Cap<CNode>{r}, i, d), b, e, f, h, v)))
SELFE_PAIR(io_port_control_issue, (Word c, Word f, Word l, Word r, Word i, seL4_Uint8 d),
           sys::seL4_X86_IOPortControl_Issue(c, f, l, r, i, d),
           (Cap<IoPortControl>{c}.issue(f, l, Slot(Cap<CNode>{r}, i, d))))
SELFE_PAIR(io_port_out8, (Word c, Word p, Word d), sys::seL4_X86_IOPort_Out8(c, p, d),
           (Cap<IoPort>{c}.out8(p, d)))
SELFE_PAIR(io_port_out16, (Word c, Word p, Word d), sys::seL4_X86_IOPort_Out16(c, p, d),
           (Cap<IoPort>{c}.out16(p, d)))
SELFE_PAIR(io_port_out32, (Word c, Word p, Word d), sys::seL4_X86_IOPort_Out32(c, p, d),
           (Cap<IoPort>{c}.out32(p, d)))
SELFE_RESULT_PAIR(page_get_address, Word, (Word p), sys::seL4_X86_Page_GetAddress(p), paddr,
                  Cap<Page>{p}.get_address())
SELFE_RESULT_PAIR(io_port_in8, seL4_Uint8, (Word c, seL4_Uint16 p), sys::seL4_X86_IOPort_In8(c, p),
                  result, Cap<IoPort>{c}.in8(p))
SELFE_RESULT_PAIR(io_port_in16, seL4_Uint16, (Word c, seL4_Uint16 p),
                  sys::seL4_X86_IOPort_In16(c, p), result, Cap<IoPort>{c}.in16(p))
SELFE_RESULT_PAIR(io_port_in32, sys::seL4_Uint32, (Word c, seL4_Uint16 p),
                  sys::seL4_X86_IOPort_In32(c, p), result, Cap<IoPort>{c}.in32(p))

#ifdef SELFE_HAS_seL4_X86_IOPageTable_Map
SELFE_PAIR(io_page_table_map, (Word t, Word s, Word a), sys::seL4_X86_IOPageTable_Map(t, s, a),
           (Cap<IoPageTable>{t}.map(Cap<IoSpace>{s}, a)))
SELFE_PAIR(io_page_table_unmap, (Word t), sys::seL4_X86_IOPageTable_Unmap(t),
           Cap<IoPageTable>{t}.unmap())
SELFE_PAIR(page_map_io, (Word p, Word s, sys::seL4_CapRights_t r, Word a),
           sys::seL4_X86_Page_MapIO(p, s, r, a),
           (Cap<Page>{p}.map_io(Cap<IoSpace>{s}, Rights(r), a)))
#endif
