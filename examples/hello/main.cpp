// The smallest root task: says where it runs, and what boot has left to it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot_info.hpp"
#include "selfe/config.hpp"
#include "selfe/print.hpp"

int main(const selfe::BootInfo& boot_info) {
    selfe::print("hello from ", selfe::config::text("PLAT"), ", node ", boot_info.node_id(), " of ",
                 boot_info.num_nodes(), "\n");
    selfe::print(boot_info.untypeds().size(), " untypeds, ", boot_info.empty_slots().size(),
                 " empty slots\n");
    return 0;
}
