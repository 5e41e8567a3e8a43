// Sequences are made as short as they can be, whatever they are made of.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/hunt.hpp"

#include <gtest/gtest.h>

namespace selfe::models {
namespace {

/// A kernel that is never asked.
class NoKernel : public Kernel {
  public:
    NoKernel() : Kernel(interface_, {}) {}

    Answer call(Word, const Message&) override { return {}; }
    void nb_send(Word) override {}
    Word poll(Word) override { return 0; }

  private:
    static inline const Interface interface_{};
};

/// Goes wrong at the step 7 that follows a 3, if there was a 5 or more before. 9 makes no sense
/// twice.
class Picky {
  public:
    using Step = unsigned;
    using Kernel = models::Kernel;

    explicit Picky(Kernel&) {}

    bool begin() {
        *this = Picky();
        return true;
    }
    void vary(Random&) {}
    Step choose(Random& random) const { return random.below(10); }
    static bool simplify(Step& step, unsigned n) {
        const bool is_possible = step > 0 && n == 0;
        step -= is_possible ? 1 : 0;
        return is_possible;
    }
    bool is_decided(Step step) const { return step != 9 || !had_nine_; }
    bool play(Step step) {
        if (step == 7 && previous_ == 3 && had_five_) {
            finding_.difference("the step", step, 0, 7);
            return false;
        }
        previous_ = step;
        had_five_ |= step >= 5;
        had_nine_ |= step == 9;
        return true;
    }
    const Finding& finding() const { return finding_; }
    const Coverage& coverage() const { return coverage_; }

  private:
    Picky() = default;

    Step previous_ = 0;
    bool had_five_ = false;
    bool had_nine_ = false;
    Finding finding_;
    Coverage coverage_;
};

TEST(Hunt, FindsTheShortestSequenceFromAnySeed) {
    NoKernel kernel;
    for (uint64_t seed = 1; seed <= 50; ++seed) {
        Hunt<Picky> hunt(kernel);
        ASSERT_FALSE(hunt.run(seed, 100'000)) << "seed " << seed;
        const Sequence<unsigned>& sequence = hunt.sequence();
        ASSERT_EQ(sequence.length, 3u) << "seed " << seed;
        EXPECT_EQ(sequence.steps[0], 5u);
        EXPECT_EQ(sequence.steps[1], 3u);
        EXPECT_EQ(sequence.steps[2], 7u);
        EXPECT_STREQ(hunt.finding().c_str(), "expected the step 7 0x0 got 0x7");
    }
}

TEST(Hunt, PlaysAsManyStepsAsItIsTold) {
    NoKernel kernel;
    for (const Word steps : {Word{1}, Word{149}, Word{150}, Word{151}}) {
        Hunt<Picky> hunt(kernel);
        if (hunt.run(11, steps)) {
            EXPECT_EQ(hunt.played(), steps);
        } else {
            EXPECT_LE(hunt.played(), steps);
        }
    }
}

TEST(Hunt, ReplaysWhatItHasFound) {
    NoKernel kernel;
    Hunt<Picky> hunt(kernel);
    const unsigned good[] = {3, 7, 5, 9, 9, 7};
    EXPECT_TRUE(hunt.replay(good, 6));
    const unsigned bad[] = {9, 5, 9, 3, 7, 1};
    EXPECT_FALSE(hunt.replay(bad, 6));
    // What makes no sense is left out, what comes behind the disagreement cut off.
    EXPECT_EQ(hunt.sequence().length, 4u);
}

}  // namespace
}  // namespace selfe::models
