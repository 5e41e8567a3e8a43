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

CASE(CapFault, AnswersLabelAndWordsAreIgnored, "FLT-023") {
    EarlyWaiter waiter(t);
    waiter.provide(t);
    waiter.handler.answer(0x77, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    CHECK("FLT-023", waiter.worker.is_done());
    CHECK_EQ("FLT-023", waiter.wait.badge(), badge);
}

}  // namespace selfe::conformance
