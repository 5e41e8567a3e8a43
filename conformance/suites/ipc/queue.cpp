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

CASE(EndpointQueue, ServesReceiversInOrderOfArrival, "IPC-016") {
    NEEDS(!config::flag_or("KERNEL_MCS", false), "with MCS the priority decides");
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const SystemCall recv(sys::seL4_SysRecv, endpoint);
    SystemCall calls[] = {recv, recv, recv};
    bool is_served[3]{};
    for (size_t i = 0; i < 3; ++i) {
        t.start(calls[i], SystemCall::make, {.priority = priorities[i]});
        t.settle();
    }
    for (size_t turn = 0; turn < 3; ++turn) {
        endpoint.nb_send(message(label + turn));
        t.settle();
        is_served[turn] = true;
        for (size_t i = 0; i < 3; ++i) {
            CHECK_EQ("IPC-016", calls[i].info(), MessageInfo(is_served[i] ? label + i : 0));
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
