// Whom an endpoint or a notification serves first: the highest priority, whoever came first.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;

// Neither rising nor falling, with two equals; sorted, the highest first: 4, 2, 1, 3.
constexpr Word priorities[] = {priority::Body, priority::Body + 1, priority::Low, priority::High};
constexpr Word sorted[] = {4, 2, 1, 3};

}  // namespace

CASE(EndpointQueue, ServesSendersByPriority, "IPC-014") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall calls[] = {SystemCall(sys::seL4_SysSend, t.minted(endpoint, 1)),
                          SystemCall(sys::seL4_SysCall, t.minted(endpoint, 2)),
                          SystemCall(sys::seL4_SysSend, t.minted(endpoint, 3)),
                          SystemCall(sys::seL4_SysSend, t.minted(endpoint, 4))};
    for (size_t i = 0; i < 4; ++i) {
        t.start(calls[i], SystemCall::make, {.priority = priorities[i]});
        t.settle();
    }
    for (const Word badge : sorted) {
        CHECK_EQ("IPC-014", Delivery::take(endpoint).badge, badge);
    }
}

CASE(EndpointQueue, ServesEqualsInOrderOfArrival, "IPC-014") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall calls[] = {SystemCall(sys::seL4_SysSend, t.minted(endpoint, 1)),
                          SystemCall(sys::seL4_SysSend, t.minted(endpoint, 2)),
                          SystemCall(sys::seL4_SysSend, t.minted(endpoint, 3))};
    for (SystemCall& call : calls) {
        t.start(call, SystemCall::make, {.priority = priority::Low});
        t.settle();
    }
    for (const Word badge : {Word{1}, Word{2}, Word{3}}) {
        CHECK_EQ("IPC-014", Delivery::take(endpoint).badge, badge);
    }
}

CASE(EndpointQueue, FollowsAChangeOfPriority, "IPC-015") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall calls[] = {SystemCall(sys::seL4_SysSend, t.minted(endpoint, 1)),
                          SystemCall(sys::seL4_SysSend, t.minted(endpoint, 2))};
    const Worker first = t.start(calls[0], SystemCall::make, {.priority = priority::Low + 1});
    t.settle();
    t.start(calls[1], SystemCall::make, {.priority = priority::Low + 2});
    t.settle();
    REQUIRE_OK(first.tcb().set_priority(t.tcb(), priority::Low + 3));
    CHECK_EQ("IPC-015", Delivery::take(endpoint).badge, Word{1});
    CHECK_EQ("IPC-015", Delivery::take(endpoint).badge, Word{2});
}

CASE(Wait, ServesByPriority, "NTFN-015") {
    const Cap<Notification> notification = t.make<Notification>();
    const SystemCall wait(sys::seL4_SysWait, notification);
    SystemCall calls[] = {wait, wait, wait, wait};
    for (size_t i = 0; i < 4; ++i) {
        t.start(calls[i], SystemCall::make, {.priority = priorities[i]});
        t.settle();
    }
    for (Word badge = 1; badge <= 4; ++badge) {
        t.minted(notification, badge).signal();
        t.settle();
    }
    for (size_t turn = 0; turn < 4; ++turn) {
        CHECK_EQ("NTFN-015", calls[sorted[turn] - 1].badge(), Word{turn + 1});
    }
}

}  // namespace selfe::conformance
