// Prints an invocation that fails, with the kernel's own words where it has some.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/kernel_error.hpp"

#include "expect.hpp"
#include "selfe/config.hpp"
#include "selfe/init_thread.hpp"

using selfe::start_test::expect;

int main() {
    constexpr selfe::Word too_high = selfe::sys::seL4_MaxPrio + 1;
    const selfe::Error error =
        selfe::init_thread::tcb.set_priority(selfe::init_thread::tcb, too_high);
    expect(error == selfe::Error::RangeError, "such a priority is refused");
    const bool has_text = *selfe::kernel_error_text() != '\0';
    expect(has_text == selfe::config::flag_or("KERNEL_INVOCATION_REPORT_ERROR_IPC", false),
           "only a kernel that reports errors has words for it");
    print_error(selfe::MemoryError(selfe::MemoryCause::OutOfSlots));
    print_error("seL4_TCB_SetPriority", error);
    return 0;
}
