// Scheduling contexts on several cores: each belongs to the core whose control configured it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/scheduling/contexts.hpp"
#include "move.hpp"
#include "other_core.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {

CASE(SchedControlConfigureFlags, TheContextIsOfTheControlsCore, "MCS-011") {
    for (Word core = 1; core < boot_info().num_nodes() && core <= 4; ++core) {
        OneShot one_shot;
        const Worker worker =
            t.prepare(one_shot, OneShot::run, {.priority = beneath, .has_time = false});
        const Cap<SchedContext> context = make_empty_context(t);
        REQUIRE_OK(Cap<SchedControl>{t.time_authority(core).bits}.configure_flags(
            context, turn_us, turn_us, 0, 0, 0));
        REQUIRE_OK(context.bind(worker.tcb()));
        REQUIRE_OK(worker.tcb().resume());
        // Beneath the case's thread: on this core it would wait.
        CHECK("MCS-011", spin_alone_until([&] { return one_shot.has_come(); }));
    }
}

CASE(SchedControlConfigureFlags, AnotherCoresControlMovesTheThread, "SMP-011") {
    CoreSpinner spinner(t, {.priority = beneath});
    CHECK_EQ("SMP-011", spinner.count(), Word{0});
    REQUIRE_OK(move_to(t, spinner.worker(), 1));
    CHECK("SMP-011", spinner.comes_on());
    // Called back while it runs there: beneath the case's thread it has no turn.
    REQUIRE_OK(move_to(t, spinner.worker(), 0));
    const Word stopped = spinner.count();
    OtherCore other(t);
    CoreSpinner there(t, {.priority = priority::High, .core = 1});
    REQUIRE(there.comes_on());
    CHECK_EQ("SMP-011", spinner.count(), stopped);
}

CASE(Donation, ACallTakesAPassiveServerToTheCallersCore, "MCS-073") {
    // The server waits on this core, beneath the case's thread: here it could not run.
    struct Answerer {
        Cap<Endpoint> endpoint;
        Cap<ReplyObject> reply;
        Atomic<Word> served;

        static void run(Answerer& self) {
            (void)self.endpoint.recv(self.reply);
            for (;;) {
                self.served.store_release(self.served.load_relaxed() + 1);
                (void)self.endpoint.reply_recv(MessageInfo(), self.reply);
            }
        }
    } server{t.make<Endpoint>(), t.make<ReplyObject>(), {}};
    OtherCore other(t);
    const Worker serving = t.start(server, Answerer::run, {.priority = beneath});
    t.settle();
    REQUIRE_OK(context_of(serving).unbind());
    SystemCall call(sys::seL4_SysCall, server.endpoint);
    const Worker caller = t.start(call, SystemCall::make, {.priority = beneath, .core = 1});
    CHECK("MCS-073", spin_alone_until([&] { return server.served.load_acquire() != 0; }));
    CHECK_EQ("MCS-073", server.served.load_acquire(), Word{1});
    other.settle();
    CHECK("MCS-073", caller.is_done());
}

CASE(SchedContext, DeletedStopsTheThreadOfAnotherCore, "SMP-012") {
    OtherCore other(t);
    CoreSpinner spinner(t, {.priority = beneath, .core = 1});
    REQUIRE(spinner.comes_on());
    REQUIRE_OK(t.slot_of(spinner.worker().time()).delete_());
    const Word stopped = spinner.count();
    other.settle();
    CHECK_EQ("SMP-012", spinner.count(), stopped);
    // With another one it goes on.
    REQUIRE_OK(give_time(t.time_authority(1), spinner.tcb(), t.memory(), t.empty_slot()));
    CHECK("SMP-012", spinner.comes_on());
}

}  // namespace selfe::conformance
