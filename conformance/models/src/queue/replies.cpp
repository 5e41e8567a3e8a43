// Callers of the queue model: who answers them, and with what.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

void Model::expect_reply(unsigned number, uint8_t caller_rights, unsigned receiver,
                         uint8_t receiver_rights, uint8_t reply) {
    Thread& caller = threads_[number];
    const bool can_wait = (caller_rights & (may_grant | may_grant_reply)) != 0;
    const bool can_be_answered = can_wait && (!has_reply_objects() || reply != 0);
    if (!can_be_answered) {
        if (threads_[receiver].time == 0) {
            rule("MCS-066");
        }
        rule(can_wait ? "SYS-052" : "SYS-021");
        caller.state = State::Lost;
        return;
    }
    caller.state = State::Awaiting;
    caller.reply = reply;
    caller.place = static_cast<uint8_t>(Thread::in_thread | receiver);
    caller.may_be_given = (receiver_rights & may_grant) != 0;
    if (has_reply_objects()) {
        lend(number, receiver);
    }
}

void Model::answer(unsigned number, unsigned caller, bool may_give) {
    Outcome outcome = message(number, 0, may_give, 0);
    if (outcome.extra_caps == 0 && threads_[number].order.gift != Gift::None) {
        outcome.row = has_reply_objects() ? "IPC-044" : "IPC-037";
    } else {
        outcome.row = has_reply_objects() ? "IPC-041" : "SYS-037";
    }
    rule(outcome.row);
    return_time(caller);
    take_out(caller);
    finish(caller, outcome);
}

unsigned Model::caller_in(unsigned place) const {
    for (unsigned i = 0; i < thread_count; ++i) {
        if (threads_[i].state == State::Awaiting && threads_[i].place == place) {
            return i;
        }
    }
    return thread_count;
}

unsigned Model::caller_of(unsigned reply_object) const {
    for (unsigned i = 0; i < thread_count; ++i) {
        if (threads_[i].state == State::Awaiting && threads_[i].reply == reply_object) {
            return i;
        }
    }
    return thread_count;
}

bool Model::answers(unsigned slot) const {
    const Cap& cap = caps_[slot];
    return cap.type == Type::Reply &&
           (has_reply_objects() ? caller_of(cap.object) : caller_in(slot)) < thread_count;
}

/// What could answer the caller goes: it waits for ever.
void Model::drop_caller(unsigned place) {
    const unsigned caller = caller_in(place);
    if (caller < thread_count) {
        threads_[caller].place = Thread::no_place;
    }
}

void Model::save_caller(unsigned number) {
    const uint8_t slot = threads_[number].order.reply;
    const unsigned caller = caller_in(Thread::in_thread | number);
    if (caps_[slot].type != Type::Null) {
        is_beyond_ |= caller == thread_count;  // not said: which of the two is looked at first
        rule("CN-152");
        const Word delete_first = static_cast<Word>(Code::DeleteFirst);
        const Outcome occupied{
            .kind = Outcome::Kind::Message, .row = "CN-152", .label = delete_first};
        return finish(number, occupied);
    }
    rule(caller < thread_count ? "CN-150" : "CN-151");
    if (caller < thread_count) {
        threads_[caller].place = slot;
        caps_[slot] = {Type::Reply, static_cast<uint8_t>(caller), all_rights, 0};
    }
    finish(number, {.kind = Outcome::Kind::Message, .row = "CN-150"});
}

}  // namespace selfe::models::queue
