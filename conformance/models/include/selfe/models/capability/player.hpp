// Plays steps of the capability model on a kernel, and looks at everything after each of them.
// SPDX-License-Identifier: BSD-2-Clause
//
// What user level can see of a slot: whether it is empty (something can be copied into it), that it
// is not (it can be copied), what it names (a thread's register, a frame's address, where a signal
// arrives and with which badge, what lies in a CNode), and of an untyped whether it has children
// and how many bytes are left. Looking leaves nothing behind, and makes the kernel refuse as little
// as possible, since kernels that print say each refusal at length: untypeds with children, which
// answer by refusals alone, are looked at when they have changed, and now and then.
#pragma once

#include "selfe/models/capability/model.hpp"
#include "selfe/models/coverage.hpp"
#include "selfe/models/finding.hpp"
#include "selfe/models/random.hpp"

namespace selfe::models::capability {

/// A decided step: most of them work, the others break one rule or several. Objects are mostly of
/// the `favourite` type; Null: of any.
Step choose(const Model& model, Random& random, Type favourite = Type::Null);

class Player {
  public:
    using Step = capability::Step;
    using Kernel = models::Kernel;

    explicit Player(Kernel& kernel) : kernel_(kernel), model_(kernel.interface()) {}

    bool begin();
    /// Sequences that are mostly about one thing get deeper into it than mixed ones (Groce et al.:
    /// Swarm Testing, 2012).
    void vary(Random& random) { favourite_ = static_cast<Type>(random.below(type_count)); }
    Step choose(Random& random) const { return capability::choose(model_, random, favourite_); }
    static bool simplify(Step& step, unsigned n) { return capability::simplify(step, n); }
    bool is_decided(const Step& step) const { return model_.is_decided(step); }
    bool play(const Step& step);
    const Finding& finding() const { return finding_; }
    const Coverage& coverage() const { return coverage_; }

  private:
    Message message_of(const Step& step) const;
    Word target_of(const Step& step) const;
    /// The CPtr of a place's root.
    Word root_of(Place place) const;
    void mark_new_threads(const Step& step);

    /// Every slot that can be reached, until one is not as the model says.
    void look_around();
    void look(Place place);
    void look_at_empty(Place place);
    void look_at_frame(const Cap& frame, Word cptr, SlotNumber number);
    void look_at_thread(const Cap& thread, Word cptr, SlotNumber number);
    void look_at_untyped(Place place);
    bool has_changed(SlotNumber untyped) const;
    /// Signals through `cptr`, and asks those notifications of the window that can be asked.
    void look_at_notification(const Cap& notification, Word cptr, SlotNumber number);
    Answer copy(Word to_root, Address to, Word from_root, Address from);
    Word slot(SlotNumber number) const {
        return kernel_.field().window + static_cast<Word>(number);
    }
    Word scratch() const { return kernel_.field().scratch[0]; }

    Kernel& kernel_;
    Model model_;
    Finding finding_;
    Coverage coverage_;
    Type favourite_{};
    Word arena_address_ = 0;  ///< physical
    /// Of untypeds with children, what was left of them when they were last looked at.
    Word bytes_left_[slot_count]{};
    unsigned steps_ = 0;
};

}  // namespace selfe::models::capability
