// Makes a thread ready to run C++ out of objects and a stack.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/thread_image.hpp"

#include "per_thread/per_thread.hpp"
#include "selfe/arch/thread.hpp"
#include "selfe/backtrace.hpp"
#include "selfe/panic.hpp"
#include "selfe/tls.hpp"

namespace selfe {
namespace {

/// What a new thread finds at the end of its stack: where to go. Its first function reads it there,
/// so that the maker needs no second argument register.
struct Start {
    void (*entry)(void*);
    void* argument;
    StackBounds stack;
};

[[noreturn]] void run_thread(void* start) {
    const auto& [entry, argument, stack] = *static_cast<const Start*>(start);
    this_thread::set_stack(stack);
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

/// CSpace, VSpace, fault endpoint and IPC buffer. Not Tcb.configure, whose arguments depend on the
/// kernel's scheduler.
Error set_surroundings(const ThreadImage& image) {
    const Error error = image.tcb.set_space(image.fault_endpoint, image.cspace, image.cspace_guard,
                                            image.vspace, 0);
    return is_ok(error) ? image.tcb.set_ipc_buffer(reinterpret_cast<Word>(image.ipc_buffer),
                                                   image.ipc_buffer_frame)
                        : error;
}

}  // namespace

Error prepare_thread(const ThreadImage& image) {
    if constexpr (!has_thread_locals) {
        return Error::IllegalOperation;
    }
    const TlsImage tls = TlsImage::of_program();
    const StackPlan plan = plan_stack(image, tls.layout());
    if (!plan.fits) {
        return Error::NotEnoughMemory;
    }
    void* const thread_pointer = tls.make_block(reinterpret_cast<void*>(plan.tls_block));
    detail::set_thread_variables(thread_pointer, image);
    auto* const start = reinterpret_cast<Start*>(plan.start);
    const auto bottom = reinterpret_cast<Word>(image.stack);
    *start = {image.entry, image.argument, {bottom, bottom + image.stack_size}};

    const Error error = set_surroundings(image);
    if (!is_ok(error)) {
        return error;
    }
    const UserContext registers = arch::entry_registers(run_thread, start, plan.start,
                                                        reinterpret_cast<Word>(thread_pointer));
    return image.tcb.write_registers(false, 0, user_context_words, registers);
}

}  // namespace selfe
