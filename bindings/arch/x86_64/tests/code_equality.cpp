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

// A value and an error, returned together.
template <class T>
struct RawResult {
    constexpr RawResult(T value_, unsigned error_) : value(value_), error(error_) {}
    T value;
    unsigned error;
};
extern "C" RawResult<Word> raw_page_get_address(Word p) {
    const auto raw = sys::seL4_X86_Page_GetAddress(p);
    return {raw.paddr, static_cast<unsigned>(raw.error)};
}
extern "C" auto typed_page_get_address(Word p) {
    return Cap<Page>{p}.get_address();
}
extern "C" RawResult<seL4_Uint8> raw_io_port_in8(Word c, seL4_Uint16 p) {
    const auto raw = sys::seL4_X86_IOPort_In8(c, p);
    return {raw.result, static_cast<unsigned>(raw.error)};
}
extern "C" auto typed_io_port_in8(Word c, seL4_Uint16 p) {
    return Cap<IoPort>{c}.in8(p);
}
extern "C" RawResult<seL4_Uint16> raw_io_port_in16(Word c, seL4_Uint16 p) {
    const auto raw = sys::seL4_X86_IOPort_In16(c, p);
    return {raw.result, static_cast<unsigned>(raw.error)};
}
extern "C" auto typed_io_port_in16(Word c, seL4_Uint16 p) {
    return Cap<IoPort>{c}.in16(p);
}
extern "C" RawResult<sys::seL4_Uint32> raw_io_port_in32(Word c, seL4_Uint16 p) {
    const auto raw = sys::seL4_X86_IOPort_In32(c, p);
    return {raw.result, static_cast<unsigned>(raw.error)};
}
extern "C" auto typed_io_port_in32(Word c, seL4_Uint16 p) {
    return Cap<IoPort>{c}.in32(p);
}
