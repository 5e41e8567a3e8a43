// Makes threads out of an allocator's objects and waits for their end.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/thread.hpp"

#include "selfe/debug.hpp"
#include "selfe/panic.hpp"

namespace selfe {
namespace {

constexpr Word page_size = Word{1} << sys::seL4_PageBits;
constexpr Word ipc_buffer_size = Word{1} << sys::seL4_IPCBufferSizeBits;

/// Debug kernels only have the function.
template <class Thread>
void tell_name(Thread thread, const char* name) {
    if constexpr (requires { debug_name_thread(thread, name); }) {
        debug_name_thread(thread, name);
    }
}

/// Moves what was made into its owner, or tells why there is nothing to move.
template <class T>
MemoryError keep(T& owner, Result<T, MemoryError> made) {
    if (made) {
        owner = hand_over(made).take();
    }
    return made.error();
}

}  // namespace

Word ThreadEnd::value() const {
    if (has_faulted()) {
        panic("the value of a thread that has faulted");
    }
    return value_;
}

const Fault& ThreadEnd::fault() const {
    if (!has_faulted()) {
        panic("the fault of a thread that has returned");
    }
    return fault_;
}

void detail::ThreadResult::tell(Word result) {
    value = result;
    is_there.store_release(true);
    end.send(MessageInfo());
}

MemoryError Thread::allocate(const ThreadSource& source, const ThreadOptions& options) {
    const Word size = (options.stack_size + page_size - 1) & -page_size;
    MemoryError error = keep(memory_, source.pages.map(size, {.guard_before = page_size}));
    if (is_ok(error)) {
        error = keep(end_, source.objects.allocate<Endpoint>());
    }
    if (is_ok(error)) {
        fault_endpoint_ = options.fault_endpoint.is_null() ? end_.cap() : options.fault_endpoint;
        // Whoever joins takes what has a badge for a signal: only another's endpoint is badged.
        if (options.fault_badge != 0 && !options.fault_endpoint.is_null()) {
            const Slot unbadged = source.objects.slots().slot(fault_endpoint_.bits);
            error = keep(
                badged_,
                SlotOwner<Endpoint>::make(source.objects.slots(), [&](Slot slot) -> MemoryError {
                    return {slot.mint(unbadged, Rights::all(), options.fault_badge),
                            "seL4_CNode_Mint"};
                }));
            fault_endpoint_ = badged_.cap();
        }
    }
    if (is_ok(error)) {
        error = keep(time_, scheduling::ThreadTime::make(source.objects, source.time, options.core,
                                                         options.time));
    }
    return is_ok(error) ? keep(tcb_, source.objects.allocate<Tcb>()) : error;
}

MemoryError Thread::prepare(const ThreadSource& source, const Function& function) {
    const Word ipc_buffer = memory_.end() - ipc_buffer_size;
    const Word body = (ipc_buffer - function.size) & -Word{function.alignment};
    if (function.size > memory_.size() - ipc_buffer_size || body < memory_.address()) {
        return MemoryCause::StackTooSmall;
    }
    body_ = reinterpret_cast<void*>(body);
    const Error error = prepare_thread({
        .tcb = tcb_.cap(),
        .cspace = source.objects.slots().root(),
        .vspace = source.vspace,
        .fault_endpoint = fault_endpoint_,
        .ipc_buffer = reinterpret_cast<sys::seL4_IPCBuffer*>(ipc_buffer),
        .ipc_buffer_frame = memory_.page(memory_.size() - ipc_buffer_size),
        .own_tcb = tcb_.cap(),
        .stack = memory_.as(),
        .stack_size = body - memory_.address(),
        .entry = function.run,
        .argument = body_,
    });
    if (error == Error::NotEnoughMemory) {
        return MemoryCause::StackTooSmall;
    }
    return {error, "prepare_thread"};
}

Result<Thread, MemoryError> Thread::make(const ThreadSource& source, const ThreadOptions& options,
                                         const Function& function) {
    Thread thread;
    MemoryError error = thread.allocate(source, options);
    if (is_ok(error)) {
        error = thread.prepare(source, function);
    }
    if (is_ok(error)) {
        error = thread.time_.give_to(thread.tcb_.cap(), source.authority, options.mcp,
                                     options.priority, thread.fault_endpoint_, options.core);
    }
    if (!is_ok(error)) {
        return error;
    }
    thread.name_ = options.name;
    tell_name(thread.tcb_.cap(), options.name);
    return thread;
}

Thread& Thread::operator=(Thread&& other) {
    if (this != &other) {
        // Not member by member: the stack must not go before the thread that runs on it.
        this->~Thread();
        new (this) Thread(hand_over(other));
    }
    return *this;
}

ThreadEnd Thread::join() {
    if (is_empty() || is_joined_) {
        panic("a thread that is not there is joined, or one that has been joined");
    }
    is_joined_ = true;
    while (true) {
        const Received message = scheduling::recv_unanswered(end_.cap());
        if (message.badge != 0) {
            continue;  // a signal: nobody but the thread, unbadged, has this endpoint
        }
        if (result_->is_there.load_acquire()) {
            return {result_->value, Fault::from(MessageInfo())};
        }
        return {0, Fault::from(message.info)};
    }
}

bool Thread::has_returned() const {
    return !is_empty() && result_->is_there.load_acquire();
}

StackBounds Thread::stack() const {
    return {memory_.address(), reinterpret_cast<Word>(body_)};
}

}  // namespace selfe
