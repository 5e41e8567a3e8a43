// Plays steps of the queue model on a kernel, and compares what its threads then do.
// SPDX-License-Identifier: BSD-2-Clause
//
// What user level can see: which threads come to the end of their system calls and in which order,
// what each call has left in the registers and the IPC buffer, which capabilities have arrived, and
// which threads fault. Who waits where, and what a notification holds, shows in later steps.
#pragma once

#include "selfe/models/coverage.hpp"
#include "selfe/models/finding.hpp"
#include "selfe/models/queue/model.hpp"
#include "selfe/models/random.hpp"

namespace selfe::models::queue {

/// What the steps of a sequence are mostly about.
struct Taste {
    uint32_t methods = ~0u;  ///< bit n: whether method n is chosen
    bool is_narrow = false;  ///< one endpoint and one notification only
    unsigned held_percent = 15;
    uint8_t favourite = endpoint;  ///< the slot that more steps than others work on
    unsigned favourite_percent = 20;
};
Taste some_taste(Random& random);

/// A decided step.
Step choose(const Model& model, Random& random, const Taste& taste = {});

class Player {
  public:
    using Step = queue::Step;
    using Kernel = queue::Kernel;

    explicit Player(Kernel& kernel) : kernel_(kernel), model_(kernel.labels()) {}

    bool begin();
    void vary(Random& random) { taste_ = some_taste(random); }
    Step choose(Random& random) const { return queue::choose(model_, random, taste_); }
    static bool simplify(Step& step, unsigned n) { return queue::simplify(step, n); }
    bool is_decided(const Step& step) const { return model_.is_decided(step); }
    bool play(const Step& step);
    const Finding& finding() const { return finding_; }
    const Coverage& coverage() const { return coverage_; }

  private:
    bool make_objects();
    bool make_thread(unsigned thread);

    Order order_of(const Step& step) const;
    Answer conduct(const Step& step);
    Answer change_thread(const Step& step);
    Answer mint_into(const Step& step);
    void let_run(const Step& step);

    void compare_faults();
    void compare_run();
    void compare(unsigned thread, const Delivered& actual);
    void compare_message(unsigned thread, const Outcome& expected, const Delivered& actual);
    void empty_pocket(unsigned thread, bool has_gift);
    /// `thread` stands before what differs, in the text.
    void differs(const char* what, unsigned thread, Word expected, Word actual);

    Answer call(Word cptr, Word label) { return kernel_.calls().call(cptr, message(label)); }
    /// The memory of all objects.
    Word arena() const { return kernel_.calls().field().window; }
    Word slot(unsigned number) const {
        return number == 0 ? 0 : kernel_.calls().field().window + number;
    }
    Word thread_slot(unsigned number) const { return kernel_.places().first_thread + number; }
    Word time_slot(unsigned number) const { return kernel_.places().first_time + number; }
    Word pocket(unsigned number) const { return kernel_.places().first_pocket + number; }
    Word scratch() const { return kernel_.calls().field().scratch[0]; }

    Kernel& kernel_;
    Model model_;
    Finding finding_;
    Coverage coverage_;
    Taste taste_;
    Observed seen_{};
    unsigned orders_ = 0;
};

}  // namespace selfe::models::queue
