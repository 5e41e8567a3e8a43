// From a stack and the boot info's address to main: TLS, IPC buffer, console, constructors.
// SPDX-License-Identifier: BSD-2-Clause
#include "console.hpp"
#include "image_page.hpp"
#include "selfe/arch/thread.hpp"
#include "selfe/backtrace.hpp"
#include "selfe/boot_info.hpp"
#include "selfe/claims.hpp"
#include "selfe/console.hpp"
#include "selfe/format.hpp"
#include "selfe/frame.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/panic.hpp"
#include "selfe/this_thread.hpp"
#include "selfe/tls.hpp"

// The addresses that root_task.ld chose.
extern "C" {
extern char __selfe_stack_guard[];
extern char __selfe_stack_start[];
extern char __selfe_stack_end[];
extern char __selfe_tls_start[];
extern char __selfe_tls_end[];
extern void (*__selfe_init_array_start[])();
extern void (*__selfe_init_array_end[])();
}

// The program's main: `int main()` or `int main(const selfe::BootInfo&)`. Compilers call both the
// same, and so does start: every calling convention here passes the reference in a register, which
// a main without parameters ignores, as C programs have always ignored argc and argv.
extern "C" int selfe_main(const selfe::BootInfo& boot_info) asm("main");

namespace selfe {
namespace {

/// Thread-local variables of this thread exist from here on.
void set_up_tls() {
    const TlsImage image = TlsImage::of_program();
    const arch::TlsLayout layout = image.layout();
    const Word start = (reinterpret_cast<Word>(__selfe_tls_start) + layout.alignment - 1) &
                       -Word{layout.alignment};
    if (start + layout.size > reinterpret_cast<Word>(__selfe_tls_end)) {
        // Without TLS there is neither IPC nor a panic, and no console but that of a kernel that
        // prints; a trap at least names this place.
        Frame()
            .text("END panic the thread-local variables need ")
            .decimal(layout.size)
            .text(" bytes and more for alignment, the linker script has ")
            .decimal(static_cast<uint64_t>(__selfe_tls_end - __selfe_tls_start))
            .send();
        __builtin_trap();
    }
    arch::set_thread_pointer(
        reinterpret_cast<Word>(image.make_block(reinterpret_cast<void*>(start))));
}

/// Unmaps the page below the stack, so that an overflow faults instead of writing into data. The
/// kernel mapped the whole image.
void remove_guard_page(const BootInfo& boot_info) {
    if (!is_ok(start::image_page(boot_info, __selfe_stack_guard).unmap())) {
        panic("the stack's guard page cannot be unmapped");
    }
}

void run_constructors() {
    for (auto* constructor = __selfe_init_array_start; constructor != __selfe_init_array_end;
         ++constructor) {
        (*constructor)();
    }
}

/// Everything after TLS is there: in a function of its own, lest the compiler take the address of
/// a thread-local variable too early.
[[noreturn, gnu::noinline]] void run(const BootInfo& from_kernel) {
    sys::seL4_SetIPCBuffer(from_kernel.ipc_buffer());
    this_thread::set_tcb(init_thread::tcb);
    this_thread::set_stack(
        {reinterpret_cast<Word>(__selfe_stack_start), reinterpret_cast<Word>(__selfe_stack_end)});
    if (!DebugConsole::is_present()) {
        start::set_up_platform_console(from_kernel);
    }
    remove_guard_page(from_kernel);
    run_constructors();
    const BootInfo boot_info(from_kernel.raw(), claims().slots.size());
    const int result = selfe_main(boot_info);
    char text[12];
    Format format(text, sizeof text - 1);
    format.signed_decimal(result);
    text[format.size()] = '\0';
    end_program(End::Return, text);
}

}  // namespace

/// Entered from _start, on the stack that root_task.ld reserves.
extern "C" [[noreturn]] void selfe_start(const sys::seL4_BootInfo* raw) {
    set_up_tls();
    run(BootInfo(raw));
}

}  // namespace selfe
