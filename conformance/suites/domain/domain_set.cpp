// DomainSet.Set: which domain a thread belongs to.
// SPDX-License-Identifier: BSD-2-Clause
#include "domains.hpp"
#include "selfe/conformance/boot_space.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

}  // namespace

CASE(DomainSetSet, CurrentDomainIsAcceptedWithoutEffect, "DOM-006") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    CHECK_EQ("DOM-006", set_domain(t.domain_set(), boot_info().init_thread_domain(), worker.tcb()),
             success());
    CHECK_EQ("DOM-006", set_domain(t.domain_set(), boot_info().init_thread_domain(), t.tcb()),
             success());
    t.settle();
    CHECK("DOM-006", worker.is_done());
}

CASE(DomainSetSet, UnknownDomainIsInvalidArgument, "DOM-007") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Word domain : {domain_count, Word{255}}) {
        CHECK_EQ("DOM-007", set_domain(t.domain_set(), domain, thread), invalid_argument(0));
    }
}

CASE(DomainSetSet, ThreadThatIsNoneIsInvalidArgument, "DOM-008") {
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("DOM-008", set_domain(t.domain_set(), 0, other), invalid_argument(1));
    }
}

CASE(BootInfo, NamesDomainZeroAndItsAuthority, "DOM-029") {
    CHECK_EQ("DOM-029", boot_info().init_thread_domain(), Word{0});
    const BootSpace boot(t);
    CHECK_EQ("DOM-029", Invocation(boot.cap(sys::seL4_CapDomain), sys::DomainSetSet).call(),
             truncated_message());
}

}  // namespace selfe::conformance
