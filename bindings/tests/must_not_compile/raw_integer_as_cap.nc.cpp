// A number is no capability until somebody says so.
// SPDX-License-Identifier: BSD-2-Clause
// error: conver
#include "selfe/tcb.hpp"

selfe::Error bind(selfe::Cap<selfe::Tcb> tcb) {
#ifdef SELFE_MUST_NOT_COMPILE
    return tcb.bind_notification(7);
#else
    return tcb.bind_notification(selfe::Cap<selfe::Notification>{7});
#endif
}
