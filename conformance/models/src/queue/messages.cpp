// Messages, replies and signals in the queue model: what each system call does.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {
namespace {

constexpr Word invalid_capability = static_cast<Word>(Code::InvalidCapability);

Outcome heard(Word badge, const char* row) {
    return {.kind = Outcome::Kind::Badge, .row = row, .badge = badge};
}

Outcome refused(const char* row) {
    return {.kind = Outcome::Kind::Refusal, .row = row, .label = invalid_capability};
}

}  // namespace

/// True if the thread is over and done with it; false if it waits, or has got its outcome already.
bool Model::send_phase(unsigned number, unsigned slot, bool blocks, bool is_call) {
    const Cap cap = caps_[slot];
    if (cap.type == Type::Null || (cap.type == Type::Endpoint && !cap.has(may_write))) {
        const bool is_empty = cap.type == Type::Null;
        if (is_call) {
            rule(is_empty ? "SYS-020" : "SYS-018");
            finish(number, refused(is_empty ? "SYS-020" : "SYS-018"));
            return false;
        }
        rule(is_empty ? "SYS-010" : blocks ? "SYS-011" : "SYS-015");
        return true;
    }
    if (cap.type == Type::Endpoint) {
        return send_to_endpoint(number, cap, blocks, is_call);
    }
    is_beyond_ |= is_call;  // what a Call of anything else here means, nobody says
    if (cap.type == Type::Notification) {
        if (cap.has(may_write)) {
            signal(cap);
        } else {
            rule("NTFN-006");
        }
        return true;
    }
    const unsigned caller = has_reply_objects() ? caller_of(cap.object) : caller_in(slot);
    if (caller == thread_count) {
        rule("IPC-042");
        return true;
    }
    rule(has_reply_objects() ? "IPC-041" : "IPC-033");
    const bool may_give = has_reply_objects() ? cap.has(may_grant) : threads_[caller].may_be_given;
    answer(number, caller, may_give);
    return true;
}

bool Model::send_to_endpoint(unsigned number, const Cap& cap, bool blocks, bool is_call) {
    const unsigned receiver =
        first(State::Receiving, cap.object, threads_[number].number, "IPC-016");
    if (receiver == thread_count) {
        if (blocks) {
            rule("SYS-007");
            block(number, State::Sending, cap);
            return false;
        }
        rule("SYS-013");
        return true;
    }
    rule(is_call ? "SYS-016" : blocks ? "SYS-008" : "SYS-012");
    rule("IPC-017");
    finish(receiver, message(number, cap.badge, cap.has(may_grant), cap.object));
    const uint8_t reply = threads_[receiver].reply;
    threads_[receiver].reply = 0;
    if (!is_call) {
        return true;
    }
    expect_reply(number, cap.rights, receiver, threads_[receiver].rights, reply);
    return false;
}

Outcome Model::message(unsigned sender, uint8_t badge, bool may_give, uint8_t object) const {
    const Thread& thread = threads_[sender];
    Outcome outcome{.kind = Outcome::Kind::Message,
                    .row = "IPC-010",
                    .badge = badge,
                    .label = thread.number,
                    .length = thread.order.value,
                    .first_word = Word{thread.number} << 4};
    if (!may_give || thread.order.gift == Gift::None) {
        outcome.row = thread.order.gift == Gift::None ? "IPC-010" : "IPC-020";
        return outcome;
    }
    if (thread.order.gift == Gift::Token) {
        outcome.row = "IPC-018";
        outcome.extra_caps = 1;
        outcome.has_gift = true;
        return outcome;
    }
    // Its own capability, if that has not gone meanwhile.
    const Step& order = thread.order;
    const bool sends_first =
        order.method == Method::NbSendRecv || order.method == Method::NbSendWait;
    const Cap& own = caps_[sends_first ? order.target : order.cap];
    outcome.row = "IPC-022";
    if (own.type == Type::Endpoint && own.object == object) {
        outcome.extra_caps = outcome.unwrapped = 1;
        outcome.unwrapped_badge = own.badge;
    }
    return outcome;
}

void Model::expect_reply(unsigned number, uint8_t caller_rights, unsigned receiver,
                         uint8_t receiver_rights, uint8_t reply) {
    Thread& caller = threads_[number];
    const bool can_wait = (caller_rights & (may_grant | may_grant_reply)) != 0;
    const bool can_be_answered = can_wait && (!has_reply_objects() || reply != 0);
    if (!can_be_answered) {
        rule(can_wait ? "SYS-052" : "SYS-021");
        caller.state = State::Lost;
        return;
    }
    caller.state = State::Awaiting;
    caller.reply = reply;
    caller.place = static_cast<uint8_t>(Thread::in_thread | receiver);
    caller.may_be_given = (receiver_rights & may_grant) != 0;
}

void Model::answer(unsigned number, unsigned caller, bool may_give) {
    Outcome outcome = message(number, 0, may_give, 0);
    if (outcome.extra_caps == 0 && threads_[number].order.gift != Gift::None) {
        outcome.row = has_reply_objects() ? "IPC-044" : "IPC-037";
    } else {
        outcome.row = has_reply_objects() ? "IPC-041" : "SYS-037";
    }
    rule(outcome.row);
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

void Model::signal(const Cap& cap) {
    const unsigned waiter =
        first(State::Waiting, cap.object, cap.badge, has_reply_objects() ? "NTFN-015" : "NTFN-014");
    if (waiter < thread_count) {
        rule("NTFN-003");
        return finish(waiter, heard(cap.badge, "NTFN-003"));
    }
    // NTFN-008: documents and kernels differ on a badge of 0 for which nobody waits.
    is_beyond_ |= cap.badge == 0;
    for (unsigned i = 0; i < thread_count; ++i) {
        const Thread& thread = threads_[i];
        if (thread.bound != cap.object) {
            continue;
        }
        if (thread.state == State::Receiving) {
            rule("NTFN-019");
            take_out(i);
            return finish(i, heard(cap.badge, "NTFN-019"));
        }
        if (thread.state == State::Sending || thread.state == State::Awaiting) {
            rule("NTFN-021");
        }
    }
    rule(words_[cap.object] != 0 ? "NTFN-002" : "NTFN-001");
    words_[cap.object] |= cap.badge;
}

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
    finish(number, heard(word, row));
    word = 0;
}

void Model::receive_message(unsigned number, const Cap& cap, bool blocks, uint8_t reply) {
    uint8_t& pending = words_[threads_[number].bound];
    if (threads_[number].bound != 0 && pending != 0) {
        rule("NTFN-020");
        finish(number, heard(pending, "NTFN-020"));
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
        return finish(number, heard(0, "SYS-034"));
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
