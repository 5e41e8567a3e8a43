// Plays steps of the mapping model on a kernel, and looks into every VSpace after each of them.
// SPDX-License-Identifier: BSD-2-Clause
//
// Each page that can be seen holds a word of its own, which tells where a mapping leads. Reading is
// tried at every place of every VSpace; writing and executing where something has just been mapped,
// and elsewhere in turns. The caller's own VSpace is one of them: between a step and a look at it
// the translation is never switched, so that what the kernel forgot to forget shows.
#pragma once

#include "selfe/models/coverage.hpp"
#include "selfe/models/finding.hpp"
#include "selfe/models/mapping/model.hpp"
#include "selfe/models/random.hpp"

namespace selfe::models::mapping {

/// A decided step: most work, the others break one rule or several.
Step choose(const Model& model, Random& random);

class Player {
  public:
    using Step = mapping::Step;
    using Kernel = mapping::Kernel;

    explicit Player(Kernel& kernel)
        : kernel_(kernel), model_(kernel.architecture(), kernel.reserve()) {}

    bool begin();
    void vary(Random&) {}
    Step choose(Random& random) const { return mapping::choose(model_, random); }
    static bool simplify(Step& step, unsigned n) { return mapping::simplify(step, n); }
    bool is_decided(const Step& step) const { return model_.is_decided(step); }
    bool play(const Step& step);
    const Finding& finding() const { return finding_; }
    const Coverage& coverage() const { return coverage_; }

  private:
    bool make_homes();
    bool fill_stock();
    Answer perform(const Step& step);
    Answer perform_make(const Step& step);
    Answer perform_map(const Step& step);
    void follow(const Step& step);
    bool fill(unsigned slot);

    void look_around();
    void look_into(unsigned slot);
    void look_at(const Cap& vspace, unsigned place);
    void look_at_uses(const Cap& vspace, const Entry& entry, unsigned place, Word content);
    void compare(const char* what, unsigned place, Word address, bool is_allowed,
                 const Access& actual);
    void look_at_address(unsigned slot);
    Word cptr(unsigned slot) const;

    Kernel& kernel_;
    Model model_;
    Finding finding_;
    Coverage coverage_;
    Word physical_[object_count]{};  ///< where frames lie, once known
    /// By VSpace, a bit for each place where a page inside a bigger frame has been looked at.
    uint64_t executed_inside_[object_count]{};
    uint16_t physical_life_[object_count]{};
    bool is_furnished_[vspace_homes]{};
    unsigned steps_ = 0;
};

}  // namespace selfe::models::mapping
