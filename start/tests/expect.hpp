// What the programs of these tests share: an expectation that ends the program when it is wrong.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/panic.hpp"

namespace selfe::start_test {

/// Ends the program with `sentence` unless `condition` holds.
inline void expect(bool condition, const char* sentence) {
    if (!condition) {
        panic(sentence);
    }
}

}  // namespace selfe::start_test
