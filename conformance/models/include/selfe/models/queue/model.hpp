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
#include "selfe/models/queue/state.hpp"

namespace selfe::models::queue {

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

    bool is_of_object(const Cap& cap, unsigned object) const;

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
    void run(const Observed* seen);
    bool is_due(unsigned thread, unsigned level) const;
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

    // time.cpp
    void lend(unsigned caller, unsigned receiver);
    void return_time(unsigned caller);
    void hand_over_time(unsigned sender, unsigned receiver);
    void remove_lender(unsigned caller);
    unsigned owner_of(unsigned time) const;

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
    void mint_into(const Step& step);
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
