// Pairs of raw and typed calls that only kernels without scheduling contexts have in this form.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"

using namespace selfe;
using sys::seL4_Uint8;

SELFE_PAIR(cnode_save_caller, (Word r, Word i, seL4_Uint8 d), sys::seL4_CNode_SaveCaller(r, i, d),
           Slot(Cap<CNode>{r}, i, d).save_caller())
SELFE_PAIR(tcb_set_sched_params, (Word t, Word a, Word m, Word p),
           sys::seL4_TCB_SetSchedParams(t, a, m, p),
           (Cap<Tcb>{t}.set_sched_params(Cap<Tcb>{a}, m, p)))
SELFE_PAIR(tcb_configure, (Word t, Word e, Word c, Word cd, Word v, Word vd, Word b, Word f),
           sys::seL4_TCB_Configure(t, e, c, cd, v, vd, b, f),
           (Cap<Tcb>{t}.configure(Cap<Endpoint>{e}, Cap<CNode>{c}, cd, Cap<VSpace>{v}, vd, b,
                                  Cap<Page>{f})))
SELFE_PAIR(tcb_set_space, (Word t, Word e, Word c, Word cd, Word v, Word vd),
           sys::seL4_TCB_SetSpace(t, e, c, cd, v, vd),
           (Cap<Tcb>{t}.set_space(Cap<Endpoint>{e}, Cap<CNode>{c}, cd, Cap<VSpace>{v}, vd)))
SELFE_PAIR(reply, (sys::seL4_MessageInfo_t m), sys::seL4_Reply(m), reply(MessageInfo(m)))

// Calls with results of several words.
extern "C" Word raw_endpoint_recv(Word e, Word* badge) {
    Word sender = 0;
    const auto info = sys::seL4_Recv(e, &sender);
    *badge = sender;
    return info.words[0];
}
extern "C" Word typed_endpoint_recv(Word e, Word* badge) {
    const Received received = Cap<Endpoint>{e}.recv();
    *badge = received.badge;
    return received.info.raw().words[0];
}
extern "C" Word raw_endpoint_reply_recv(Word e, sys::seL4_MessageInfo_t m, Word* badge) {
    Word sender = 0;
    const auto info = sys::seL4_ReplyRecv(e, m, &sender);
    *badge = sender;
    return info.words[0];
}
extern "C" Word typed_endpoint_reply_recv(Word e, sys::seL4_MessageInfo_t m, Word* badge) {
    const Received received = Cap<Endpoint>{e}.reply_recv(MessageInfo(m));
    *badge = received.badge;
    return received.info.raw().words[0];
}
