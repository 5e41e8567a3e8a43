// The smallest root task: says where it runs, then suspends its own thread.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot_info.hpp"
#include "selfe/config.hpp"
#include "selfe/print.hpp"
#include "selfe/sys.hpp"

using namespace selfe::sys;

int main(const selfe::BootInfo& boot_info) {
    selfe::print("hello from ", selfe::config::text("PLAT"), ", node ", boot_info.node_id(), " of ",
                 boot_info.num_nodes(), "\n");
    return seL4_TCB_Suspend(seL4_CapInitThreadTCB);  // comes back only if it failed
}
