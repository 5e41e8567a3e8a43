// The monitor's side of the result protocol: what is said when.
// SPDX-License-Identifier: BSD-2-Clause
//
// docs/protocol.md defines the frames; runtime's frame writer puts them on the console.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "selfe/word.hpp"

namespace selfe::conformance {

/// How the target judges a case.
enum class Verdict : uint8_t { Pass, Fail, Skip, Crash, Hang };

/// Writes the run's frames, and keeps the tally that repeats all verdicts at its end.
class Report {
  public:
    static constexpr size_t max_cases = 4096;

    explicit Report(size_t case_count) : case_count_(case_count) {}

    /// HELLO, three times: a console may attach late.
    void hello(uint32_t nonce) const;
    /// A fact about the kernel under test.
    void fact(const char* key, const char* value) const;
    void fact(const char* key, uint64_t value) const;
    void start(size_t index) const;
    void detail(size_t index, const char* text) const;
    void verdict(size_t index, Verdict verdict);
    /// All verdicts once more, and BYE; three times.
    void bye() const;

  private:
    void tally() const;

    size_t case_count_;
    Word passed_ = 0;
    Word not_passed_ = 0;
    Word skipped_ = 0;
    uint8_t tally_[max_cases / 4]{};  // two bits a case: 0 none, 1 pass, 2 not passed, 3 skipped
};

}  // namespace selfe::conformance
