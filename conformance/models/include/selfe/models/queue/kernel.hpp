// What the model of queues needs of a kernel besides the conductor's calls: threads that obey.
// SPDX-License-Identifier: BSD-2-Clause
//
// A thread has nothing to do until it gets an order: one system call, whose registers come back as
// the kernel left them. Then it says that it has finished, and has nothing to do again.
#pragma once

#include "selfe/models/kernel.hpp"
#include "selfe/models/queue/step.hpp"

namespace selfe::models::queue {

/// The numbers of the interface that only this model needs.
struct Labels {
    bool has_reply_objects;  ///< kernels with scheduling contexts
    Word reply_type;         ///< of those objects
    Word cnode_cancel_badged_sends, cnode_save_caller;
    Word sched_context_bind, sched_context_unbind;
    Word tcb_suspend, tcb_resume, tcb_set_priority, tcb_bind_notification, tcb_unbind_notification;
};

/// Slots of the conductor's root CNode, which are the threads' CPtrs, too. Where it says first,
/// each thread has its own.
struct Places {
    Word own_thread;      ///< the conductor
    Word fault_endpoint;  ///< the threads' faults arrive there, with the thread's number + 1
    Word first_thread;    ///< TCBs
    Word first_handler;   ///< the same endpoint with the badge
    Word first_bell;      ///< a notification that wakes a thread which has nothing to do
    Word first_pocket;    ///< where a thread receives capabilities
    Word first_time;      ///< scheduling contexts, where there are such
    Word token;           ///< what a message can carry

    static constexpr Word token_badge = 0x47;
};

/// One system call.
struct Order {
    Method method;
    Word cptr;    ///< sent to, or received from
    Word target;  ///< sent to before it receives
    Word reply;
    Word label;
    Word length;
    Word words[6];
    Word cap;  ///< extra capability, 0 for none
};

/// What a system call has left in the registers and the IPC buffer.
struct Delivered {
    static constexpr size_t max_words = 6;

    Word badge;
    Word info;
    Word words[max_words];
    Word unwrapped_badge;
};

/// A cap fault.
struct Fault {
    unsigned thread;
    Word address;
    bool is_in_receive;
};

class Kernel {
  public:
    Kernel(const Labels& labels, const Places& places) : labels_(labels), places_(places) {}
    Kernel(const Kernel&) = delete;

    /// The conductor's own system calls.
    virtual models::Kernel& calls() = 0;
    /// Gives a thread, whose TCB is new, all that it needs but a priority. It does not run yet.
    virtual bool equip(unsigned thread) = 0;
    /// The thread will begin anew when it is resumed; it is stopped.
    virtual bool reset(unsigned thread) = 0;
    /// For a thread that has nothing to do.
    virtual void give(unsigned thread, const Order& order) = 0;
    /// Lets the threads run until none can.
    virtual void settle() = 0;
    /// Which thread was the n-th to finish since `settle` began; thread_count if fewer did.
    virtual unsigned finished(unsigned n) const = 0;
    /// Of a thread that has finished.
    virtual Delivered delivered(unsigned thread) const = 0;
    /// Takes a fault from the endpoint; false if there is none.
    virtual bool take_fault(Fault& fault) = 0;

    const Labels& labels() const { return labels_; }
    const Places& places() const { return places_; }

  protected:
    ~Kernel() = default;

  private:
    const Labels& labels_;
    Places places_;
};

}  // namespace selfe::models::queue
