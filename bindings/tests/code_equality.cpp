// Pairs of functions, raw_x with libsel4's call and typed_x with its wrapper; never linked.
// SPDX-License-Identifier: BSD-2-Clause
//
// compare_code.py requires equal machine code for each pair: a wrapper costs nothing. Arguments
// are the same scalars on both sides, since what is compared is the call, not its caller.
#include "pair.hpp"

using namespace selfe;
using sys::seL4_Uint8;

SELFE_PAIR(cnode_copy, (Word r, Word i, seL4_Uint8 d, Word sr, Word si, seL4_Uint8 sd),
           sys::seL4_CNode_Copy(r, i, d, sr, si, sd, sys::seL4_AllRights),
           (Slot(Cap<CNode>{r}, i, d).copy(Slot(Cap<CNode>{sr}, si, sd), Rights::all())))
SELFE_PAIR(cnode_mint,
           (Word r, Word i, seL4_Uint8 d, Word sr, Word si, seL4_Uint8 sd,
            sys::seL4_CapRights_t rights, Word badge),
           sys::seL4_CNode_Mint(r, i, d, sr, si, sd, rights, badge),
           (Slot(Cap<CNode>{r}, i, d).mint(Slot(Cap<CNode>{sr}, si, sd), Rights(rights), badge)))
SELFE_PAIR(cnode_move, (Word r, Word i, seL4_Uint8 d, Word sr, Word si, seL4_Uint8 sd),
           sys::seL4_CNode_Move(r, i, d, sr, si, sd),
           (Slot(Cap<CNode>{r}, i, d).move(Slot(Cap<CNode>{sr}, si, sd))))
SELFE_PAIR(cnode_mutate, (Word r, Word i, seL4_Uint8 d, Word sr, Word si, seL4_Uint8 sd, Word b),
           sys::seL4_CNode_Mutate(r, i, d, sr, si, sd, b),
           (Slot(Cap<CNode>{r}, i, d).mutate(Slot(Cap<CNode>{sr}, si, sd), b)))
SELFE_PAIR(cnode_rotate,
           (Word r, Word i, seL4_Uint8 d, Word b, Word pr, Word pi, seL4_Uint8 pd, Word pb, Word sr,
            Word si, seL4_Uint8 sd),
           sys::seL4_CNode_Rotate(r, i, d, b, pr, pi, pd, pb, sr, si, sd),
           (Slot(Cap<CNode>{r}, i, d)
                .rotate(b, Slot(Cap<CNode>{pr}, pi, pd), pb, Slot(Cap<CNode>{sr}, si, sd))))
SELFE_PAIR(cnode_revoke, (Word r, Word i, seL4_Uint8 d), sys::seL4_CNode_Revoke(r, i, d),
           Slot(Cap<CNode>{r}, i, d).revoke())
SELFE_PAIR(cnode_delete, (Word r, Word i, seL4_Uint8 d), sys::seL4_CNode_Delete(r, i, d),
           Slot(Cap<CNode>{r}, i, d).delete_())
SELFE_PAIR(cnode_cancel_badged_sends, (Word r, Word i, seL4_Uint8 d),
           sys::seL4_CNode_CancelBadgedSends(r, i, d),
           Slot(Cap<CNode>{r}, i, d).cancel_badged_sends())
SELFE_PAIR(cnode_guard, (Word guard, Word bits), sys::seL4_CNode_CapData_new(guard, bits).words[0],
           cnode_guard(guard, bits))

SELFE_PAIR(untyped_retype, (Word u, Word t, Word s, Word r, Word i, Word d, Word o, Word n),
           sys::seL4_Untyped_Retype(u, t, s, r, i, d, o, n),
           (Cap<Untyped>{u}.retype(t, s, Cap<CNode>{r}, i, d, o, n)))
SELFE_PAIR(untyped_retype_tcb, (Word u, Word r, Word i),
           sys::seL4_Untyped_Retype(u, sys::seL4_TCBObject, 0, r, 0, 0, i, 1),
           (Cap<Untyped>{u}.retype<Tcb>(Slot(Cap<CNode>{r}, i, 0))))

SELFE_PAIR(tcb_set_priority, (Word t, Word a, Word p), sys::seL4_TCB_SetPriority(t, a, p),
           (Cap<Tcb>{t}.set_priority(Cap<Tcb>{a}, p)))
