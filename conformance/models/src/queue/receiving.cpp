// What a receive finds in the queue model: a signal, a message, a fault, or a place to wait.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

void Model::receive_phase(unsigned number, bool blocks, bool takes_reply) {
    const Step& order = threads_[number].order;
    const Cap cap = caps_[order.cap];
    const bool can_receive = cap.type == Type::Endpoint || cap.type == Type::Notification;
    if (!can_receive || !cap.has(may_read)) {
        rule(!blocks ? "SYS-036" : can_receive ? "SYS-027" : "SYS-026");
        return fault(number, order.cap);
    }
    if (cap.type == Type::Notification) {
        return receive_signal(number, cap, blocks);
    }
    if (!has_reply_objects()) {
        if (caller_in(Thread::in_thread | number) < thread_count) {
            rule("SYS-028");
        }
        drop_caller(Thread::in_thread | number);
        return receive_message(number, cap, blocks, 0);
    }
    if (!takes_reply) {
        return receive_message(number, cap, blocks, 0);
    }
    const Cap reply = caps_[order.reply];
    if (reply.type != Type::Reply) {
        rule("SYS-031");
        return fault(number, order.reply);
    }
    for (unsigned i = 0; i < thread_count; ++i) {
        Thread& other = threads_[i];
        const bool waits = other.state == State::Awaiting || other.state == State::Receiving;
        if (i != number && waits && other.reply == reply.object) {
            // Not said: whether this happens when the receive has no use for the reply object.
            is_beyond_ |= !blocks || words_[threads_[number].bound] != 0;
            rule("SYS-033");
            is_beyond_ |= other.has_lent;
            take_out(i);
            other.state = State::Stopped;
            other.repeats = true;
        }
    }
    receive_message(number, cap, blocks, reply.object);
}

void Model::receive_signal(unsigned number, const Cap& cap, bool blocks) {
    uint8_t& word = words_[cap.object];
    for (unsigned i = 0; i < thread_count; ++i) {
        if (threads_[i].bound == cap.object && i != number) {
            rule("NTFN-023");
            return fault(number, threads_[number].order.cap);
        }
    }
    if (word == 0 && blocks) {
        rule("NTFN-010");
        return block(number, State::Waiting, cap);
    }
    const char* row = word == 0 ? "NTFN-012" : blocks ? "NTFN-009" : "NTFN-011";
    rule(row);
    finish(number, Outcome::of_signal(word, row));
    word = 0;
}

void Model::receive_message(unsigned number, const Cap& cap, bool blocks, uint8_t reply) {
    uint8_t& pending = words_[threads_[number].bound];
    if (threads_[number].bound != 0 && pending != 0) {
        rule("NTFN-020");
        finish(number, Outcome::of_signal(pending, "NTFN-020"));
        pending = 0;
        return;
    }
    const unsigned sender =
        first(State::Sending, cap.object, 0, has_reply_objects() ? "IPC-014" : "IPC-013");
    if (sender == thread_count) {
        rule(blocks ? "SYS-023" : "SYS-034");
        if (blocks) {
            block(number, State::Receiving, cap);
            threads_[number].reply = reply;
            return;
        }
        return finish(number, Outcome::of_signal(0, "SYS-034"));
    }
    rule(blocks ? "SYS-022" : "SYS-035");
    const Thread sent = threads_[sender];
    finish(number, message(sender, sent.badge, (sent.rights & may_grant) != 0, cap.object));
    if (sent.order.method == Method::Call) {
        return expect_reply(sender, sent.rights, number, cap.rights, reply);
    }
    finish(sender, {});
}

}  // namespace selfe::models::queue
