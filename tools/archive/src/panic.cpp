// A broken invariant of the reader, natively: an exception that main reports as a bug.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/panic.hpp"

#include <stdexcept>

namespace selfe {

void panic(const char* sentence) {
    throw std::logic_error(sentence);
}

}  // namespace selfe
