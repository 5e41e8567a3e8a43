// A thread that says so when the first thread faults: the fault handler that boot does not give.
// SPDX-License-Identifier: BSD-2-Clause
//
// Nobody handles a root task's own faults. A debug kernel says something on its console then, and
// another kernel is silent: the program just stops. With this it ends like every other.
#pragma once

#include "selfe/fault_report.hpp"
#include "selfe/panic.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/server.hpp"
#include "selfe/thread.hpp"

namespace selfe {

/// Waits for a fault of the thread that has started it, the root task's first. Prints it, with
/// registers and backtrace, and ends the program: `END fault <what happened>`.
///
///     selfe::FaultGuard guard;
///     if (!is_ok(guard.start(boot_info, memory))) { … }
class FaultGuard {
  public:
    FaultGuard() = default;
    FaultGuard(const FaultGuard&) = delete;
    FaultGuard& operator=(const FaultGuard&) = delete;
    ~FaultGuard() {
        if (!thread_.is_empty()) {
            (void)tell_faults_to({});
        }
    }

    /// From here on until it goes. Errors: those of Server::make and Thread::start; Kernel
    /// (seL4_TCB_SetSpace).
    MemoryError start(const BootInfo& boot_info, RootMemory& memory) {
        auto server = Server::make(memory.objects);
        if (!server) {
            return server.error();
        }
        server_ = hand_over(server).take();
        stack_ = this_thread::stack();
        auto thread = Thread::start({boot_info, memory.objects, memory.pages},
                                    {.name = "fault guard"}, [this] { watch(); });
        if (!thread) {
            return thread.error();
        }
        thread_ = hand_over(thread).take();
        return {tell_faults_to(server_.endpoint()), "seL4_TCB_SetSpace"};
    }

  private:
    static Error tell_faults_to(Cap<Endpoint> endpoint) {
        return init_thread::tcb.set_space(endpoint, init_thread::cnode, 0, init_thread::vspace, 0);
    }

    [[noreturn]] void watch() const {
        const Received message = server_.recv();
        const Fault fault = Fault::from(message.info);
        print_fault(fault, {.name = "main", .tcb = init_thread::tcb, .stack = stack_});
        char text[120];
        Format format(text, sizeof text - 1);
        describe(fault, format);
        if (is_stack_overflow(fault, stack_)) {
            format.text(": the stack has overflowed");
        }
        text[format.size()] = '\0';
        end_program(End::Fault, text);
    }

    Server server_;
    Thread thread_;
    StackBounds stack_;
};

}  // namespace selfe
