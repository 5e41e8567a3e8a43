// Time that threads of the queue model lend each other with their calls.
// SPDX-License-Identifier: BSD-2-Clause
//
// Manual: "Scheduling Context Donation". Only where there are scheduling contexts: elsewhere
// everybody keeps the time of his own.
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

/// Who runs on it; thread_count if nobody does.
unsigned Model::owner_of(unsigned time) const {
    for (unsigned i = 0; i < thread_count; ++i) {
        if (threads_[i].time == time) {
            return i;
        }
    }
    return thread_count;
}

/// The caller waits for an answer: if the receiver is passive, it gets the caller's time till then.
void Model::lend(unsigned number, unsigned receiver) {
    Thread& caller = threads_[number];
    Thread& server = threads_[receiver];
    if (server.time != 0) {
        return rule("MCS-068");
    }
    if (caller.time == 0) {
        return;  // both are passive: it sent while it had time
    }
    rule("MCS-062");
    server.time = caller.time;
    server.lender = static_cast<uint8_t>(number + 1);
    caller.time = 0;
    caller.has_lent = true;
}

/// What the caller has lent comes back. Not played: an answer in the middle of a chain of calls,
/// and one to somebody who has got other time meanwhile.
void Model::return_time(unsigned number) {
    Thread& caller = threads_[number];
    if (!caller.has_lent) {
        return;
    }
    is_beyond_ |= caller.time != 0;
    for (Thread& holder : threads_) {
        if (holder.time != 0 && holder.lender == number + 1) {
            rule("MCS-062");
            caller.time = holder.time;
            caller.has_lent = false;
            holder.time = holder.lender = 0;
            return;
        }
    }
    is_beyond_ = true;
}

/// For good, and with whatever is owed for it.
void Model::hand_over_time(unsigned number, unsigned receiver) {
    Thread& sender = threads_[number];
    Thread& server = threads_[receiver];
    if (server.time == 0) {
        rule("SYS-057");
        server.time = sender.time;
        server.lender = sender.lender;
        sender.time = sender.lender = 0;
    }
}

/// Whoever runs on the time of a thread that goes keeps it. Not played: that a thread goes that has
/// borrowed.
void Model::remove_lender(unsigned number) {
    Thread& caller = threads_[number];
    is_beyond_ |= caller.lender != 0;
    for (Thread& holder : threads_) {
        if (caller.has_lent && holder.lender == number + 1) {
            rule("MCS-075");
            is_beyond_ |= holder.time == 0;
            holder.lender = 0;
        }
    }
    caller.has_lent = false;
}

}  // namespace selfe::models::queue
