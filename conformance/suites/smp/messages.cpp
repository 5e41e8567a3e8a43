// Messages, signals and faults between threads of different cores.
// SPDX-License-Identifier: BSD-2-Clause
#include "other_core.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

struct Server {
    Cap<Endpoint> endpoint;
    Atomic<Word> served;

    // Answers the sum of the badge, the label and the message's word.
    static void run(Server& self) {
        Received received = receive(self.endpoint);
        for (;;) {
            (void)self.served.fetch_add(1);
            received = answer_and_receive(
                self.endpoint, message(received.label() + 1, received.badge + get_mr(0)));
        }
    }
};

struct Waiter {
    Cap<Notification> notification;
    Atomic<Word> word;

    static void run(Waiter& self) { self.word.store_release(self.notification.wait()); }
};

// A client on one core, a server on the other: the reply must be the client's.
void make_call(Case& t, Core client_core, Core server_core, SystemCall& call, Word& served) {
    OtherCore other(t);
    Server server{t.make<Endpoint>(), {}};
    const Worker serving = t.start(server, Server::run, {.priority = beneath, .core = server_core});
    other.settle();
    call = SystemCall(sys::seL4_SysCall, t.minted(server.endpoint, 0x70), MessageInfo(0x21, 1));
    call.words(5);
    const Worker client =
        t.start(call, SystemCall::make, {.priority = beneath, .core = client_core});
    REQUIRE(spin_until(t, [&] { return client.is_done(); }));
    served = server.served.load_acquire();
    t.must(serving.tcb().suspend(), "the server cannot be stopped");
    other.settle();
}

}  // namespace

CASE(RemoteMessage, ACallFromAnotherCoreIsAnswered, "SMP-009") {
    SystemCall call(sys::seL4_SysCall, Cap<Any>{});
    Word served = 0;
    make_call(t, 1, 0, call, served);
    CHECK_EQ("SMP-009", call.info().label(), Word{0x22});
    CHECK_EQ("SMP-009", call.word(0), Word{0x75});
    CHECK_EQ("SMP-009", served, Word{1});
}

CASE(RemoteMessage, ACallToAnotherCoreIsAnswered, "SMP-009") {
    SystemCall call(sys::seL4_SysCall, Cap<Any>{});
    Word served = 0;
    make_call(t, 0, 1, call, served);
    CHECK_EQ("SMP-009", call.info().label(), Word{0x22});
    CHECK_EQ("SMP-009", call.word(0), Word{0x75});
    CHECK_EQ("SMP-009", served, Word{1});
}

CASE(RemoteMessage, ASignalWakesAWaiterOfAnotherCore, "SMP-009") {
    OtherCore other(t);
    Waiter waiter{t.make<Notification>(), {}};
    const Worker worker = t.start(waiter, Waiter::run, {.priority = beneath, .core = 1});
    other.settle();
    CHECK("SMP-009", !worker.is_done());
    t.minted(waiter.notification, 0x14).signal();
    (void)spin_alone_until([&] { return waiter.word.load_acquire() != 0; });
    CHECK_EQ("SMP-009", waiter.word.load_acquire(), Word{0x14});
    other.settle();
}

CASE(RemoteMessage, ASignalFromAnotherCoreWakesAWaiter, "SMP-009") {
    OtherCore other(t);
    Waiter waiter{t.make<Notification>(), {}};
    const Worker worker = t.start(waiter, Waiter::run, {.priority = beneath});
    t.settle();
    CHECK("SMP-009", !worker.is_done());
    SystemCall signal(sys::seL4_SysSend, t.minted(waiter.notification, 0x28));
    t.start(signal, SystemCall::make, {.priority = beneath, .core = 1});
    (void)spin_until(t, [&] { return worker.is_done(); });
    CHECK_EQ("SMP-009", waiter.word.load_acquire(), Word{0x28});
    other.settle();
}

CASE(RemoteMessage, AFaultReachesItsHandlerAndTheAnswerRestartsTheThread, "SMP-017") {
    OtherCore other(t);
    FaultHandler handler(t);
    // A system call that there is not; what answers it writes the registers of another core's
    // thread.
    SystemCall unknown(static_cast<sys::seL4_Syscall_ID>(1), Cap<Any>{});
    const Worker worker =
        t.start(unknown, SystemCall::make,
                {.priority = beneath, .fault_handler = handler.address(), .core = 1});
    other.settle();
    const Delivery fault = handler.take();
    CHECK_EQ("SMP-017", fault.badge, FaultHandler::badge);
    CHECK_EQ("SMP-017", fault.info.label(), Word{sys::seL4_Fault_UnknownSyscall});
    CHECK("SMP-017", !worker.is_done());
    handler.skip(fault);
    CHECK("SMP-017", spin_alone_until([&] { return worker.is_done(); }));
}

}  // namespace selfe::conformance
