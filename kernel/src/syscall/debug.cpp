// Debug system calls: a character, the threads, a halt, the type of a capability, a name.
// SPDX-License-Identifier: BSD-2-Clause
#include "syscall/debug.hpp"

#include "base/console.hpp"
#include "cap/cspace.hpp"
#include "ipc/message.hpp"
#include "machine/console.hpp"
#include "machine/cpu.hpp"

namespace kernel::debug {
namespace {

constinit DebugQueue threads{};

const char* state_name(ThreadState state) {
    switch (state) {
        case ThreadState::Inactive:
            return "inactive";
        case ThreadState::Running:
            return "running";
        case ThreadState::Restart:
            return "restart";
        case ThreadState::BlockedOnReceive:
            return "blocked on receive";
        case ThreadState::BlockedOnSend:
            return "blocked on send";
        case ThreadState::BlockedOnReply:
            return "blocked on reply";
        case ThreadState::BlockedOnNotification:
            return "blocked on notification";
    }
    return "?";
}

void dump() {
    for (const Tcb* thread = threads.front(); thread; thread = DebugQueue::after(*thread)) {
        console::line("thread ", thread->name, ": ", state_name(thread->state), " pc ",
                      thread->context.fault_pc(), " priority ", thread->priority);
    }
}

Cap named_cap(const Tcb& thread) {
    const auto slot = cspace::lookup(thread, thread.context.cap_register());
    return slot ? (*slot)->cap : Cap{};
}

/// The name is a string at the first message word of the caller's IPC buffer.
void name_thread(const Tcb& caller) {
    const Cap cap = named_cap(caller);
    const seL4_IPCBuffer* buffer = message::buffer_of(caller, message::Access::Send);
    if (!cap.is<TcbCap>() || !buffer) {
        console::line("DebugNameThread needs a TCB and an IPC buffer; halting...");
        machine::halt();
    }
    Tcb& thread = *cap.as<TcbCap>().tcb;
    const auto* text = reinterpret_cast<const char*>(buffer->msg);
    unsigned length = 0;
    for (; length < sizeof thread.name - 1 && text[length] != '\0'; ++length) {
        thread.name[length] = text[length];
    }
    thread.name[length] = '\0';
}

}  // namespace

bool handle(Tcb& thread) {
    switch (thread.context.syscall_number()) {
        case seL4_SysDebugPutChar:
            machine::put_char(static_cast<char>(thread.context.cap_register()));
            return true;
        case seL4_SysDebugDumpScheduler:
            dump();
            return true;
        case seL4_SysDebugHalt:
            console::line("DebugHalt; halting...");
            machine::halt();
        case seL4_SysDebugCapIdentify:
            thread.context.set_cap_register(named_cap(thread).number());
            return true;
        case seL4_SysDebugSnapshot:
            dump();
            return true;
        case seL4_SysDebugNameThread:
            name_thread(thread);
            return true;
        default:
            return false;
    }
}

void add(Tcb& thread) {
    threads.push_front(thread);
}
void remove(Tcb& thread) {
    threads.remove(thread);
}
void reset() {
    threads = {};
}

}  // namespace kernel::debug
