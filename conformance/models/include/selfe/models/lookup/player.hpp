// Plays steps of the lookup model on a kernel; an address that is found is followed to what is
// there. SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/coverage.hpp"
#include "selfe/models/finding.hpp"
#include "selfe/models/lookup/model.hpp"
#include "selfe/models/random.hpp"

namespace selfe::models::lookup {

/// A decided step: changes now and then, and mostly addresses that are right, or wrong by a bit.
Step choose(const Model& model, Random& random);

class Player {
  public:
    using Step = lookup::Step;
    using Kernel = models::Kernel;

    explicit Player(Kernel& kernel) : kernel_(kernel), model_(kernel.interface()) {}

    bool begin();
    void vary(Random&) {}
    Step choose(Random& random) const { return lookup::choose(model_, random); }
    static bool simplify(Step& step, unsigned n) { return lookup::simplify(step, n); }
    bool is_decided(const Step& step) const { return model_.is_decided(step); }
    bool play(const Step& step);
    const Finding& finding() const { return finding_; }
    const Coverage& coverage() const { return coverage_; }

  private:
    Answer perform(const Step& step);
    Answer perform_find(const Step& step);
    /// A method of the CNode whose capability lies in slot `root` of the root CNode.
    Answer transfer(Word label, Word root, Word index, Word depth, Word from_root, Word from,
                    Word from_depth, Word data);

    /// After a find that worked: the slot is the one that the model means. Undoes what was made.
    void follow(const Step& step);
    void follow_source(const Entry& entry);
    void follow_made(unsigned node, unsigned index);
    void expect_badge(Word cptr, Word badge);

    Word plain(unsigned node) const { return kernel_.field().window + 1 + node; }
    Word entry_slot() const { return kernel_.field().window + 1 + node_count; }

    Kernel& kernel_;
    Model model_;
    Finding finding_;
    Coverage coverage_;
};

}  // namespace selfe::models::lookup
