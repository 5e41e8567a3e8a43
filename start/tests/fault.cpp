// Faults in main, under a guard: the program ends with the fault, not in silence.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/fault_guard.hpp"

#include "expect.hpp"

namespace {

[[gnu::noinline]] void write_to(volatile char* nowhere) {
    *nowhere = 1;
}

// The compiler must not know where nowhere is.
char* volatile nowhere = reinterpret_cast<char*>(selfe::Word{16});

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    selfe::FaultGuard guard;
    selfe::start_test::expect(is_ok(guard.start(boot_info, memory)), "a guard can be had");
    write_to(nowhere);
    return 0;
}