SELFE_PAIR(tcb_set_mc_priority, (Word t, Word a, Word p), sys::seL4_TCB_SetMCPriority(t, a, p),
           (Cap<Tcb>{t}.set_mc_priority(Cap<Tcb>{a}, p)))
SELFE_PAIR(tcb_set_ipc_buffer, (Word t, Word a, Word f), sys::seL4_TCB_SetIPCBuffer(t, a, f),
           (Cap<Tcb>{t}.set_ipc_buffer(a, Cap<Page>{f})))
SELFE_PAIR(tcb_set_tls_base, (Word t, Word a), sys::seL4_TCB_SetTLSBase(t, a),
           Cap<Tcb>{t}.set_tls_base(a))
SELFE_PAIR(tcb_suspend, (Word t), sys::seL4_TCB_Suspend(t), Cap<Tcb>{t}.suspend())
SELFE_PAIR(tcb_resume, (Word t), sys::seL4_TCB_Resume(t), Cap<Tcb>{t}.resume())
SELFE_PAIR(tcb_bind_notification, (Word t, Word n), sys::seL4_TCB_BindNotification(t, n),
           Cap<Tcb>{t}.bind_notification(Cap<Notification>{n}))
SELFE_PAIR(tcb_unbind_notification, (Word t), sys::seL4_TCB_UnbindNotification(t),
           Cap<Tcb>{t}.unbind_notification())
SELFE_PAIR(tcb_read_registers, (Word t, bool s, seL4_Uint8 f, Word n, UserContext* c),
           sys::seL4_TCB_ReadRegisters(t, s, f, n, c), Cap<Tcb>{t}.read_registers(s, f, n, *c))
SELFE_PAIR(tcb_write_registers, (Word t, bool s, seL4_Uint8 f, Word n, UserContext* c),
           sys::seL4_TCB_WriteRegisters(t, s, f, n, c), Cap<Tcb>{t}.write_registers(s, f, n, *c))
SELFE_PAIR(tcb_copy_registers, (Word t, Word o, bool s, bool r, bool f, bool i, seL4_Uint8 a),
           sys::seL4_TCB_CopyRegisters(t, o, s, r, f, i, a),
           (Cap<Tcb>{t}.copy_registers(Cap<Tcb>{o}, s, r, f, i, a)))

SELFE_PAIR(endpoint_send, (Word e, sys::seL4_MessageInfo_t m), sys::seL4_Send(e, m),
           Cap<Endpoint>{e}.send(MessageInfo(m)))
SELFE_PAIR(endpoint_nb_send, (Word e, sys::seL4_MessageInfo_t m), sys::seL4_NBSend(e, m),
           Cap<Endpoint>{e}.nb_send(MessageInfo(m)))
SELFE_PAIR(endpoint_call, (Word e, sys::seL4_MessageInfo_t m), sys::seL4_Call(e, m).words[0],
           Cap<Endpoint>{e}.call(MessageInfo(m)).raw().words[0])
SELFE_PAIR(notification_signal, (Word n), sys::seL4_Signal(n), Cap<Notification>{n}.signal())
SELFE_PAIR(yield, (), sys::seL4_Yield(), yield())
SELFE_PAIR(get_mr, (int i), sys::seL4_GetMR(i), get_mr(i))
SELFE_PAIR(set_cap, (int i, Word c), sys::seL4_SetCap(i, c), set_cap(i, Cap<Any>{c}))

SELFE_PAIR(irq_control_get, (Word c, Word q, Word r, Word i, seL4_Uint8 d),
           sys::seL4_IRQControl_Get(c, q, r, i, d),
           (Cap<IrqControl>{c}.get(q, Slot(Cap<CNode>{r}, i, d))))
SELFE_PAIR(irq_handler_ack, (Word h), sys::seL4_IRQHandler_Ack(h), Cap<IrqHandler>{h}.ack())
SELFE_PAIR(irq_handler_set_notification, (Word h, Word n),
           sys::seL4_IRQHandler_SetNotification(h, n),
           Cap<IrqHandler>{h}.set_notification(Cap<Notification>{n}))
