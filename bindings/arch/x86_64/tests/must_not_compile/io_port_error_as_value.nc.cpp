// A port is read through a capability, and what was read may be an error.
// SPDX-License-Identifier: BSD-2-Clause
// error: cannot convert|no viable conversion
#include "selfe/io_port.hpp"

selfe::sys::seL4_Uint8 status(selfe::Cap<selfe::IoPort> ports) {
#ifdef SELFE_MUST_NOT_COMPILE
    return ports.in8(0x3fd);
#else
    return ports.in8(0x3fd).value_or(0);
#endif
}
