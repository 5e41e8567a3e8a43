// ReplyRecv: nothing comes between the answer and the next receive.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;

// A client that calls, and as soon as it is answered sends again without waiting; its priority is
// above the server's.
struct EagerClient {
    Cap<Endpoint> endpoint;

    static void run(EagerClient& self) {
        self.endpoint.call(message(label));
        self.endpoint.nb_send(message(label + 1));
    }
};

// Answers one call and receives what follows.
struct Server {
    Cap<Endpoint> endpoint;
    MessageInfo second;

    static void run(Server& self) {
        (void)receive(self.endpoint);
        self.second = answer_and_receive(self.endpoint, message(label)).info;
    }
};

}  // namespace

CASE(ReplyRecv, IsWaitingAgainBeforeTheClientRuns, "SYS-042") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Server server{endpoint, MessageInfo()};
    EagerClient client{endpoint};
    const Worker serving = t.start(server, Server::run, {.priority = priority::Low});
    t.settle();
    const Worker calling = t.start(client, EagerClient::run, {.priority = priority::High});
    t.settle();
    REQUIRE(calling.is_done());
    // In two steps the client would have run between them, and its second message been dropped.
    CHECK("SYS-042", serving.is_done());
    CHECK_EQ("SYS-042", server.second, MessageInfo(label + 1));
}

}  // namespace selfe::conformance
