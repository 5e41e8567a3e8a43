// What the conductor does to threads and capabilities in the queue model.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

void Model::change(const Step& step) {
    Thread& thread = threads_[step.thread];
    rule(expect(step).rule());
    switch (step.method) {
        case Method::Suspend:
            return stop(step.thread);
        case Method::Resume:
            return resume(step.thread);
        case Method::TakeTime:
            thread.time = 0;
            return;
        case Method::GiveTime:
            thread.time = static_cast<uint8_t>(step.thread + 1);
            return;
        case Method::Restart:
            // Nor: what somebody got without time to say so.
            is_beyond_ |= thread.has_lent || thread.state == State::Finished;
            take_out(step.thread);
            thread.state = State::Idle;
            return;
        case Method::SetPriority:
            return set_level(step.thread, step.value);
        case Method::Bind:
            thread.bound = caps_[step.cap].object;
            return;
        case Method::Unbind:
            thread.bound = 0;
            return;
        case Method::DeleteThread:
            remove_lender(step.thread);
            take_out(step.thread);
            drop_caller(Thread::in_thread | step.thread);
            thread = {.state = State::Gone};
            return;
        case Method::Make:
            return make(step.cap);
        case Method::Mint:
            return mint_into(step);
        case Method::Delete:
            return remove(step.cap);
        case Method::Revoke:
            for (uint8_t slot = 1; slot < slot_count; ++slot) {
                if (slot != step.cap && is_of_object(caps_[slot], step.cap)) {
                    remove(slot);
                }
            }
            return;
        default:
            return cancel_badged(caps_[step.cap]);
    }
}

void Model::stop(unsigned number) {
    Thread& thread = threads_[number];
    if (thread.state == State::Stopped || thread.state == State::Lost) {
        return;
    }
    // Not played: what was lent by, or is owed to, somebody who is stopped.
    is_beyond_ |= thread.has_lent || thread.state == State::Finished;
    take_out(number);
    thread.repeats = thread.state != State::Idle;
    thread.state = State::Stopped;
}

void Model::resume(unsigned number) {
    Thread& thread = threads_[number];
    if (thread.state == State::Stopped) {
        thread.state = thread.repeats ? State::Pending : State::Idle;
    } else if (is_blocked(thread.state) || thread.state == State::Faulted) {
        is_beyond_ |= thread.has_lent;
        take_out(number);
        thread.state = State::Pending;
    }
}

void Model::set_level(unsigned number, uint8_t level) {
    Thread& thread = threads_[number];
    thread.level = level;
    if (has_reply_objects()) {
        // Among the equals that wait already its place is not said; who comes later is behind it.
        thread.is_loose = true;
        thread.since = ++clock_;
    }
}

void Model::make(unsigned slot) {
    const Type type = slot >= first_reply    ? Type::Reply
                      : slot >= notification ? Type::Notification
                                             : Type::Endpoint;
    caps_[slot] = {type, static_cast<uint8_t>(slot), all_rights, 0};
    words_[slot] = 0;
}

void Model::mint_into(const Step& step) {
    const Cap& source = caps_[step.cap];
    caps_[step.target] = {source.type, source.object,
                          static_cast<uint8_t>(source.rights & step.rights), step.value};
}

void Model::remove(unsigned slot) {
    const Cap cap = caps_[slot];
    caps_[slot] = {};
    if (cap.type == Type::Null) {
        return;
    }
    if (cap.type == Type::Reply && !has_reply_objects()) {
        rule("IPC-038");
        return drop_caller(slot);
    }
    if (is_object_alive(cap.object)) {
        return;
    }
    if (cap.type != Type::Reply) {
        words_[cap.object] = 0;
        return cancel_all(cap.object);
    }
    for (unsigned i = 0; i < thread_count; ++i) {
        Thread& thread = threads_[i];
        if (is_blocked(thread.state) && thread.reply == cap.object) {
            thread.reply = 0;
            return_time(i);
            rule(thread.state == State::Receiving ? "IPC-046" : "IPC-045");
            if (thread.state == State::Receiving) {
                thread.state = State::Stopped;
                thread.repeats = true;
            }
        }
    }
}

void Model::cancel_badged(const Cap& cap) {
    for (unsigned i = 0; cap.badge != 0 && i < thread_count; ++i) {
        Thread& thread = threads_[i];
        const bool sends_there = thread.state == State::Sending && thread.object == cap.object;
        if (sends_there && thread.badge == cap.badge) {
            thread.state = State::Pending;
        } else if (thread.state == State::Receiving && thread.object == cap.object) {
            rule("CN-147");
        }
    }
}

}  // namespace selfe::models::queue
