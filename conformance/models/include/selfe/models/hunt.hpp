// Plays random sequences of steps until kernel and model disagree, and makes the sequence short.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/coverage.hpp"
#include "selfe/models/finding.hpp"
#include "selfe/models/kernel.hpp"
#include "selfe/models/random.hpp"

namespace selfe::models {

/// A model and a kernel, in step with each other.
///
///     struct Step;                          what can be done
///     class Kernel;                         models::Kernel, or one that can do more
///     Player(Kernel&);
///     bool begin();                         a new start; false: the kernel does not even do that
///     void vary(Random&);                   chooses what the coming sequence is about
///     Step choose(Random&);                 something that may come next
///     static bool simplify(Step&, unsigned);  makes the n-th try at a simpler step; false: no more
///     bool is_decided(const Step&) const;   whether the documents say what the step does now
///     bool play(const Step&);               does it, compares; false: `finding` says why
///     const Finding& finding() const;
///     const Coverage& coverage() const;     what all steps so far have decided
template <class Player>
concept Plays = requires(Player player, Random random, typename Player::Step step,
                         typename Player::Kernel& kernel) {
    { Player(kernel) };
    { player.begin() };
    { player.vary(random) };
    { player.choose(random) };
    { Player::simplify(step, 0u) };
    { player.is_decided(step) };
    { player.play(step) };
    { player.finding() };
    { player.coverage() };
};

/// The steps from a new start on.
template <class Step>
struct Sequence {
    static constexpr size_t max_steps = 150;

    Step steps[max_steps]{};
    size_t length = 0;
};

/// Large: two sequences. Not for a small stack.
template <Plays Player>
class Hunt {
  public:
    using Step = typename Player::Step;

    explicit Hunt(typename Player::Kernel& kernel) : player_(kernel) {}

    /// Plays `steps` random steps, in sequences of at most `Sequence::max_steps`. False if kernel
    /// and model came to disagree: `sequence` then is a short way there, which ends in `finding`.
    bool run(uint64_t seed, Word steps);
    /// Plays one given sequence. False as above; steps that are not decided are left out.
    bool replay(const Step* steps, size_t count);

    const Sequence<Step>& sequence() const { return sequence_; }
    const Finding& finding() const { return finding_; }
    const Coverage& coverage() const { return player_.coverage(); }
    /// Steps that were played until it went wrong.
    Word played() const { return played_; }

  private:
    bool explore(Random& random, size_t count);
    void shrink();
    bool simplify();
    bool simplify(size_t index);
    void leave_out();
    bool still_fails_without(size_t first, size_t count);
    bool take_candidate();
    bool fails(Sequence<Step>& sequence);

    Player player_;
    Sequence<Step> sequence_;
    Sequence<Step> candidate_;
    Finding finding_;
    Word played_ = 0;
};

template <Plays Player>
bool Hunt<Player>::run(uint64_t seed, Word steps) {
    Random seeds(seed);
    while (played_ < steps) {
        Random random(seeds.next());
        const Word left = steps - played_;
        const size_t count = left < Sequence<Step>::max_steps ? left : Sequence<Step>::max_steps;
        if (!explore(random, count)) {
            shrink();
            return false;
        }
    }
    return true;
}

template <Plays Player>
bool Hunt<Player>::replay(const Step* steps, size_t count) {
    sequence_.length = 0;
    for (size_t i = 0; i < count && i < Sequence<Step>::max_steps; ++i) {
        sequence_.steps[sequence_.length++] = steps[i];
    }
    return !fails(sequence_);
}

template <Plays Player>
bool Hunt<Player>::explore(Random& random, size_t count) {
    sequence_.length = 0;
    bool agrees = player_.begin();
    player_.vary(random);
    while (agrees && sequence_.length < count) {
        const Step step = player_.choose(random);
        sequence_.steps[sequence_.length++] = step;
        agrees = player_.play(step);
        ++played_;
    }
    finding_ = player_.finding();
    return agrees;
}

/// Short, then simple, and short again: what is simpler may need less before it.
template <Plays Player>
void Hunt<Player>::shrink() {
    do {
        leave_out();
    } while (simplify());
}

/// Leaves out ever smaller runs of steps, as long as what remains still ends in disagreement
/// (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, 2002).
template <Plays Player>
void Hunt<Player>::leave_out() {
    for (size_t size = 1 + sequence_.length / 2; size > 0;) {
        bool is_shorter = false;
        for (size_t first = 0; first < sequence_.length;) {
            if (still_fails_without(first, size)) {
                is_shorter = true;  // what came behind now stands at `first`
            } else {
                first += size;
            }
        }
        size = is_shorter ? size : size / 2;
    }
}

template <Plays Player>
bool Hunt<Player>::simplify() {
    bool is_simpler = false;
    for (size_t i = 0; i < sequence_.length; ++i) {
        while (simplify(i)) {
            is_simpler = true;
        }
    }
    return is_simpler;
}

/// Tries one simpler step after the other. Each try changes a step for a smaller one, so this ends.
template <Plays Player>
bool Hunt<Player>::simplify(size_t index) {
    for (unsigned n = 0; index < sequence_.length; ++n) {
        candidate_ = sequence_;
        if (!Player::simplify(candidate_.steps[index], n)) {
            return false;
        }
        if (take_candidate()) {
            return true;
        }
    }
    return false;
}

template <Plays Player>
bool Hunt<Player>::still_fails_without(size_t first, size_t count) {
    candidate_.length = 0;
    for (size_t i = 0; i < sequence_.length; ++i) {
        if (i < first || i >= first + count) {
            candidate_.steps[candidate_.length++] = sequence_.steps[i];
        }
    }
    return take_candidate();
}

template <Plays Player>
bool Hunt<Player>::take_candidate() {
    if (!fails(candidate_)) {
        return false;
    }
    sequence_ = candidate_;
    return true;
}

/// Plays a sequence from a new start, and cuts off what lies behind a disagreement, and steps
/// that have lost their sense.
template <Plays Player>
bool Hunt<Player>::fails(Sequence<Step>& sequence) {
    size_t kept = 0;
    bool agrees = player_.begin();
    for (size_t i = 0; agrees && i < sequence.length; ++i) {
        if (player_.is_decided(sequence.steps[i])) {
            const Step step = sequence.steps[i];
            sequence.steps[kept++] = step;
            agrees = player_.play(step);
        }
    }
    if (agrees) {
        return false;
    }
    sequence.length = kept;
    finding_ = player_.finding();
    return true;
}

}  // namespace selfe::models
