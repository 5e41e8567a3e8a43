// Ends by a failed assertion of libsel4's.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/result.hpp"

int main() {
    // A Result that holds an error has no value: asking for it is the assertion.
    const selfe::Result<int> result(selfe::Error::RangeError);
    return result.value();
}
