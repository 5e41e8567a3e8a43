// Who ran when: threads write their numbers, and the case compares the sequence.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

/// Numbers in the order in which threads added them.
struct RunLog {
    static constexpr size_t capacity = 16;

    volatile Word entries[capacity]{};
    volatile size_t count = 0;

    void add(Word number) {
        const size_t at = count;
        if (at < capacity) {
            entries[at] = number;
            count = at + 1;
        }
    }
    /// The entries as the digits of a hexadecimal number, the first one leftmost.
    Word as_digits() const {
        Word digits = 0;
        for (size_t i = 0; i < count; ++i) {
            digits = digits << 4 | entries[i];
        }
        return digits;
    }
};

/// A thread that adds its number and ends.
struct Runner {
    RunLog& log;
    Word number;

    static void run(Runner& runner) { runner.log.add(runner.number); }
};

}  // namespace selfe::conformance
