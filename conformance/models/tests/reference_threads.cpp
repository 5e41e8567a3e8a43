// Orders of the queue model as system calls of further threads on the pretended machine.
// SPDX-License-Identifier: BSD-2-Clause
#include "reference_threads.hpp"

#include <stdexcept>

#include "arch_names.hpp"
#include "ipc/message.hpp"
#include "syscall/syscall.hpp"
#include "thread/run.hpp"
#include "thread/scheduler.hpp"

namespace selfe::models::test {
namespace {

using kernel::Tcb;
using queue::Method;
namespace message_of = kernel::message;

constexpr queue::Labels reference_labels = {
    .has_reply_objects = false,
    .reply_type = 0,
    .cnode_cancel_badged_sends = CNodeCancelBadgedSends,
    .cnode_save_caller = CNodeSaveCaller,
    .sched_context_bind = 0,
    .sched_context_unbind = 0,
    .tcb_suspend = TCBSuspend,
    .tcb_resume = TCBResume,
    .tcb_set_priority = TCBSetPriority,
    .tcb_bind_notification = TCBBindNotification,
    .tcb_unbind_notification = TCBUnbindNotification,
};

// Where a thread's code would be: a thread that is restarted goes on at the trap itself.
constexpr Word start_pc = 0x400000, trap_pc = 0x400100, after_trap_pc = trap_pc + 4;
// No page table is walked on the host: the frame is what counts.
constexpr Word buffer_address = 0x10000;
constexpr Word settling_priority = 1, own_priority = 255;

queue::Places places_of(kernel::test::System& system) {
    const auto several = [&system] {
        const Word first = system.next_slot();
        for (unsigned i = 1; i < queue::thread_count; ++i) {
            system.next_slot();
        }
        return first;
    };
    return {.own_thread = seL4_CapInitThreadTCB,
            .fault_endpoint = system.next_slot(),
            .first_thread = several(),
            .first_handler = several(),
            .first_bell = several(),
            .first_pocket = several(),
            .first_time = 0,
            .token = system.next_slot()};
}

long number_of(Method method) {
    switch (method) {
        case Method::Send:
            return seL4_SysSend;
        case Method::NbSend:
            return seL4_SysNBSend;
        case Method::Recv:
            return seL4_SysRecv;
        case Method::NbRecv:
            return seL4_SysNBRecv;
        case Method::Reply:
            return seL4_SysReply;
        case Method::ReplyRecv:
            return seL4_SysReplyRecv;
        default:
            return seL4_SysCall;
    }
}

}  // namespace

ReferenceThreads::ReferenceThreads() : ReferenceThreads(std::make_unique<ReferenceKernel>()) {}

ReferenceThreads::ReferenceThreads(std::unique_ptr<ReferenceKernel> kernel)
    : Kernel(reference_labels, places_of(kernel->system())),
      owner_(std::move(kernel)),
      kernel_(*owner_) {
    for (Word& frame : frames_) {
        frame = system().make(kernel::test::small_frame_type);
    }
}

bool ReferenceThreads::equip(unsigned thread) {
    const Word slot = places().first_thread + thread;
    players_[thread] = {.tcb = system().slot(slot).cap.as<kernel::TcbCap>().tcb};
    const kernel::test::Answer answer =
        system().call(slot, {TCBConfigure,
                             {places().first_handler + thread, 0, 0, buffer_address},
                             {seL4_CapInitThreadCNode, seL4_CapInitThreadVSpace, frames_[thread]}});
    return answer.label == seL4_NoError && reset(thread);
}

bool ReferenceThreads::reset(unsigned thread) {
    players_[thread].where = Where::AtStart;
    kernel_.poll(places().first_bell + thread);
    return system()
               .call(places().first_thread + thread, {TCBWriteRegisters, {0, 1, start_pc}, {}})
               .label == seL4_NoError;
}

void ReferenceThreads::give(unsigned thread, const queue::Order& order) {
    players_[thread].order = order;
    kernel_.nb_send(places().first_bell + thread);
}

void ReferenceThreads::set_own_priority(Word priority) {
    const Word own = seL4_CapInitThreadTCB;
    system().trap(system().root(), seL4_SysCall, own, {TCBSetPriority, {priority}, {own}});
}

void ReferenceThreads::settle() {
    finished_.clear();
    set_own_priority(settling_priority);
    while (kernel::scheduler::current() != &system().root()) {
        if (finished_.size() > 2 * queue::thread_count) {
            throw std::runtime_error("a thread finishes for ever");
        }
        for (Player& player : players_) {
            if (player.tcb == kernel::scheduler::current()) {
                go_on(player);
                break;
            }
        }
    }
    set_own_priority(own_priority);
}

void ReferenceThreads::go_on(Player& player) {
    Tcb& thread = *player.tcb;
    if (thread.context.next_pc() == trap_pc) {  // restarted: the same again
        thread.context.start_at(after_trap_pc, thread.context.cap_register());
        thread.context.trapped_at(trap_pc);
        kernel::syscall::handle(thread);
        kernel::next_thread();
        return;
    }
    if (player.where == Where::AtBell) {
        player.where = Where::InOrder;
        return trap(player, number_of(player.order.method), player.order);
    }
    if (player.where == Where::InOrder) {
        player.delivered = registers_of(player);
        finished_.push_back(static_cast<unsigned>(&player - players_));
    }
    player.where = Where::AtBell;
    queue::Order at_bell{};
    at_bell.cptr = places().first_bell + static_cast<Word>(&player - players_);
    trap(player, seL4_SysRecv, at_bell);
}

void ReferenceThreads::trap(Player& player, long number, const queue::Order& order) {
    Tcb& thread = *player.tcb;
    thread.context.start_at(after_trap_pc, order.cptr);
    thread.context.trapped_at(trap_pc);
    kernel::test::set_syscall_number(thread.context, number);
    thread.context.set_message_info(
        kernel::MessageInfo{.label = order.label,
                            .extra_caps = order.cap == 0 ? 0u : 1u,
                            .length = static_cast<unsigned>(order.length)}
            .pack());
    seL4_IPCBuffer* buffer = message_of::buffer_of(thread, message_of::Access::Receive);
    for (unsigned i = 0; i < order.length; ++i) {
        message_of::set_word(thread, buffer, i, order.words[i]);
    }
    buffer->caps_or_badges[0] = order.cap;
    buffer->receiveCNode = seL4_CapInitThreadCNode;
    buffer->receiveIndex = places().first_pocket + static_cast<Word>(&player - players_);
    buffer->receiveDepth = word_bits;
    kernel::syscall::handle(thread);
    kernel::next_thread();
}

queue::Delivered ReferenceThreads::registers_of(const Player& player) {
    const Tcb& thread = *player.tcb;
    const seL4_IPCBuffer* buffer = message_of::buffer_of(*player.tcb, message_of::Access::Receive);
    queue::Delivered delivered{.badge = thread.context.cap_register(),
                               .info = thread.context.message_info(),
                               .words = {},
                               .unwrapped_badge = buffer->caps_or_badges[0]};
    for (unsigned i = 0; i < queue::Delivered::max_words; ++i) {
        delivered.words[i] = message_of::get_word(thread, buffer, i);
    }
    return delivered;
}

bool ReferenceThreads::take_fault(queue::Fault& fault) {
    Tcb& root = system().root();
    system().trap(root, seL4_SysNBRecv, places().fault_endpoint);
    const Word badge = root.context.cap_register();
    const seL4_IPCBuffer* buffer = message_of::buffer_of(root, message_of::Access::Receive);
    fault = {.thread = static_cast<unsigned>(badge - 1),
             .address = message_of::get_word(root, buffer, seL4_CapFault_Addr),
             .is_in_receive = message_of::get_word(root, buffer, seL4_CapFault_InRecvPhase) != 0};
    return badge != 0;
}

}  // namespace selfe::models::test
