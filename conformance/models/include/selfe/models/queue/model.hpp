// Endpoints, notifications and the threads that wait at them, as the manual describes them.
// SPDX-License-Identifier: BSD-2-Clause
//
// There are no queues here: each blocked thread knows where it waits and since when, and who is
// served next is found by looking at all of them. Kernels keep lists, which is the point.
//
// Documents leave some order open. Then the model asks what was observed, and goes on with that if
// it is one of the possibilities:
//   - which of several runnable threads of one priority comes first (a turn may end at any time);
//   - in which order threads of one priority arrive that were restarted together;
//   - with scheduling contexts, where among its equals a thread stands whose priority was set while
//     it waited.
// What would come out differently in a way that cannot be told is not *decided*: never played.
#pragma once

#include "selfe/models/answer.hpp"
#include "selfe/models/queue/kernel.hpp"

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

    bool can_run() const { return state == State::Pending || state == State::Finished; }
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

/// What the threads did while the conductor let them.
struct Observed {
    unsigned finished[thread_count + 1];
    Delivered delivered[thread_count];
};

class Model {
  public:
    explicit Model(const Labels& labels);

    bool is_decided(const Step& step) const;
    /// What the kernel answers to the conductor's step.
    Admitted expect(const Step& step) const;
    /// The step is done, and the threads run unless it is held. `seen` decides what documents leave
    /// open; without it, anything that they allow happens.
    void apply(const Step& step, const Observed* seen = nullptr);

    const Thread& thread(unsigned number) const { return threads_[number]; }
    const Cap& cap(unsigned slot) const { return caps_[slot]; }
    bool has_reply_objects() const { return labels_->has_reply_objects; }
    bool is_object_alive(unsigned object) const;
    /// Whether a Reply of the thread would answer somebody; never where there are reply objects.
    bool owes_answer(unsigned thread) const {
        return !has_reply_objects() && caller_in(Thread::in_thread | thread) < thread_count;
    }
    /// Whether a message to the slot would answer somebody.
    bool answers(unsigned slot) const;
    /// Whether somebody waits for what the method does with this slot; true if that is no order.
    bool has_partner(Method method, unsigned slot) const;
    /// Whether nothing more can be said; only a new start helps.
    bool is_beyond_documents() const { return is_beyond_; }

    // Of the last time that the threads ran:
    /// Whether the thread finished.
    bool has_finished(unsigned thread) const { return told_[thread]; }
    const Outcome& outcome(unsigned thread) const { return outcomes_[thread]; }
    /// Whether the thread faulted then, and on which slot.
    bool has_faulted(unsigned thread) const { return faults_[thread] != no_fault; }
    unsigned fault_slot(unsigned thread) const { return faults_[thread]; }
    /// Who ought to have finished n-th, and did not; thread_count if all is well.
    unsigned missing() const { return missing_; }
    unsigned told() const { return told_count_; }
    /// The row by which one of several that waited was chosen; null if nobody had to be.
    const char* order_row() const { return order_row_; }
    /// The rows that the step has put to the test.
    const char* row(unsigned n) const { return n < row_count_ ? rows_[n] : nullptr; }

  private:
    static constexpr uint8_t no_fault = 0xff;
    static constexpr unsigned max_rows = 12;

    // decided.cpp
    bool is_sensible(const Step& step) const;
    bool is_sensible_order(const Step& step) const;
    bool is_sensible_change(const Step& step) const;
    bool is_sensible_message(const Step& step, unsigned slot) const;
    bool is_sensible_receive(const Step& step) const;
    bool is_offered(unsigned slot) const;
    bool is_original(unsigned slot) const;

    // run.cpp: the threads run
    void settle(const Observed* seen);
    unsigned highest() const;
    void tell(unsigned level, const Observed* seen);
    bool run_level(unsigned level);
    bool is_harmless(unsigned thread) const;
    void perform(unsigned thread);
    void finish(unsigned thread, const Outcome& outcome);
    void fault(unsigned thread, unsigned slot);

    // sending.cpp
    bool send_phase(unsigned thread, unsigned slot, bool blocks, bool is_call);
    bool send_to_endpoint(unsigned thread, const Cap& cap, bool blocks, bool is_call);
    Outcome message(unsigned sender, uint8_t badge, bool may_give, uint8_t object) const;
    void signal(const Cap& cap);
    // receiving.cpp
    void receive_phase(unsigned thread, bool blocks, bool takes_reply);
    void receive_signal(unsigned thread, const Cap& cap, bool blocks);
    void receive_message(unsigned thread, const Cap& cap, bool blocks, uint8_t reply);
    // replies.cpp
    void expect_reply(unsigned caller, uint8_t caller_rights, unsigned receiver,
                      uint8_t receiver_rights, uint8_t reply);
    void answer(unsigned thread, unsigned caller, bool may_give);
    void save_caller(unsigned thread);
    /// The thread whose answer lies in a place; thread_count if none.
    unsigned caller_in(unsigned place) const;
    unsigned caller_of(unsigned reply_object) const;
    void drop_caller(unsigned place);

    // waiting.cpp
    void block(unsigned thread, State state, const Cap& cap);
    /// Who is served next of those that wait like this; thread_count if nobody. `order_row` asks
    /// for it, `sign` tells who it was, if the documents leave that open.
    unsigned first(State state, uint8_t object, Word sign, const char* order_row);
    bool may_be_first(unsigned thread) const;
    bool is_before(unsigned thread, unsigned other) const;
    bool is_witnessed(unsigned thread, State state, Word sign) const;
    unsigned waiting_count(State state, uint8_t object) const;
    /// Takes the thread out of whatever it waits for.
    void take_out(unsigned thread);
    void cancel_all(uint8_t object);

    // changes.cpp: what the conductor does
    void change(const Step& step);
    void stop(unsigned thread);
    void resume(unsigned thread);
    void set_level(unsigned thread, uint8_t level);
    void remove(unsigned slot);
    void make(unsigned slot);
    void cancel_badged(const Cap& cap);

    void rule(const char* row);

    const Labels* labels_;
    Thread threads_[thread_count];
    Cap caps_[slot_count]{};
    uint8_t words_[slot_count]{};  ///< of notifications, by object
    unsigned orders_ = 0;
    unsigned clock_ = 0;
    bool is_beyond_ = false;

    const Observed* seen_ = nullptr;
    Outcome outcomes_[thread_count];
    bool told_[thread_count]{};
    uint8_t faults_[thread_count];
    unsigned told_count_ = 0;
    unsigned missing_ = thread_count;
    bool was_chosen_ = false;  ///< of several possibilities
    const char* rows_[max_rows]{};
    unsigned row_count_ = 0;
    const char* order_row_ = nullptr;
};

}  // namespace selfe::models::queue
