// Messages and signals of the queue model on their way out.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {
namespace {

Outcome refused(const char* row) {
    return {.kind = Outcome::Kind::Refusal,
            .row = row,
            .label = static_cast<Word>(Code::InvalidCapability)};
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
        const Method method = threads_[number].order.method;
        // Not said: whether an answer that goes to an endpoint by mistake lends time.
        is_beyond_ |= method == Method::ReplyRecv && threads_[receiver].time == 0;
        if (has_target(method)) {
            hand_over_time(number, receiver);
        } else if (threads_[receiver].time == 0) {
            rule("MCS-067");
        }
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
    const Cap& own = caps_[has_target(order.method) ? order.target : order.cap];
    outcome.row = "IPC-022";
    if (own.type == Type::Endpoint && own.object == object) {
        outcome.extra_caps = outcome.unwrapped = 1;
        outcome.unwrapped_badge = own.badge;
    }
    return outcome;
}

void Model::signal(const Cap& cap) {
    const unsigned waiter =
        first(State::Waiting, cap.object, cap.badge, has_reply_objects() ? "NTFN-015" : "NTFN-014");
    if (waiter < thread_count) {
        rule("NTFN-003");
        return finish(waiter, Outcome::of_signal(cap.badge, "NTFN-003"));
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
            return finish(i, Outcome::of_signal(cap.badge, "NTFN-019"));
        }
        if (thread.state == State::Sending || thread.state == State::Awaiting) {
            rule("NTFN-021");
        }
    }
    rule(words_[cap.object] != 0 ? "NTFN-002" : "NTFN-001");
    words_[cap.object] |= cap.badge;
}

}  // namespace selfe::models::queue
