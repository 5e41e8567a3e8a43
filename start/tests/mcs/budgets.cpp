// Checks threads' time on MCS kernels: budgets, timeout faults, what is refused.
// SPDX-License-Identifier: BSD-2-Clause
#include "../expect.hpp"
#include "selfe/fault_report.hpp"
#include "selfe/fault_server.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/thread.hpp"

using selfe::Fault;
using selfe::MemoryCause;
using selfe::Thread;
using selfe::ThreadSource;
using selfe::Timeout;
using selfe::Word;
using selfe::start_test::expect;

namespace {

constexpr Word badge = 42;
constexpr selfe::sys::seL4_Time budget_us = 2000;
constexpr selfe::sys::seL4_Time period_us = 50000;

void spin() {
    volatile Word laps = 0;
    while (true) {
        laps = laps + 1;
    }
}

void spent_budget_is_a_timeout_fault(const ThreadSource& source) {
    auto server = selfe::Server::make(source.objects);
    expect(server.has_value(), "a server can be made");
    const auto spinner = Thread::start(source,
                                       {.time = {.budget_us = budget_us,
                                                 .period_us = period_us,
                                                 .badge = badge,
                                                 .timeout_endpoint = server->endpoint()}},
                                       spin);
    expect(spinner.has_value(), "a thread with a budget can be started");
    selfe::serve_fault(*server, [](const Fault& fault, Word) {
        expect(fault.kind() == selfe::sys::seL4_Fault_Timeout, "the fault is a timeout");
        fault.visit(selfe::Overload{[](const Timeout& timeout) {
                                        expect(timeout.data == badge, "with the context's badge");
                                        expect(timeout.consumed >= budget_us / 2,
                                               "after about the budget");
                                    },
                                    [](const auto&) {}});
        char buffer[80];
        selfe::Format text(buffer);
        describe(fault, text);
        expect(__builtin_memcmp(buffer, "budget spent after ", 19) == 0, "and reads so");
        return selfe::FaultAnswer::LeaveStopped;
    });
}

void spent_budget_comes_back(const ThreadSource& source) {
    // Without a timeout endpoint the thread waits for its next period, and goes on.
    const auto counter = Thread::start(
        source, {.priority = 3, .time = {.budget_us = 500, .period_us = 1000, .extra_refills = 8}},
        spin);
    expect(counter.has_value(), "a context with more refills can be made");
    selfe::sys::seL4_Time consumed = 0;
    while (consumed < 2000) {  // four budgets
        const auto spent = counter->time().sched_context().consumed();
        expect(spent.has_value(), "a context tells what was spent of it");
        consumed += *spent;
        // The other thread's turn: this one's priority is higher.
        const auto sleeper = source.objects.allocate<selfe::Notification>();
        auto helper =
            Thread::start(source, {.priority = 1}, [cap = sleeper->cap()] { cap.signal(); });
        expect(sleeper && helper, "a thread that is behind can be started");
        (void)sleeper->cap().wait();
    }
}

void impossible_times_are_refused(const ThreadSource& source) {
    const auto too_much =
        Thread::start(source, {.time = {.budget_us = 2000, .period_us = 1000}}, spin);
    expect(too_much.error().cause == MemoryCause::Kernel, "more budget than period is refused");
    const auto many = Thread::start(source, {.time = {.extra_refills = 100000}}, spin);
    expect(many.error().cause == MemoryCause::OutOfRange, "so many refills are none");
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    const ThreadSource source(boot_info, memory.objects, memory.pages);
    constexpr void (*checks[])(const ThreadSource&) = {
        spent_budget_is_a_timeout_fault, spent_budget_comes_back, impossible_times_are_refused};
    const Word before = memory.objects.free_bytes();
    for (const auto check : checks) {
        check(source);
        expect(memory.objects.free_bytes() == before, "everything comes back");
    }
    return 0;
}
