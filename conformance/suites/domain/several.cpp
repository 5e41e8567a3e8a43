// Threads of several domains, on kernels whose schedule is built in and on those that can change
// it. SPDX-License-Identifier: BSD-2-Clause
#include "domains.hpp"
#include "schedule.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr const char* no_turn =
    "the schedule built into this kernel does not come to domain 1 within seconds";

#ifdef SELFE_HAS_seL4_DomainSet_ScheduleConfigure
/// While it lives, domains 0 and 1 have their time by turns.
class TwoDomains {
  public:
    explicit TwoDomains(Case& t) : schedule_(t) {
        constexpr uint64_t duration = config::flag_or("KERNEL_MCS", false) ? 1'000'000 : 3;
        (void)schedule_.set(0, 0, duration);
        (void)schedule_.set(1, 1, duration);
        (void)schedule_.start(0);
    }
    static constexpr bool is_built_in = false;

  private:
    BorrowedSchedule schedule_;
};
#else
/// Whether domain 1 has its time is the kernel's own affair.
struct TwoDomains {
    explicit TwoDomains(Case&) {}
    static constexpr bool is_built_in = true;
};
#endif

/// A thread that says that it runs, and goes on until it is told to stop.
struct Runner {
    volatile bool has_run = false;
    volatile bool is_over = false;

    static void run(Runner& runner) {
        while (!runner.is_over) {
            runner.has_run = true;
        }
    }
};

}  // namespace

CASE(Domains, PrioritiesCountWithinADomainOnly, "DOM-005", "DOM-026") {
    // Without domains the higher one would starve this thread, and this one the lower.
    for (const Word level : {priority::High, priority::Low}) {
        Runner runner;
        const Worker worker = t.prepare(runner, Runner::run, {.priority = level});
        REQUIRE_EQ(set_domain(t.domain_set(), 1, worker.tcb()), success());
        REQUIRE_OK(worker.tcb().resume());
        bool has_run = false;
        {
            const TwoDomains domains(t);
            has_run = comes_to_pass(t, [&] { return runner.has_run; });
            runner.is_over = true;
        }
        REQUIRE_OK(worker.tcb().suspend());
        NEEDS(has_run || !TwoDomains::is_built_in, no_turn);
        CHECK("DOM-005", has_run);
        CHECK("DOM-026", has_run);
    }
}

CASE(Domains, MessageForAnotherDomainIsReceivedInItsTime, "DOM-028") {
    constexpr Word label = 0x17;
    constexpr Word content = 0x2a5;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall receive(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(receive, SystemCall::make, {.priority = priority::High});
    t.settle();
    REQUIRE_EQ(set_domain(t.domain_set(), 1, receiver.tcb()), success());
    SystemCall send(sys::seL4_SysSend, t.minted(endpoint, 0x31), MessageInfo(label, 1));
    const Worker sender = t.start(send.words(content), SystemCall::make);
    t.settle();
    // The receiver was there: the sender does not wait for the other domain's time.
    CHECK("DOM-028", sender.is_done());
    if (!TwoDomains::is_built_in) {
        CHECK("DOM-028", !receiver.is_done());
    }
    bool is_done = false;
    {
        const TwoDomains domains(t);
        is_done = comes_to_pass(t, [&] { return receiver.is_done(); });
    }
    NEEDS(is_done || !TwoDomains::is_built_in, no_turn);
    CHECK("DOM-028", is_done);
    CHECK_EQ("DOM-028", receive.info().label(), label);
    CHECK_EQ("DOM-028", receive.word(0), content);
    CHECK_EQ("DOM-028", receive.badge(), Word{0x31});
}

}  // namespace selfe::conformance
