// The threads and capabilities of the queue model, and what a system call leaves.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/queue/step.hpp"

namespace selfe::models::queue {

enum class Type : uint8_t { Null, Endpoint, Notification, Reply };

/// `object` is the number of the slot that the object was made in; of a saved caller, the caller.
struct Cap {
    Type type;
    uint8_t object;
    uint8_t rights;
    uint8_t badge;

    constexpr bool has(uint8_t right) const { return (rights & right) != 0; }
};

enum class State : uint8_t {
    Idle,      ///< has nothing to do
    Pending,   ///< can run, and makes the system call of its order then
    Finished,  ///< can run, and says that the call is over then
    Sending,
    Receiving,
    Waiting,   ///< at a notification
    Awaiting,  ///< a reply
    Faulted,
    Stopped,
    Lost,  ///< stopped, and nobody says what it would do when resumed: it can only be restarted
    Gone,  ///< deleted
};

constexpr bool is_blocked(State state) {
    return state == State::Sending || state == State::Receiving || state == State::Waiting ||
           state == State::Awaiting;
}

struct Thread {
    State state = State::Idle;
    uint8_t level = 0;     ///< priority
    uint8_t bound = 0;     ///< notification, 0 for none
    bool repeats = false;  ///< of Stopped: makes the call of its order again when resumed
    Step order{};
    unsigned number = 0;  ///< of the order: its message's label

    // While it is blocked.
    uint8_t object = 0;             ///< where
    uint8_t badge = 0, rights = 0;  ///< of the capability that it used
    uint8_t reply = 0;      ///< reply object that it receives with, or that it will be answered by
    unsigned since = 0;     ///< when it came: the lower, the earlier; equal: nobody knows
    bool is_loose = false;  ///< may stand anywhere among its equals
    /// Without reply objects: of Awaiting, where the capability to answer it lies: no_place, the
    /// slot that it was saved in, or `in_thread` + the thread that received the call.
    uint8_t place = 0;
    bool may_be_given = false;  ///< likewise: whether the answer can carry capabilities

    static constexpr uint8_t no_place = 0;
    static constexpr uint8_t in_thread = 0x80;

    // Scheduling contexts; without them everybody has time.
    uint8_t time = 0;       ///< that it runs on: 1 + the thread whose own it is; 0: it is passive
    uint8_t lender = 0;     ///< 1 + the caller whose time it has until it answers; 0: it is its own
    bool has_lent = false;  ///< of Awaiting: its time went with the call

    bool can_run() const {
        return (state == State::Pending || state == State::Finished) && time != 0;
    }
};

/// What a system call should have left.
struct Outcome {
    enum class Kind : uint8_t { Nothing, Badge, Message, Refusal } kind = Kind::Nothing;
    const char* row = "";
    Word badge = 0;
    Word label = 0;  ///< also of a refusal, whose only word is 0
    Word length = 0;
    Word first_word = 0;  ///< each further word is one more
    Word extra_caps = 0, unwrapped = 0;
    Word unwrapped_badge = 0;
    bool has_gift = false;  ///< something lies in the thread's pocket

    /// Of a receive that hears a signal, or nothing.
    static Outcome of_signal(Word badge, const char* row) {
        return {.kind = Kind::Badge, .row = row, .badge = badge};
    }
};

}  // namespace selfe::models::queue
