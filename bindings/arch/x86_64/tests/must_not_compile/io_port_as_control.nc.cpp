// A range of ports is no authority to hand out others.
// SPDX-License-Identifier: BSD-2-Clause
// error: has no member named .issue|no member named 'issue'
#include "selfe/io_port.hpp"

selfe::Error serial_line(selfe::Cap<selfe::IoPort> ports, selfe::Slot slot) {
#ifdef SELFE_MUST_NOT_COMPILE
    return ports.issue(0x3f8, 0x3ff, slot);
#else
    (void)ports;
    return selfe::init_thread::io_port_control.issue(0x3f8, 0x3ff, slot);
#endif
}
