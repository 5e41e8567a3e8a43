// The root task of a conformance image: runs the planned cases one by one, judges, reports.
// SPDX-License-Identifier: BSD-2-Clause
//
// It runs at the highest priority and alone prints, so a case can neither starve it nor speak in
// its place. A case that spins for ever is the host's to notice: nothing here can interrupt it
// without a timer, and the host has one.
#include "selfe/boot_info.hpp"
#include "selfe/conformance/arena.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/case_space.hpp"
#include "selfe/conformance/case_thread.hpp"
#include "selfe/conformance/outcome.hpp"
#include "selfe/conformance/plan.hpp"
#include "selfe/conformance/report.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/fault.hpp"
#include "selfe/panic.hpp"

namespace selfe::conformance {
namespace {

size_t case_count() {
    return static_cast<size_t>(__selfe_cases_end - __selfe_cases_start);
}

class Monitor {
  public:
    explicit Monitor(const BootInfo& boot_info)
        : space_(boot_info), arena_(boot_info, space_), endpoint_(make_endpoint()) {
        raise_above_every_case();
        start_idle_reporter(boot_info, make_idle_tcb(), badged(sender::IdleReporter));
    }

    void run_all() {
        const Plan plan = Plan::read(case_count());
        report_.hello(plan.nonce());
        report_.fact("arch", config::text("SEL4_ARCH"));
        for (size_t index = 0; index < case_count(); ++index) {
            if (plan.is_selected(index)) {
                run(index);
            }
        }
        report_.bye();
    }

  private:
    void run(size_t index);
    Verdict wait_for_end();
    Verdict judge_fault(const Received& received);

    Cap<Endpoint> make_endpoint();
    Cap<Tcb> make_idle_tcb();
    Cap<Endpoint> badged(Word badge);
    static void raise_above_every_case();

    MonitorSpace space_;
    Arena arena_;
    Cap<Endpoint> endpoint_;
    Report report_{case_count()};
};

}  // namespace
}  // namespace selfe::conformance
