// The order in which those who wait at an endpoint are served, and who runs after a rendezvous.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
// Neither rising nor falling, so that an order by priority is no order of arrival.
constexpr Word priorities[] = {priority::Low, priority::High, priority::Body};
// When it is each one's turn to receive: with scheduling contexts the priority decides.
constexpr bool is_by_priority = config::flag_or("KERNEL_MCS", false);
constexpr size_t turn_of[] = {is_by_priority ? 2 : 0, is_by_priority ? 0 : 1,
                              is_by_priority ? 1 : 2};

}  // namespace

CASE(EndpointQueue, ServesSendersInOrderOfArrival, "IPC-013") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall calls[] = {SystemCall(sys::seL4_SysSend, t.minted(endpoint, 1)),
                          SystemCall(sys::seL4_SysCall, t.minted(endpoint, 2)),
                          SystemCall(sys::seL4_SysSend, t.minted(endpoint, 3))};
    for (size_t i = 0; i < 3; ++i) {
        t.start(calls[i], SystemCall::make, {.priority = priorities[i]});
        t.settle();
    }
    for (const Word badge : {Word{1}, Word{2}, Word{3}}) {
        CHECK_EQ("IPC-013", Delivery::take(endpoint).badge, badge);
    }
}

CASE(EndpointQueue, ServesReceiversInTheirOrder, "IPC-016") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const SystemCall recv(sys::seL4_SysRecv, endpoint);
    SystemCall calls[] = {recv, recv, recv};
    for (size_t i = 0; i < 3; ++i) {
        t.start(calls[i], SystemCall::make, {.priority = priorities[i]});
        t.settle();
    }
    for (size_t turn = 0; turn < 3; ++turn) {
        endpoint.nb_send(message(label + turn));
        t.settle();
        for (size_t i = 0; i < 3; ++i) {
            const Word got = turn_of[i] <= turn ? label + turn_of[i] : 0;
            CHECK_EQ("IPC-016", calls[i].info(), MessageInfo(got));
        }
    }
}

CASE(Rendezvous, WithAHigherPriorityLetsTheReceiverRunAtOnce, "IPC-017") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make, {.priority = priority::High});
    REQUIRE(!receiver.is_done());
    endpoint.send(message(label));
    CHECK("IPC-017", receiver.is_done());
}

CASE(Rendezvous, WithALowerPriorityLetsTheSenderGoOn, "IPC-017") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make, {.priority = priority::Low});
    t.settle();
    endpoint.send(message(label));
    CHECK("IPC-017", !receiver.is_done());
    t.settle();
    CHECK("IPC-017", receiver.is_done());
}

}  // namespace selfe::conformance
