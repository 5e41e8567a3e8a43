// The time that boot gives: a context for the first thread, an authority for each core.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

// Spins beside another thread, and compares how long their turns are.
struct Watcher {
    Spinner& spinner;
    Cap<SchedContext> boot_time;
    Cap<SchedContext> own_time;
    Cap<Tcb> spinning;
    bool is_as_configured = false;
    bool is_too_short = false;

    static constexpr int turns = 8;

    void look() {
        (void)boot_time.consumed();
        (void)own_time.consumed();
        for (int turn = 0; turn < turns; ++turn) {
            const Word before = spinner.count;
            while (spinner.count == before) {
            }
        }
        const sys::seL4_Time boots = boot_time.consumed().value_or(0);
        const sys::seL4_Time own = own_time.consumed().value_or(0);
        is_too_short = boots < turns * boot_turn_us / 4 * 3;
        is_as_configured = !is_too_short && boots * 2 < own * 3 && own * 2 < boots * 3;
    }
    static void run(Watcher& self) {
        for (int attempt = 0; attempt < 20 && !self.is_as_configured; ++attempt) {
            self.look();
        }
        (void)self.spinning.suspend();
    }
};

}  // namespace

CASE(RootCNode, HasTheFirstThreadsContext, "BI-015", "MCS-080") {
    const BootSpace boot(t);
    const Cap<SchedContext> context = boot.cap<SchedContext>(sys::seL4_CapInitThreadSC);
    const auto consumed = context.consumed();
    CHECK_EQ("BI-015", consumed.error(), Error::NoError);
    // It is that thread's: it runs on no other, and has run.
    CHECK("MCS-080", consumed.value() > 0);
    CHECK_EQ("MCS-080", context.bind(t.make<Tcb>()), Error::IllegalOperation);
}

CASE(BootInfo, HasAnAuthorityOverTimeForEachCore, "BI-034", "MCS-080") {
    const SlotRegion authorities = time_authorities(boot_info());
    CHECK_EQ("BI-034", authorities.size(), boot_info().num_nodes());
    const BootSpace boot(t);
    for (Word slot = authorities.start; slot < authorities.end; ++slot) {
        CHECK_EQ("MCS-080",
                 boot.cap<SchedControl>(slot).configure_flags(make_empty_context(t), turn_us,
                                                              turn_us, 0, 0, 0),
                 Error::NoError);
    }
}

CASE(InitialThread, RunsInTurnsOfTheConfiguredLength, "MCS-081") {
    // The monitor waits meanwhile, and lends its time to a thread that spins beside another one. A
    // host that holds the machine up makes turns longer, and as often those of either; not shorter.
    const Slot time = t.empty_slot();
    const Slot tcb = t.empty_slot();
    REQUIRE_OK(time.copy(t.boot_slot(sys::seL4_CapInitThreadSC), Rights::all()));
    REQUIRE_OK(tcb.copy(t.boot_slot(sys::seL4_CapInitThreadTCB), Rights::all()));
    const Cap<SchedContext> boot_time{time.index};
    const Cap<Tcb> initial_thread{tcb.index};
    Spinner spinner;
    const Worker spinning = t.prepare(spinner, Spinner::run, {.has_time = false});
    Watcher watcher{spinner, boot_time, {}, spinning.tcb()};
    const Worker watching = t.prepare(watcher, Watcher::run, {.has_time = false});
    watcher.own_time = make_context(t, {.budget_us = boot_turn_us});
    REQUIRE_OK(watcher.own_time.bind(watching.tcb()));

    REQUIRE_OK(boot_time.unbind_object(initial_thread));
    const Error bound = boot_time.bind(spinning.tcb());
    const bool have_run =
        is_ok(bound) && is_ok(spinning.tcb().resume()) && is_ok(watching.tcb().resume());
    t.settle();
    const Error unbound = is_ok(bound) ? boot_time.unbind_object(spinning.tcb()) : bound;
    REQUIRE_OK(boot_time.bind(initial_thread));
    REQUIRE_OK(unbound);
    REQUIRE(have_run && watching.is_done());
    CHECK("MCS-081", !watcher.is_too_short);
    CHECK("MCS-081", watcher.is_as_configured);
}

}  // namespace selfe::conformance
