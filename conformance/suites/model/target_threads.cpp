// Orders of the queue model as traps of further threads of the case.
// SPDX-License-Identifier: BSD-2-Clause
#include "target_threads.hpp"

#include "queue_numbers.hpp"
#include "selfe/conformance/delivery.hpp"

namespace selfe::conformance {
namespace {

using models::queue::thread_count;

Word several_slots(Case& t) {
    const Word first = t.empty_slot().index;
    for (unsigned i = 1; i < thread_count; ++i) {
        (void)t.empty_slot();
    }
    return first;
}

models::queue::Places places_of(Case& t) {
    return {.own_thread = case_slot::Tcb,
            .fault_endpoint = t.empty_slot().index,
            .first_thread = several_slots(t),
            .first_handler = several_slots(t),
            .first_bell = several_slots(t),
            .first_pocket = several_slots(t),
            .first_time = several_slots(t),
            .token = t.empty_slot().index};
}

}  // namespace

TargetThreads::TargetThreads(Case& t) : Kernel(queue_labels, places_of(t)), t_(t), calls_(t) {
    for (unsigned i = 0; i < thread_count; ++i) {
        Player& player = players_[i];
        player.owner = this;
        player.bell = Cap<Notification>{places().first_bell + i};
        player.buffer_frame = t.empty_slot();
        t.must(player.buffer_frame.copy(
                   t.boot_slot(ipc_buffer_slot(thread_number::first_worker + i)), Rights::all()),
               "the page of an IPC buffer cannot be copied");
    }
}

/// All that a thread does.
void TargetThreads::obey(void* argument) {
    auto& self = *static_cast<Player*>(argument);
    for (;;) {
        (void)self.bell.wait();
        selfe_conformance_trap(&self.trap);
        self.owner->note_end(static_cast<unsigned>(&self - self.owner->players_));
    }
}

/// Each can finish once. A thread that does so for ever, because the kernel lets it wait no more,
/// would keep the conductor from saying so: it faults instead, and is compared with that.
void TargetThreads::note_end(unsigned number) {
    const unsigned count = finished_count_;
    if (count < thread_count) {
        finished_[count] = number;
    } else if (count > 2 * thread_count) {
        __builtin_trap();
    }
    finished_count_ = count + 1;
}

bool TargetThreads::equip(unsigned number) {
    Player& player = players_[number];
    ThreadMemory& memory = thread_memory(thread_number::first_worker + number);
    const Cap<Endpoint> handler{places().first_handler + number};
    const ThreadImage image{.tcb = tcb_of(number),
                            .cspace = t_.cnode(),
                            .vspace = t_.vspace(),
                            .fault_endpoint = fault_endpoint(handler, handler),
                            .ipc_buffer = reinterpret_cast<sys::seL4_IPCBuffer*>(memory.ipc_buffer),
                            .ipc_buffer_frame = Cap<Page>{player.buffer_frame.index},
                            .own_tcb = tcb_of(number),
                            .stack = memory.stack,
                            .stack_size = sizeof memory.stack,
                            .entry = obey,
                            .argument = &player};
    const Cap<Untyped> arena{calls_.field().window};
    const Slot time{t_.cnode(), places().first_time + number, word_bits};
    return is_ok(prepare_thread(image)) && is_ok(time.delete_()) &&
           is_ok(give_time(t_.time_authority(), tcb_of(number), arena, time)) &&
           is_ok(tcb_of(number).read_registers(false, 0, user_context_words, player.entry));
}

bool TargetThreads::reset(unsigned number) {
    // An order that it has not heard yet is none any more.
    (void)calls_.poll(places().first_bell + number);
    return is_ok(
        tcb_of(number).write_registers(false, 0, user_context_words, players_[number].entry));
}

sys::seL4_IPCBuffer& TargetThreads::buffer_of(unsigned number) const {
    return *reinterpret_cast<sys::seL4_IPCBuffer*>(
        thread_memory(thread_number::first_worker + number).ipc_buffer);
}

void TargetThreads::give(unsigned number, const models::queue::Order& order) {
    Player& player = players_[number];
    sys::seL4_IPCBuffer& buffer = buffer_of(number);
    player.trap = {};
    player.trap.number() = number_of(order.method);
    player.trap.cptr() = order.cptr;
    player.trap.info() =
        MessageInfo(order.label, order.length, order.cap == 0 ? 0 : 1).raw().words[0];
    name_further_caps(player.trap, order);
    for (size_t i = 0; i < order.length; ++i) {
        if (i < Trap::message_register_count) {
            player.trap.message_register(i) = order.words[i];
        } else {
            buffer.msg[i] = order.words[i];
        }
    }
    buffer.caps_or_badges[0] = order.cap;
    buffer.receiveCNode = t_.cnode().bits;
    buffer.receiveIndex = places().first_pocket + number;
    buffer.receiveDepth = word_bits;
    player.bell.signal();
}

void TargetThreads::settle() {
    finished_count_ = 0;
    t_.settle();
}

unsigned TargetThreads::finished(unsigned n) const {
    return n < finished_count_ && n < thread_count ? finished_[n] : thread_count;
}

models::queue::Delivered TargetThreads::delivered(unsigned number) const {
    Trap trap = players_[number].trap;
    const sys::seL4_IPCBuffer& buffer = buffer_of(number);
    models::queue::Delivered delivered{.badge = trap.badge(),
                                       .info = trap.info(),
                                       .words = {},
                                       .unwrapped_badge = buffer.caps_or_badges[0]};
    for (size_t i = 0; i < models::queue::Delivered::max_words; ++i) {
        delivered.words[i] =
            i < Trap::message_register_count ? trap.message_register(i) : buffer.msg[i];
    }
    return delivered;
}

bool TargetThreads::take_fault(models::queue::Fault& fault) {
    const Delivery delivery = Delivery::take(Cap<Endpoint>{places().fault_endpoint});
    fault = {.thread = static_cast<unsigned>(delivery.badge - 1),
             .address = delivery.words[sys::seL4_CapFault_Addr],
             .is_in_receive = delivery.words[sys::seL4_CapFault_InRecvPhase] != 0};
    return delivery.badge != 0;
}

}  // namespace selfe::conformance
