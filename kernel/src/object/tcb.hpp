// A thread: its registers, its spaces, what it waits for. Manual: ch:threads.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/fpu_state.hpp"
#include "arch/user_context.hpp"
#include "cap/slot.hpp"
#include "ipc/fault.hpp"
#include "syscall/invocation.hpp"
#include "thread/queue.hpp"

namespace kernel {

enum class ThreadState : Word {
    Inactive,
    Running,  ///< wants the processor and goes on at its next instruction
    Restart,  ///< wants the processor and repeats the instruction that trapped
    BlockedOnReceive,
    BlockedOnSend,
    BlockedOnReply,
    BlockedOnNotification,
};

/// What a blocked thread waits for, and the terms of its message.
struct Blocking {
    Endpoint* endpoint = nullptr;
    Notification* notification = nullptr;
    Word badge = 0;        ///< sender: of the capability it used
    Rights rights;         ///< of the capability it used
    bool is_call = false;  ///< sender: wants a reply
};

struct Tcb {
    /// The capabilities that a thread holds apart from its CSpace.
    enum SlotIndex : unsigned { CSpaceRoot, VSpaceRoot, Caller, IpcBufferFrame, SlotCount };

    // First, because a zombie finds the slots at the object's address.
    Slot slots[SlotCount];
    arch::UserContext context;
    arch::FpuState fpu;

    ThreadState state = ThreadState::Inactive;
    Blocking blocking;
    Fault fault;                 ///< pending until the handler has replied
    Word fault_handler = 0;      ///< capability address in this thread's CSpace
    Word ipc_buffer = 0;         ///< user address of the buffer; 0: none
    Slot* reply_slot = nullptr;  ///< where the capability to answer this thread is
    Notification* bound_notification = nullptr;

    Word priority = 0;
    Word max_controlled_priority = 0;
    Word time_slice = 0;  ///< ticks left
    Word flags = 0;       ///< seL4_TCBFlag
    bool is_queued = false;
    QueueLink ready_link;
    QueueLink wait_link;
    QueueLink debug_link;  ///< all threads, for DebugDumpScheduler
    char name[64] = {};

    Slot& cspace() { return slots[CSpaceRoot]; }
    const Slot& cspace() const { return slots[CSpaceRoot]; }
    Slot& vspace() { return slots[VSpaceRoot]; }
    Slot& caller() { return slots[Caller]; }
    const Slot& buffer_frame() const { return slots[IpcBufferFrame]; }
    Slot& buffer_frame() { return slots[IpcBufferFrame]; }

    bool is_runnable() const {
        return state == ThreadState::Running || state == ThreadState::Restart;
    }
};

static_assert(sizeof(Tcb) <= std::size_t{1} << seL4_TCBBits,
              "a TCB must fit the size that kernel/libsel4 promises");

using ReadyQueue = Queue<&Tcb::ready_link>;
using WaitQueue = Queue<&Tcb::wait_link>;
using DebugQueue = Queue<&Tcb::debug_link>;

namespace tcb {

/// A new thread in zeroed memory of its own.
Tcb& create(void* memory);

/// Takes the thread off everything that knows it; its slots are emptied later, one by one.
void destroy(Tcb& thread);

/// Stops the thread until it is resumed: out of all queues, reply capability gone.
void suspend(Tcb& thread);

/// Makes a stopped or blocked thread run; a blocked one repeats its system call.
void resume(Tcb& thread);

void set_priority(Tcb& thread, Word priority);

/// Methods of seL4_TCB. Manual: api:sel4_tcb_*.
Status invoke(Invocation& call);

}  // namespace tcb
}  // namespace kernel
