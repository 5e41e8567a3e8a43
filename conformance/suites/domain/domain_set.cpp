// DomainSet.Set: which domain a thread belongs to.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word domains = config::number("NUM_DOMAINS");

void do_nothing(Word&) {}

Reply set(Cap<Any> target, Word domain, Cap<Any> thread) {
    return Invocation(target, sys::DomainSetSet).words(domain).caps(thread).call();
}

}  // namespace

CASE(DomainSetSet, CurrentDomainIsAcceptedWithoutEffect, "DOM-006") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    CHECK_EQ("DOM-006", set(t.domain_set(), boot_info().init_thread_domain(), worker.tcb()),
             success());
    CHECK_EQ("DOM-006", set(t.domain_set(), boot_info().init_thread_domain(), t.tcb()), success());
    t.settle();
    CHECK("DOM-006", worker.is_done());
}

CASE(DomainSetSet, UnknownDomainIsInvalidArgument, "DOM-007") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Word domain : {domains, Word{255}}) {
        CHECK_EQ("DOM-007", set(t.domain_set(), domain, thread), invalid_argument(0));
    }
}

CASE(DomainSetSet, ThreadThatIsNoneIsInvalidArgument, "DOM-008") {
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("DOM-008", set(t.domain_set(), 0, other), invalid_argument(1));
    }
}

CASE(BootInfo, NamesDomainZeroAndItsAuthority, "DOM-029") {
    CHECK_EQ("DOM-029", boot_info().init_thread_domain(), Word{0});
    const BootSpace boot(t);
    CHECK_EQ("DOM-029", Invocation(boot.cap(sys::seL4_CapDomain), sys::DomainSetSet).call(),
             truncated_message());
}

}  // namespace selfe::conformance
