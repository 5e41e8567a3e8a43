// CapFault: where it happened, and what its answer does.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word badge = 0xb0b;

// A worker that waits for a notification that is not there yet.
struct EarlyWaiter {
    explicit EarlyWaiter(Case& t)
        : handler(t),
          slot(t.empty_slot()),
          wait(sys::seL4_SysRecv, Cap<Any>{slot.index}),
          worker(t.start(wait, SystemCall::make, {.fault_handler = handler.address()})),
          fault(handler.take()) {}

    // Puts a signalled notification where the worker looks for it.
    void provide(Case& t) const {
        const Cap<Notification> notification = t.make<Notification>();
        t.must(slot.copy(t.slot_of(notification), Rights::all()), "the slot cannot be filled");
        t.minted(notification, badge).signal();
    }

    FaultHandler handler;
    Slot slot;
    SystemCall wait;
    Worker worker;
    Delivery fault;
};

}  // namespace

CASE(CapFault, RestartIpIsTheSystemCallInstruction, "FLT-021") {
    EarlyWaiter waiter(t);
    CHECK_EQ("FLT-021", waiter.fault.words[sys::seL4_CapFault_IP],
             reinterpret_cast<Word>(selfe_conformance_trap_instruction));
}

CASE(CapFault, AnsweredRestartsTheSystemCall, "FLT-022") {
    EarlyWaiter waiter(t);
    waiter.provide(t);
    waiter.handler.answer(0);
    CHECK("FLT-022", waiter.worker.is_done());
    CHECK_EQ("FLT-022", waiter.wait.badge(), badge);
}

CASE(CapFault, AnsweredTooEarlyComesAgain, "FLT-022") {
    EarlyWaiter waiter(t);
    waiter.handler.answer(0);
    CHECK("FLT-022", !waiter.worker.is_done());
    CHECK_EQ("FLT-022", waiter.handler.take().message(), waiter.fault.message());
}

CASE(CapFault, AnsweredIsOverAndLaterMessagesAreTheThreadsOwn, "FLT-022") {
    struct TwoCalls {
        SystemCall wait;
        SystemCall send;
    };
    FaultHandler handler(t);
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Slot slot = t.empty_slot();
    TwoCalls calls{SystemCall(sys::seL4_SysRecv, Cap<Any>{slot.index}),
                   SystemCall(sys::seL4_SysSend, t.minted(endpoint, badge), MessageInfo(0x51, 1))};
    calls.send.words(7);
    t.start<TwoCalls>(calls,
                      [](TwoCalls& self) {
                          SystemCall::make(self.wait);
                          SystemCall::make(self.send);
                      },
                      {.fault_handler = handler.address()});
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    REQUIRE_OK(slot.copy(t.slot_of(t.make<Notification>()), Rights::all()));
    t.minted(Cap<Notification>{slot.index}, badge).signal();
    handler.answer(0);
    const Delivery sent = Delivery::take(endpoint);
    CHECK_EQ("FLT-022", sent.badge, badge);
    CHECK_EQ("FLT-022", sent.message(), message_of(0x51, 7));
}

CASE(CapFault, AnswersLabelAndWordsAreIgnored, "FLT-023") {
    EarlyWaiter waiter(t);
    waiter.provide(t);
    waiter.handler.answer(0x77, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    CHECK("FLT-023", waiter.worker.is_done());
    CHECK_EQ("FLT-023", waiter.wait.badge(), badge);
}

}  // namespace selfe::conformance
