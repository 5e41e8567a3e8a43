// Prints the arguments that the boot loader has for the program.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/extras.hpp"
#include "selfe/print.hpp"

int main(const selfe::BootInfo& boot_info) {
    selfe::print("arguments: '", selfe::boot_arguments(boot_info), "'\n");
    return 0;
}
