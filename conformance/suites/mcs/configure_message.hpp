// The message of SchedControl.ConfigureFlags, word by word.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/scheduling/contexts.hpp"

namespace selfe::conformance {

/// Words that a time takes in a message: 64 bits, the low ones first.
inline constexpr Word words_of_time = 64 / word_bits;

inline void add_time(Invocation& message, sys::seL4_Time time_us) {
    message.words(static_cast<Word>(time_us));
    if constexpr (words_of_time == 2) {
        message.words(static_cast<Word>(time_us >> 32));
    }
}

inline Invocation configure_message(Cap<Any> target, Cap<Any> context, sys::seL4_Time budget_us,
                                    sys::seL4_Time period_us, Word extra_refills, Word flags) {
    Invocation message(target, sys::SchedControlConfigureFlags);
    add_time(message, budget_us);
    add_time(message, period_us);
    message.words(extra_refills, 0, flags).caps(context);
    return message;
}

}  // namespace selfe::conformance
