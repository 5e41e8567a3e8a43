// The threads of the queue model run: the highest priority first, until all are blocked.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

void Model::settle(const Observed* seen) {
    run(seen);
    for (const Thread& thread : threads_) {
        // Whether it was the one that was chosen, it cannot tell before it has time.
        is_beyond_ |= was_chosen_ && thread.state == State::Finished && thread.time == 0;
    }
}

void Model::run(const Observed* seen) {
    for (unsigned level = highest(); level > 0; level = highest()) {
        tell(level, seen);
        if (!run_level(level) && highest() == level) {
            // Nobody of this level has anything left but to finish, and one that should has not.
            for (unsigned i = 0; i < thread_count; ++i) {
                if (is_due(i, level)) {
                    missing_ = i;
                }
            }
            return;
        }
    }
}

/// Whether the thread says next that it has finished.
bool Model::is_due(unsigned number, unsigned level) const {
    const Thread& thread = threads_[number];
    return thread.state == State::Finished && thread.can_run() && thread.level == level;
}

/// The highest priority of those that can run, 0 if none can.
unsigned Model::highest() const {
    unsigned level = 0;
    for (const Thread& thread : threads_) {
        if (thread.can_run() && thread.level > level) {
            level = thread.level;
        }
    }
    return level;
}

/// Threads of this level say that they have finished, in the order that was seen: it is theirs to
/// take turns as the kernel likes.
void Model::tell(unsigned level, const Observed* seen) {
    for (unsigned i = 0; i < thread_count; ++i) {
        const unsigned next = seen ? seen->finished[told_count_] : i;
        if (next == thread_count) {
            return;
        }
        Thread& thread = threads_[next];
        if (is_due(next, level)) {
            thread.state = State::Idle;
            told_[next] = true;
            ++told_count_;
        } else if (seen) {
            return;
        }
    }
}

/// Those of this level that have a system call to make make it. False if there are none.
bool Model::run_level(unsigned level) {
    bool comes[thread_count]{};
    unsigned count = 0;
    bool are_harmless = true;
    for (unsigned i = 0; i < thread_count; ++i) {
        const Thread& thread = threads_[i];
        comes[i] = thread.state == State::Pending && thread.can_run() && thread.level == level;
        count += comes[i] ? 1 : 0;
        are_harmless &= !comes[i] || is_harmless(i);
    }
    // Who of them is first would decide how it ends.
    is_beyond_ |= count > 1 && (!are_harmless || was_chosen_);
    ++clock_;
    for (unsigned i = 0; i < thread_count; ++i) {
        if (comes[i]) {
            perform(i);
        }
    }
    return count > 0;
}

/// Whether the call only makes its thread wait or fail, whatever others of its kind do before.
bool Model::is_harmless(unsigned number) const {
    const Step& order = threads_[number].order;
    const Cap& cap = caps_[order.cap];
    switch (order.method) {
        case Method::Send:
        case Method::Call:
            return cap.type == Type::Null ||
                   (cap.type == Type::Endpoint &&
                    (!cap.has(may_write) || waiting_count(State::Receiving, cap.object) == 0));
        case Method::Recv:
        case Method::Wait:
            return cap.type == Type::Null;
        default:
            return false;
    }
}

void Model::perform(unsigned number) {
    Thread& thread = threads_[number];
    const Step order = thread.order;
    switch (order.method) {
        case Method::Send:
        case Method::NbSend:
        case Method::Call: {
            const bool is_call = order.method == Method::Call;
            if (send_phase(number, order.cap, order.method != Method::NbSend, is_call)) {
                finish(number, {});
            }
            return;
        }
        case Method::Reply:
        case Method::ReplyRecv: {
            const unsigned place = Thread::in_thread | number;
            const unsigned caller =
                has_reply_objects() ? caller_of(caps_[order.reply].object) : caller_in(place);
            if (has_reply_objects()) {
                (void)send_phase(number, order.reply, false, false);
            } else if (caller < thread_count) {
                rule(order.method == Method::Reply ? "SYS-037" : "SYS-040");
                answer(number, caller, threads_[caller].may_be_given);
            } else {
                rule("SYS-038");
            }
            return order.method == Method::Reply ? finish(number, {})
                                                 : receive_phase(number, true, true);
        }
        case Method::SaveCaller:
            return save_caller(number);
        case Method::NbSendRecv:
        case Method::NbSendWait:
            (void)send_phase(number, order.target, false, false);
            return receive_phase(number, true, order.method == Method::NbSendRecv);
        case Method::Recv:
        case Method::NbRecv:
            return receive_phase(number, order.method == Method::Recv, true);
        default:
            return receive_phase(number, order.method == Method::Wait, false);
    }
}

void Model::finish(unsigned number, const Outcome& outcome) {
    threads_[number].state = State::Finished;
    outcomes_[number] = outcome;
}

void Model::fault(unsigned number, unsigned slot) {
    threads_[number].state = State::Faulted;
    faults_[number] = static_cast<uint8_t>(slot);
}

}  // namespace selfe::models::queue