SELFE_PAIR(irq_handler_clear, (Word h), sys::seL4_IRQHandler_Clear(h), Cap<IrqHandler>{h}.clear())
SELFE_PAIR(domain_set_set, (Word d, seL4_Uint8 n, Word t), sys::seL4_DomainSet_Set(d, n, t),
           (Cap<DomainSet>{d}.set(n, Cap<Tcb>{t})))

#ifdef SELFE_HAS_seL4_DomainSet_ScheduleConfigure
SELFE_PAIR(domain_set_schedule_configure, (Word d, Word i, seL4_Uint8 n, sys::seL4_Time t),
           sys::seL4_DomainSet_ScheduleConfigure(d, i, n, t),
           (Cap<DomainSet>{d}.schedule_configure(i, n, t)))
SELFE_PAIR(domain_set_schedule_set_start, (Word d, Word i),
           sys::seL4_DomainSet_ScheduleSetStart(d, i), Cap<DomainSet>{d}.schedule_set_start(i))
#endif
#ifdef SELFE_HAS_seL4_TCB_SetFlags
SELFE_RESULT_PAIR(tcb_set_flags, Word, (Word t, Word c, Word s), sys::seL4_TCB_SetFlags(t, c, s),
                  flags, (Cap<Tcb>{t}.set_flags(c, s)))
#endif
#ifdef SELFE_HAS_seL4_TCB_SetAffinity
SELFE_PAIR(tcb_set_affinity, (Word t, Word a), sys::seL4_TCB_SetAffinity(t, a),
           Cap<Tcb>{t}.set_affinity(a))
#endif
#ifdef SELFE_HAS_seL4_TCB_SetBreakpoint
SELFE_PAIR(tcb_set_breakpoint,
           (Word t, sys::seL4_Uint16 n, Word v, sys::seL4_BreakpointType k, Word s,
            sys::seL4_BreakpointAccess a),
           sys::seL4_TCB_SetBreakpoint(t, n, v, k, s, a),
           (Cap<Tcb>{t}.set_breakpoint(n, v, k, s, a)))
SELFE_PAIR(tcb_unset_breakpoint, (Word t, sys::seL4_Uint16 n), sys::seL4_TCB_UnsetBreakpoint(t, n),
           Cap<Tcb>{t}.unset_breakpoint(n))
#endif

SELFE_PAIR(message_info_label, (sys::seL4_MessageInfo_t m), sys::seL4_MessageInfo_get_label(m),
           MessageInfo(m).label())
SELFE_PAIR(message_info_length, (sys::seL4_MessageInfo_t m), sys::seL4_MessageInfo_get_length(m),
           MessageInfo(m).length())
SELFE_PAIR(message_info_new, (Word l, Word u, Word e, Word n),
           sys::seL4_MessageInfo_new(l, u, e, n).words[0], MessageInfo(l, n, e, u).raw().words[0])

// Calls with results of several words.
extern "C" Word raw_notification_wait(Word n) {
    Word badge = 0;
    sys::seL4_Wait(n, &badge);
    return badge;
}
extern "C" Word typed_notification_wait(Word n) {
    return Cap<Notification>{n}.wait();
}
extern "C" Word raw_notification_poll(Word n) {
    Word badge = 0;
    sys::seL4_Poll(n, &badge);
    return badge;
}
extern "C" Word typed_notification_poll(Word n) {
    return Cap<Notification>{n}.poll();
}
extern "C" void raw_endpoint_send_words(Word e, Word a, Word b) {
    sys::seL4_SetMR(0, a);
    sys::seL4_SetMR(1, b);
    sys::seL4_Send(e, sys::seL4_MessageInfo_new(7, 0, 0, 2));
}
extern "C" void typed_endpoint_send_words(Word e, Word a, Word b) {
    Cap<Endpoint>{e}.send(message(7, a, b));
}

// An owner costs the call that empties its slot, and nothing once it has given up what it held.
extern "C" sys::seL4_Error raw_owned_reset(Word r) {
    return sys::seL4_CNode_Delete(r, 7, sys::seL4_WordBits);
}
extern "C" Error typed_owned_reset(Word r) {
    Owned<Tcb> owner(Cap<Tcb>{7}, Cap<CNode>{r});
    const Error error = owner.reset();
    (void)owner.release();
    return error;
}
SELFE_PAIR(owned_release, (Word c), c, (Owned<Tcb>(Cap<Tcb>{c}, Cap<CNode>{2}).release().bits))
