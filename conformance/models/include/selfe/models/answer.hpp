// What a kernel answers to an invocation, and the set of answers that a model admits.
// SPDX-License-Identifier: BSD-2-Clause
//
// An invocation may break several rules at once, and the documents do not say which is looked at
// first. So a model says every refusal that applies, each with the row of the catalogue that asks
// for it, and the kernel may choose. Where none applies, the only answer is success. A refusal can
// be one that kernels need not make: where documents and released kernels differ, or say nothing.
#pragma once

#include "selfe/format.hpp"
#include "selfe/models/word.hpp"

namespace selfe::models {

/// seL4_Error; the suite asserts that the numbers agree (suites/model/target_kernel.cpp).
enum class Code : Word {
    NoError = 0,
    InvalidArgument = 1,
    InvalidCapability = 2,
    IllegalOperation = 3,
    RangeError = 4,
    AlignmentError = 5,
    FailedLookup = 6,
    TruncatedMessage = 7,
    DeleteFirst = 8,
    RevokeFirst = 9,
    NotEnoughMemory = 10,
};

/// seL4_LookupFailureType.
enum class LookupFailure : Word {
    None = 0,
    InvalidRoot = 1,
    MissingCapability = 2,
    DepthMismatch = 3,
    GuardMismatch = 4,
};

/// Label, length and words of a reply.
struct Answer {
    static constexpr size_t max_words = 5;

    Word code{};
    Word length{};
    Word words[max_words]{};  ///< the first `length` count

    constexpr bool operator==(const Answer& other) const {
        bool same = code == other.code && length == other.length;
        for (size_t i = 0; same && i < length && i < max_words; ++i) {
            same = words[i] == other.words[i];
        }
        return same;
    }
    constexpr bool is_success() const { return code == static_cast<Word>(Code::NoError); }
};

template <class... Words>
constexpr Answer answer(Code code, Words... words) {
    return {static_cast<Word>(code), sizeof...(words), {static_cast<Word>(words)...}};
}

/// `code 8` or `code 6 words 0x1 0x2`.
void write(Format& text, const Answer& answer);

/// The answers that a model admits to one invocation.
class Admitted {
  public:
    explicit constexpr Admitted(const char* success_rule) : rules_{success_rule} {}

    /// One more refusal applies; `rule` is a row of the catalogue.
    constexpr void refuse(const Answer& answer, const char* rule) {
        must_refuse_ = true;
        may_refuse(answer, rule);
    }
    /// The same, but the kernel need not refuse for this.
    constexpr void may_refuse(const Answer& answer, const char* rule) {
        if (refusals_ < max_refusals) {
            answers_[refusals_] = answer;
            rules_[refusals_++] = rule;
        }
    }
    /// Whether success is the only answer.
    constexpr bool is_success() const { return refusals_ == 0; }
    constexpr bool contains(const Answer& answer) const {
        if (answer == Answer{}) {
            return !must_refuse_;
        }
        for (size_t i = 0; i < refusals_; ++i) {
            if (answer == answers_[i]) {
                return true;
            }
        }
        return false;
    }
    /// The row that decides: of success, or of the first refusal.
    constexpr const char* rule() const { return rules_[0]; }
    /// Whether only that row can have decided.
    constexpr bool is_one_rule() const { return refusals_ == (must_refuse_ ? 1 : 0); }
    /// The answers, joined by `or`.
    void write(Format& text) const;

  private:
    static constexpr size_t max_refusals = 10;

    Answer answers_[max_refusals]{};
    const char* rules_[max_refusals]{};
    size_t refusals_ = 0;
    bool must_refuse_ = false;
};

}  // namespace selfe::models
