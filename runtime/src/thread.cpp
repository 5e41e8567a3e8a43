// Makes threads, and stops the calling one.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/thread.hpp"

#include "selfe/arch/thread.hpp"
#include "selfe/panic.hpp"
#include "selfe/tls.hpp"

// What libsel4 declares and leaves to its user: where the calling thread's IPC buffer is, and
// whether stubs print the kernel's textual errors (only kernels that report them look at it).
extern "C" {
thread_local selfe::sys::seL4_IPCBuffer* __sel4_ipc_buffer;
thread_local char __sel4_print_error;
}

namespace selfe {
namespace {

thread_local Word own_tcb;

/// What a new thread finds at the end of its stack: where to go. Its first function reads it there,
/// so that the maker needs no second argument register.
struct Start {
    void (*entry)(void*);
    void* argument;
};

[[noreturn]] void run_thread(void* start) {
    const auto& [entry, argument] = *static_cast<const Start*>(start);
    entry(argument);
    stop_thread();
}

/// The addresses that a stack is divided into, from its end downwards.
struct StackPlan {
    Word tls_block;
    Word start;  ///< also the first stack pointer
    bool fits;
};

StackPlan plan_stack(const ThreadImage& image, const arch::TlsLayout& tls) {
    const Word bottom = reinterpret_cast<Word>(image.stack);
    const Word needed = tls.size + tls.alignment + sizeof(Start) + arch::stack_alignment;
    StackPlan plan{};
    plan.fits = image.stack_size >= needed + least_stack;
    if (plan.fits) {
        plan.tls_block = (bottom + image.stack_size - tls.size) & ~Word{tls.alignment - 1};
        plan.start = (plan.tls_block - sizeof(Start)) & ~(arch::stack_alignment - 1);
    }
    return plan;
}

}  // namespace

Error prepare_thread(const ThreadImage& image) {
    const TlsImage tls = TlsImage::of_program();
    const StackPlan plan = plan_stack(image, tls.layout());
    if (!plan.fits) {
        return Error::NotEnoughMemory;
    }
    auto* const mine = reinterpret_cast<const void*>(arch::thread_pointer());
    void* const theirs = tls.make_block(reinterpret_cast<void*>(plan.tls_block));
    of_thread(__sel4_ipc_buffer, mine, theirs) = image.ipc_buffer;
    of_thread(own_tcb, mine, theirs) = image.own_tcb.bits;
    auto* const start = reinterpret_cast<Start*>(plan.start);
    *start = {image.entry, image.argument};

    const Error error =
        image.tcb.configure(image.fault_endpoint, image.cspace, image.cspace_guard, image.vspace, 0,
                            reinterpret_cast<Word>(image.ipc_buffer), image.ipc_buffer_frame);
    if (!is_ok(error)) {
        return error;
    }
    const UserContext registers =
        arch::entry_registers(run_thread, start, plan.start, reinterpret_cast<Word>(theirs));
    return image.tcb.write_registers(false, 0, user_context_words, registers);
}

void stop_thread() {
    if (!this_thread::tcb().is_null()) {
        (void)this_thread::tcb().suspend();
    }
    // Only reached by a thread that does not know its TCB, or no longer has it.
    while (true) {
        __builtin_trap();
    }
}

Cap<Tcb> this_thread::tcb() {
    return Cap<Tcb>{own_tcb};
}

void this_thread::set_tcb(Cap<Tcb> tcb) {
    own_tcb = tcb.bits;
}

}  // namespace selfe
