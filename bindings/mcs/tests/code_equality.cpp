// Pairs of raw and typed calls that only kernels with scheduling contexts have in this form.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"
#include "selfe/scheduling/sched_context.hpp"

using namespace selfe;

SELFE_PAIR(tcb_configure, (Word t, Word c, Word cd, Word v, Word vd, Word b, Word f),
           sys::seL4_TCB_Configure(t, c, cd, v, vd, b, f),
           (Cap<Tcb>{t}.configure(Cap<CNode>{c}, cd, Cap<VSpace>{v}, vd, b, Cap<Page>{f})))
SELFE_PAIR(tcb_set_space, (Word t, Word e, Word c, Word cd, Word v, Word vd),
           sys::seL4_TCB_SetSpace(t, e, c, cd, v, vd),
           (Cap<Tcb>{t}.set_space(Cap<Endpoint>{e}, Cap<CNode>{c}, cd, Cap<VSpace>{v}, vd)))
SELFE_PAIR(tcb_set_sched_params, (Word t, Word a, Word m, Word p, Word s, Word e),
           sys::seL4_TCB_SetSchedParams(t, a, m, p, s, e),
           (Cap<Tcb>{t}.set_sched_params(Cap<Tcb>{a}, m, p, Cap<SchedContext>{s},
                                         Cap<Endpoint>{e})))
SELFE_PAIR(tcb_set_timeout_endpoint, (Word t, Word e), sys::seL4_TCB_SetTimeoutEndpoint(t, e),
           Cap<Tcb>{t}.set_timeout_endpoint(Cap<Endpoint>{e}))
SELFE_PAIR(sched_context_bind, (Word s, Word o), sys::seL4_SchedContext_Bind(s, o),
           Cap<SchedContext>{s}.bind(Cap<Any>{o}))
SELFE_PAIR(sched_context_unbind, (Word s), sys::seL4_SchedContext_Unbind(s),
           Cap<SchedContext>{s}.unbind())
SELFE_PAIR(sched_context_unbind_object, (Word s, Word o), sys::seL4_SchedContext_UnbindObject(s, o),
           Cap<SchedContext>{s}.unbind_object(Cap<Any>{o}))
SELFE_RESULT_PAIR(sched_context_consumed, sys::seL4_Time, (Word s),
                  sys::seL4_SchedContext_Consumed(s), consumed, Cap<SchedContext>{s}.consumed())
SELFE_RESULT_PAIR(sched_context_yield_to, sys::seL4_Time, (Word s),
                  sys::seL4_SchedContext_YieldTo(s), consumed, Cap<SchedContext>{s}.yield_to())
SELFE_PAIR(sched_control_configure_flags,
           (Word c, Word s, sys::seL4_Time b, sys::seL4_Time p, Word r, Word g, Word f),
           sys::seL4_SchedControl_ConfigureFlags(c, s, b, p, r, g, f),
           (Cap<SchedControl>{c}.configure_flags(Cap<SchedContext>{s}, b, p, r, g, f)))

extern "C" Word raw_endpoint_recv(Word e, Word r, Word* badge) {
    Word sender = 0;
    const auto info = sys::seL4_Recv(e, &sender, r);
    *badge = sender;
    return info.words[0];
}
extern "C" Word typed_endpoint_recv(Word e, Word r, Word* badge) {
    const Received received = Cap<Endpoint>{e}.recv(Cap<Reply>{r});
    *badge = received.badge;
    return received.info.raw().words[0];
}
