// Threads of a case that make the system calls that the queue model tells them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/queue/kernel.hpp"
#include "selfe/thread_image.hpp"
#include "target_kernel.hpp"

namespace selfe::conformance {

/// One at a time: the threads use the memory of a case's workers.
class TargetThreads : public models::queue::Kernel {
  public:
    explicit TargetThreads(Case& t);

    models::Kernel& calls() override { return calls_; }
    bool equip(unsigned thread) override;
    bool reset(unsigned thread) override;
    void give(unsigned thread, const models::queue::Order& order) override;
    void settle() override;
    unsigned finished(unsigned n) const override;
    models::queue::Delivered delivered(unsigned thread) const override;
    bool take_fault(models::queue::Fault& fault) override;

  private:
    struct Player {
        TargetThreads* owner;
        Cap<Notification> bell;
        Trap trap;
        Slot buffer_frame;
        UserContext entry;  ///< its registers when it begins
    };

    static void obey(void* player);
    void note_end(unsigned thread);
    sys::seL4_IPCBuffer& buffer_of(unsigned thread) const;
    Cap<Tcb> tcb_of(unsigned thread) const { return Cap<Tcb>{places().first_thread + thread}; }

    Case& t_;
    TargetKernel calls_;
    Player players_[models::queue::thread_count];
    /// Written by the threads, in their order.
    volatile unsigned finished_[models::queue::thread_count];
    volatile unsigned finished_count_ = 0;
};

template <>
struct TargetOf<models::queue::Kernel> {
    using Type = TargetThreads;
};

}  // namespace selfe::conformance
