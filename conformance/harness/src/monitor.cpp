// The root task of a conformance image: runs the planned cases one by one, judges, reports.
// SPDX-License-Identifier: BSD-2-Clause
//
// It runs at the highest priority and alone prints, so a case can neither starve it nor speak in
// its place. A case that spins for ever is the host's to notice: nothing here can interrupt it
// without a timer, and the host has one.
#include "selfe/conformance/monitor.hpp"

#include "selfe/config.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/case_space.hpp"
#include "selfe/conformance/fault_text.hpp"
#include "selfe/conformance/outcome.hpp"
#include "selfe/ipc_buffer.hpp"
#include "selfe/panic.hpp"

namespace selfe::conformance {
namespace {

size_t case_count() {
    return static_cast<size_t>(__selfe_cases_end - __selfe_cases_start);
}

void must(Error error, const char* what) {
    if (!is_ok(error)) {
        panic(what);
    }
}

// First code of a case's own thread: the body, then its report.
void run_case(void* descriptor) {
    Case t;
    static_cast<const CaseDescriptor*>(descriptor)->run(t);
}

// Runs only when every thread of the case is blocked, and says so for as long as that lasts.
[[noreturn]] void report_idleness(void* endpoint) {
    for (;;) {
        sys::seL4_Send(reinterpret_cast<Word>(endpoint), sys::seL4_MessageInfo_new(0, 0, 0, 0));
    }
}

}  // namespace

Monitor::Monitor(const BootInfo& boot_info)
    : space_(boot_info), arena_(boot_info, space_), report_(case_count()) {
    const Slot endpoint = space_.take();
    must(arena_.pool().retype<Endpoint>(endpoint), "cannot make the monitor's endpoint");
    endpoint_ = Cap<Endpoint>{endpoint.index};
    start_idle_reporter();
}

void Monitor::start_idle_reporter() {
    const Slot tcb = space_.take();
    const Slot badged = space_.take();
    must(arena_.pool().retype<Tcb>(tcb), "cannot make the idle reporter's TCB");
    must(badged.mint(space_.at(endpoint_.bits), Rights::all(), sender::idle_reporter),
         "cannot badge the idle reporter's endpoint");
    must(threads_.start(Cap<Tcb>{tcb.index}, ThreadMemoryNumber::idle_reporter,
                        {.cspace = Cap<CNode>{sys::seL4_CapInitThreadCNode},
                         .vspace = Cap<VSpace>{sys::seL4_CapInitThreadVSpace},
                         .fault_handler = 0,
                         .priority = priority::IdleReporter},
                        report_idleness, reinterpret_cast<void*>(badged.index)),
         "cannot start the idle reporter");
}

void Monitor::run_all() {
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

void Monitor::run(size_t index) {
    Outcome& outcome = Outcome::current();
    outcome.reset();
    report_.start(index);

    start_case(__selfe_cases_start[index]);
    Verdict verdict = wait_for_end();
    if (!arena_.reclaim()) {
        DetailText text;
        text.add("the case's memory did not come back after revoking it");
        outcome.fail(text, __FILE__, __LINE__);
        verdict = verdict == Verdict::Pass ? Verdict::Fail : verdict;
    }
    for (size_t i = 0; i < outcome.detail_count(); ++i) {
        report_.detail(index, outcome.detail(i));
    }
    report_.verdict(index, verdict);
}

Verdict Monitor::wait_for_end() {
    const Received received = endpoint_.recv();
    const Outcome& outcome = Outcome::current();
    switch (received.badge) {
        case sender::case_thread:
            return outcome.has_failed()   ? Verdict::Fail
                   : outcome.is_skipped() ? Verdict::Skip
                                          : Verdict::Pass;
        case sender::faulting_thread:
            Outcome::current().note(describe_fault(received));
            return Verdict::Crash;
        case sender::idle_reporter: {
            DetailText text;
            text.add("every thread of the case is blocked");
            Outcome::current().note(text);
            return Verdict::Hang;
        }
        default:
            panic("a message to the monitor bears no badge of its own");
    }
}

}  // namespace selfe::conformance
