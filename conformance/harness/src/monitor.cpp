// The root task of a conformance image: runs the planned cases one by one, judges, reports.
// SPDX-License-Identifier: BSD-2-Clause
//
// It runs at the highest priority and prints, so a case can neither starve it nor give a verdict in
// its place; what a case itself prints, at its beginning, it waits for. A case that spins for ever
// is the host's to notice: nothing here can interrupt it without a timer, and the host has one.
#include "selfe/conformance/monitor.hpp"

#include "selfe/claims.hpp"
#include "selfe/config.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/case_space.hpp"
#include "selfe/conformance/fault_text.hpp"
#include "selfe/conformance/idle_machine.hpp"
#include "selfe/conformance/outcome.hpp"
#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/conformance/scheduling/time.hpp"
#include "selfe/ipc_buffer.hpp"
#include "selfe/panic.hpp"
#include "selfe/scheduling/reply_place.hpp"

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
void run_case(void* argument) {
    const auto* const descriptor = static_cast<const CaseDescriptor*>(argument);
    use_console_cap(Cap<Any>{case_slot::Console});
    use_reply_place(case_slot::ReplyPlace);
    Case t(static_cast<size_t>(descriptor - __selfe_cases_start));
    descriptor->run(t);
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
    remember_boot_info(boot_info);
    prepare_thread_memory(boot_info);
    const Slot endpoint = space_.take();
    must(arena_.pool().retype<Endpoint>(endpoint), "cannot make the monitor's endpoint");
    endpoint_ = Cap<Endpoint>{endpoint.index};
    const Slot faults = space_.take();
    must(faults.mint(endpoint, Rights::all(), sender::faulting_thread),
         "cannot badge the fault endpoint");
    faults_ = Cap<Endpoint>{faults.index};
    prepare_idle_reporter(boot_info);
}

void Monitor::prepare_idle_reporter(const BootInfo& boot_info) {
    const Slot tcb = space_.take();
    const Slot badged = space_.take();
    must(arena_.pool().retype<Tcb>(tcb), "cannot make the idle reporter's TCB");
    must(badged.mint(space_.at(endpoint_.bits), Rights::all(), sender::idle_reporter),
         "cannot badge the idle reporter's endpoint");
    const Cap<Tcb> thread{tcb.index};
    must(prepare_thread(image_of(thread, thread_number::idle_reporter, report_idleness,
                                 reinterpret_cast<void*>(badged.index))),
         "cannot prepare the idle reporter");
    must(thread.set_priority(init_thread::tcb, priority::IdleReporter),
         "cannot set the idle reporter's priority");
    must(give_time(time_authority(boot_info), thread, arena_.pool(), space_.take()),
         "cannot give the idle reporter its time");
    idle_reporter_ = thread;
    remember_idle_reporter(tcb);
}

ThreadImage Monitor::image_of(Cap<Tcb> tcb, size_t number, void (*entry)(void*), void* argument) {
    ThreadMemory& memory = thread_memory(number);
    return {.tcb = tcb,
            .cspace = init_thread::cnode,
            .vspace = init_thread::vspace,
            .fault_endpoint = {},
            .ipc_buffer = reinterpret_cast<sys::seL4_IPCBuffer*>(memory.ipc_buffer),
            .ipc_buffer_frame = Cap<Page>{ipc_buffer_slot(number)},
            .own_tcb = {},
            .stack = memory.stack,
            .stack_size = sizeof memory.stack,
            .entry = entry,
            .argument = argument};
}

void Monitor::start_case(const CaseDescriptor& descriptor) {
    const Cap<Tcb> thread = arena_.populate(endpoint_, faults_);
    ThreadImage image = image_of(thread, thread_number::case_body, run_case,
                                 const_cast<CaseDescriptor*>(&descriptor));
    image.cspace = arena_.cspace();
    image.cspace_guard = cnode_guard(0, word_bits - case_cnode_radix);
    image.fault_endpoint = fault_endpoint(faults_, Cap<Endpoint>{case_slot::FaultHandler});
    image.own_tcb = Cap<Tcb>{case_slot::Tcb};
    must(prepare_thread(image), "cannot prepare the case's thread");
    must(thread.set_mc_priority(init_thread::tcb, priority::CaseMaximum),
         "cannot set the case's maximum priority");
    must(thread.set_priority(init_thread::tcb, priority::Body), "cannot set the case's priority");
    must(idle_reporter_.resume(), "cannot start the idle reporter");  // a case may have stopped it
    must(thread.resume(), "cannot start the case");
}

void Monitor::run_all() {
    const Plan plan = Plan::read(case_count());
    report_.hello(plan.nonce());
    report_.fact("arch", config::text("SEL4_ARCH"));
    RandomSettings::current() = plan.random();
    report_.fact("seed", plan.random().seed);
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
    if (has_leaked() && (verdict == Verdict::Pass || verdict == Verdict::Skip)) {
        verdict = Verdict::Fail;
    }
    for (size_t i = 0; i < outcome.detail_count(); ++i) {
        report_.detail(index, outcome.detail(i));
    }
    report_.verdict(index, verdict);
}

bool Monitor::has_leaked() {
    DetailText text;
    if (!arena_.reclaim()) {
        text.add("the case's memory did not come back after revoking it");
    } else if (const Word slot = space_.empty_what_is_left(arena_.scratch()); slot != 0) {
        text.add("a capability was left in the root task's CNode, slot ");
        text.add_decimal(slot);
    } else {
        return false;
    }
    Outcome::current().fail(text);
    return true;
}

Verdict Monitor::wait_for_end() {
    const Received received = scheduling::recv_unanswered(endpoint_);
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

int main(const selfe::BootInfo& boot_info) {
    selfe::conformance::Monitor(boot_info).run_all();
    return 0;
}
