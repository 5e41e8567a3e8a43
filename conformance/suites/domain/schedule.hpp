// The system's domain schedule as calls change it, for kernels that have such calls.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

#ifdef SELFE_HAS_seL4_DomainSet_ScheduleConfigure
namespace selfe::conformance {

/// What boot has left at the start: 2^56 - 1 ticks.
inline constexpr uint64_t longest_duration = (uint64_t{1} << 56) - 1;

/// Makes one entry of the schedule. A duration has 64 bits: one word, or two, the low one first.
inline Invocation configure_message(Cap<Any> target, Word index, Word domain, uint64_t duration) {
    constexpr Word duration_words = 64 / word_bits;
    Invocation message(target, sys::DomainScheduleConfigure);
    message.words(index, domain, duration);
    return duration_words == 1 ? message : message.words(duration >> 32);
}

inline Reply configure(Cap<Any> target, Word index, Word domain, uint64_t duration) {
    return configure_message(target, index, domain, duration).call();
}

/// Begins the schedule anew, with this entry.
inline Reply set_start(Cap<Any> target, Word index) {
    return Invocation(target, sys::DomainScheduleSetStart).words(index).call();
}

/// The schedule while a case plays with it. It is the whole system's and not given back with the
/// case's memory: this gives it back, so between its making and its end nothing may end the case.
class BorrowedSchedule {
  public:
    /// Entries that are given back as end markers; the first is boot's.
    static constexpr Word most_entries = 6;

    explicit BorrowedSchedule(Case& t) : domain_set_(t.domain_set()) {}
    BorrowedSchedule(const BorrowedSchedule&) = delete;
    BorrowedSchedule& operator=(const BorrowedSchedule&) = delete;
    ~BorrowedSchedule() {
        (void)set(0, 0, longest_duration);
        (void)start(0);
        for (Word index = 1; index < most_entries; ++index) {
            (void)set(index, 0, 0);
        }
    }

    Reply set(Word index, Word domain, uint64_t duration) const {
        return configure(domain_set_, index, domain, duration);
    }
    Reply start(Word index) const { return set_start(domain_set_, index); }

  private:
    Cap<DomainSet> domain_set_;
};

}  // namespace selfe::conformance
#endif
