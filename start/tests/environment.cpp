// Checks what main may rely on: constructors, thread-local variables, IPC buffer, boot info, stack.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/arch/thread.hpp"
#include "selfe/boot_info.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/ipc_buffer.hpp"
#include "selfe/program_headers.hpp"
#include "selfe/thread.hpp"

using selfe::Word;
using selfe::start_test::expect;

namespace {

thread_local int initialised = 42;
thread_local int zeroed;
struct alignas(64) Aligned {
    char first = 'a';
};
thread_local Aligned aligned;

int construction_order;

struct Recorder {
    explicit Recorder(int expected) : was_in_order(construction_order++ == expected) {}
    // Never run, but must link: registered with __cxa_atexit.
    ~Recorder() { construction_order = -1; }
    bool was_in_order;
};
Recorder first(0);
Recorder second(1);

bool is_multiple_of(const void* pointer, Word unit) {
    return reinterpret_cast<Word>(pointer) % unit == 0;
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    expect(construction_order == 2, "constructors ran once each");
    expect(first.was_in_order && second.was_in_order, "and in order");

    expect(initialised == 42 && zeroed == 0, "thread-local variables have their initial values");
    expect(is_multiple_of(&aligned, 64) && aligned.first == 'a', "also those with an alignment");

    expect(boot_info.ipc_buffer() == selfe::sys::seL4_GetIPCBuffer(), "the IPC buffer is known");
    selfe::set_mr(100, 0x1234);
    expect(boot_info.ipc_buffer()->msg[100] == 0x1234, "message registers lie in it");

    expect(boot_info.num_nodes() >= 1, "the boot info says how many cores there are");
    expect(boot_info.untypeds().size() > 0, "and gives memory");
    expect(selfe::this_thread::tcb() == selfe::init_thread::tcb, "the thread knows its TCB");
    alignas(selfe::arch::stack_alignment) const char on_stack = 0;
    // The compiler takes a stack pointer that is aligned for granted; volatile, it has to look.
    const char* const volatile where = &on_stack;
    expect(is_multiple_of(where, selfe::arch::stack_alignment), "the stack is aligned");
    expect(selfe::image_id() != 0, "the program knows its build id");
    return 0;
}
