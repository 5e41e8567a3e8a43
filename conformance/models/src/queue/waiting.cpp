// Who waits where in the queue model, and who is served first.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

void Model::block(unsigned number, State state, const Cap& cap) {
    Thread& thread = threads_[number];
    thread.state = state;
    thread.object = cap.object;
    thread.badge = cap.badge;
    thread.rights = cap.rights;
    thread.since = clock_;
    thread.is_loose = false;
}

unsigned Model::waiting_count(State state, uint8_t object) const {
    unsigned count = 0;
    for (const Thread& thread : threads_) {
        count += thread.state == state && thread.object == object ? 1 : 0;
    }
    return count;
}

bool Model::has_partner(Method method, unsigned slot) const {
    const Cap& cap = caps_[slot];
    if (method == Method::CancelBadgedSends) {
        return waiting_count(State::Sending, cap.object) > 0;
    }
    const bool sends = method == Method::Send || method == Method::NbSend || method == Method::Call;
    if (!is_order(method) || cap.type == Type::Reply || cap.type == Type::Null) {
        return true;
    }
    if (cap.type == Type::Endpoint) {
        return waiting_count(sends ? State::Receiving : State::Sending, cap.object) > 0;
    }
    bool is_bound = false;
    for (const Thread& thread : threads_) {
        is_bound |= thread.bound == cap.object;
    }
    return sends ? is_bound || waiting_count(State::Waiting, cap.object) > 0
                 : words_[cap.object] != 0;
}

/// Of two that wait for the same. Not loose: the order is certain.
bool Model::is_before(unsigned number, unsigned other) const {
    const Thread& a = threads_[number];
    const Thread& b = threads_[other];
    if (has_reply_objects() && a.level != b.level) {
        return a.level > b.level;
    }
    return !b.is_loose && a.since < b.since;
}

bool Model::may_be_first(unsigned number) const {
    const Thread& thread = threads_[number];
    for (unsigned i = 0; i < thread_count; ++i) {
        const bool is_rival =
            threads_[i].state == thread.state && threads_[i].object == thread.object && i != number;
        if (is_rival && is_before(i, number)) {
            return false;
        }
    }
    return true;
}

/// Whether it was seen that this one was served: by the `sign` of what it got, which for a sender
/// is its own message.
bool Model::is_witnessed(unsigned number, State state, Word sign) const {
    for (unsigned n = 0; n < thread_count && seen_->finished[n] < thread_count; ++n) {
        const unsigned finished = seen_->finished[n];
        const Delivered& got = seen_->delivered[finished];
        const Word label = got.info >> 12;
        const bool is_served = state == State::Sending     ? label == threads_[number].number
                               : finished != number        ? false
                               : state == State::Receiving ? label == sign
                                                           : got.badge == sign;
        if (is_served) {
            return true;
        }
    }
    return false;
}

unsigned Model::first(State state, uint8_t object, Word sign, const char* order_row) {
    unsigned chosen = thread_count;
    unsigned possible = 0;
    for (unsigned i = 0; i < thread_count; ++i) {
        const Thread& thread = threads_[i];
        if (thread.state == state && thread.object == object && may_be_first(i)) {
            ++possible;
            if (chosen == thread_count || (seen_ && is_witnessed(i, state, sign))) {
                chosen = i;
            }
        }
    }
    was_chosen_ |= possible > 1;
    if (waiting_count(state, object) > possible) {
        rule(order_row);
        order_row_ = order_row;
    }
    return chosen;
}

void Model::take_out(unsigned number) {
    Thread& thread = threads_[number];
    if (thread.state == State::Awaiting && !has_reply_objects()) {
        const bool is_saved = thread.place != Thread::no_place && thread.place < slot_count;
        if (is_saved) {
            caps_[thread.place] = {};
        }
        thread.place = Thread::no_place;
    }
    thread.reply = 0;
}

/// The object goes: whoever waits there tries again, with what is left of its capabilities.
void Model::cancel_all(uint8_t object) {
    for (unsigned i = 0; i < thread_count; ++i) {
        Thread& thread = threads_[i];
        const bool waits = thread.state == State::Sending || thread.state == State::Receiving ||
                           thread.state == State::Waiting;
        if (waits && thread.object == object) {
            rule(thread.state == State::Waiting ? "NTFN-026" : "IPC-048");
            take_out(i);
            thread.state = State::Pending;
        }
        if (thread.bound == object) {
            thread.bound = 0;
        }
    }
}

}  // namespace selfe::models::queue
