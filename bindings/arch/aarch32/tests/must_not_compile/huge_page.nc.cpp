// AArch32 has no pages of a gigabyte.
// SPDX-License-Identifier: BSD-2-Clause
// error: HugePage
#include "selfe/sel4.hpp"

using namespace selfe;

Error make(Cap<Untyped> memory, Slot slot) {
#ifdef SELFE_MUST_NOT_COMPILE
    return memory.retype<HugePage>(slot);
#else
    return memory.retype<SuperSection>(slot);
#endif
}
