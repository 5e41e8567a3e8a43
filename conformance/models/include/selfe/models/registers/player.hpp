// Plays steps of the register model on a kernel, and reads every thread's registers after each.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/coverage.hpp"
#include "selfe/models/finding.hpp"
#include "selfe/models/random.hpp"
#include "selfe/models/registers/model.hpp"

namespace selfe::models::registers {

/// A decided step.
Step choose(const Model& model, Random& random);

class Player {
  public:
    using Step = registers::Step;
    using Kernel = registers::Kernel;

    explicit Player(Kernel& kernel) : kernel_(kernel), model_(kernel) {}

    bool begin();
    void vary(Random&) {}
    Step choose(Random& random) const { return registers::choose(model_, random); }
    static bool simplify(Step& step, unsigned n) { return registers::simplify(step, n); }
    bool is_decided(const Step& step) const { return model_.is_decided(step); }
    bool play(const Step& step);
    const Finding& finding() const { return finding_; }
    const Coverage& coverage() const { return coverage_; }

  private:
    /// The method that a step begins with.
    Answer perform(const Step& step);
    Answer perform_read(const Step& step);
    /// What happens after it, if a thread runs.
    void follow(const Step& step);
    void exchange(const Step& step);
    void trap(const Step& step);
    void call(const Step& step);
    void preempt(const Step& step);
    void answer(const Step& step);
    void run_fpu(const Step& step);
    /// Lets a thread go on at an instruction that faults.
    void expect_fault(unsigned thread);
    bool expect_event(Event::Kind kind, Word length, const Event& event);
    /// All registers, started at once. False: the kernel refuses.
    bool start(unsigned thread, const Word* words, unsigned count);

    void look_around();
    void compare(const char* what, const Context& expected, const Word* actual, unsigned count);

    Kernel& kernel_;
    Model model_;
    Finding finding_;
    Coverage coverage_;
};

}  // namespace selfe::models::registers
