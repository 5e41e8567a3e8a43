// Overflows the first thread's stack, under a guard: the page below it faults, and that is told.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/fault_guard.hpp"

namespace {

[[gnu::noinline]] int sink(const volatile char* frame, int depth) {
    volatile char mine[64];
    mine[0] = frame[0];
    return depth == 0 ? mine[0] : 1 + sink(mine, depth - 1) + mine[0];
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    selfe::FaultGuard guard;
    selfe::start_test::expect(is_ok(guard.start(boot_info, memory)), "a guard can be had");
    const volatile char first = 0;
    return sink(&first, 1'000'000);
}
