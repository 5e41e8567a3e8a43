// A platform that has no device which a case could make interrupt.
// SPDX-License-Identifier: BSD-2-Clause
#include "../source.hpp"

namespace selfe::conformance {

Source::Source(Case& t, const BootSpace&) {
    NEEDS(false, "no device of this platform is known to interrupt at will");
}

Word Source::irq() {
    return 0;
}

void Source::raise() {}

void Source::lower() {}

}  // namespace selfe::conformance
