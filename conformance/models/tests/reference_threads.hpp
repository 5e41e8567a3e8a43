// Threads of the reference kernel's portable core that make the system calls they are told.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "reference_kernel.hpp"
#include "selfe/models/queue/kernel.hpp"

namespace selfe::models::test {

/// No code runs on the pretended machine: whenever a thread is the current one, what its code would
/// do next is done for it.
class ReferenceThreads : public queue::Kernel {
  public:
    ReferenceThreads();

    models::Kernel& calls() override { return kernel_; }
    bool equip(unsigned thread) override;
    bool reset(unsigned thread) override;
    void give(unsigned thread, const queue::Order& order) override;
    void settle() override;
    unsigned finished(unsigned n) const override {
        return n < finished_.size() ? finished_[n] : queue::thread_count;
    }
    queue::Delivered delivered(unsigned thread) const override {
        return players_[thread].delivered;
    }
    bool take_fault(queue::Fault& fault) override;

  private:
    enum class Where { AtStart, AtBell, InOrder };
    struct Player {
        kernel::Tcb* tcb = nullptr;
        Where where = Where::AtStart;
        queue::Order order{};
        queue::Delivered delivered{};
    };

    explicit ReferenceThreads(std::unique_ptr<ReferenceKernel> kernel);

    void go_on(Player& player);
    void trap(Player& player, long number, const queue::Order& order);
    queue::Delivered registers_of(const Player& player);
    void set_own_priority(Word priority);
    kernel::test::System& system() { return kernel_.system(); }

    std::unique_ptr<ReferenceKernel> owner_;
    ReferenceKernel& kernel_;
    Word frames_[queue::thread_count];
    Player players_[queue::thread_count];
    std::vector<unsigned> finished_;
};

}  // namespace selfe::models::test
