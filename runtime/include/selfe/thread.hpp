// Threads of the program: started with a function, joined, and given back when they go.
// SPDX-License-Identifier: BSD-2-Clause
//
// A thread takes one mapping: a guard page, the stack, the thread-local variables, the function
// (there is no heap: what a lambda has captured lives on the stack of the thread that runs it) and,
// at the end of the last page, the IPC buffer. Besides that a TCB, an endpoint on which its end is
// told and, where there are scheduling contexts, one of those.
#pragma once

#include "selfe/atomic.hpp"
#include "selfe/backtrace.hpp"
#include "selfe/boot_info.hpp"
#include "selfe/core.hpp"
#include "selfe/fault.hpp"
#include "selfe/fault_report.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/page_mapper.hpp"
#include "selfe/result.hpp"
#include "selfe/scheduling/reply_place.hpp"
#include "selfe/scheduling/thread_time.hpp"
#include "selfe/slot_owner.hpp"
#include "selfe/thread_image.hpp"
#include "selfe/untyped_allocator.hpp"

#include <stddef.h>
#include <concepts>
#include <new>
#include <type_traits>

namespace selfe {

/// What threads are made of.
struct ThreadSource {
    UntypedAllocator& objects;
    PageMapper& pages;  ///< of the VSpace that the program runs in
    scheduling::TimeSource time;
    Cap<VSpace> vspace = init_thread::vspace;
    Cap<Tcb> authority = init_thread::tcb;  ///< no priority can be given above its MCP

    /// That of a root task: `ThreadSource threads(boot_info, memory.objects, memory.pages)`.
    ThreadSource(const BootInfo& boot_info, UntypedAllocator& objects_, PageMapper& pages_)
        : objects(objects_), pages(pages_), time(boot_info) {}
};

/// What a thread is like.
struct ThreadOptions {
    const char* name = "thread";        ///< for messages about it; must outlive the Thread
    Word priority = sys::seL4_MaxPrio;  ///< 0 to seL4_MaxPrio, the root task's own
    Word mcp = 0;                       ///< the highest that it can give to others
    size_t stack_size = 4 * 4096;       ///< bytes, all of the above but guard and TCB included
    Cap<Endpoint> fault_endpoint{};     ///< who handles its faults; null: whoever joins
    Word fault_badge = 0;               ///< added to a `fault_endpoint`; 0: as that is
    Core core{};                        ///< kernels for several cores only
    scheduling::TimeOptions time{};     ///< kernels with scheduling contexts only
};

/// How a thread came to its end.
class ThreadEnd {
  public:
    ThreadEnd(Word value, Fault fault) : value_(value), fault_(fault) {}

    /// Whether a fault stopped it; else its function has returned.
    [[nodiscard]] bool has_faulted() const { return fault_.kind() != sys::seL4_Fault_NullFault; }
    /// What the function returned, 0 for nothing. Requires `!has_faulted()`.
    [[nodiscard]] Word value() const;
    /// Requires `has_faulted()`.
    [[nodiscard]] const Fault& fault() const;

  private:
    Word value_;
    Fault fault_;
};

namespace detail {

/// Where a thread leaves its result; on its stack, before its function.
struct ThreadResult {
    Cap<Endpoint> end{};
    Word value = 0;
    Atomic<bool> is_there{};

    /// Tells whoever joins; the thread's last act.
    void tell(Word result);
};

/// A function on the stack of the thread that runs it.
template <class Callable>
struct ThreadBody {
    ThreadResult result;
    Callable callable;

    static void run(void* self) {
        auto& body = *static_cast<ThreadBody*>(self);
        Word value = 0;
        if constexpr (std::is_void_v<decltype(body.callable())>) {
            body.callable();
        } else {
            value = static_cast<Word>(body.callable());
        }
        body.callable.~Callable();
        body.result.tell(value);
    }
};

}  // namespace detail

/// Owns a thread, or nothing; moved (`hand_over`), never copied. When it goes, the thread stops
/// wherever it is (what its function has captured is not destroyed then), and everything that it
/// was made of is given back.
class [[nodiscard]] Thread {
  public:
    Thread() = default;
    Thread(Thread&&) = default;
    Thread& operator=(Thread&& other);

    /// A thread that runs `callable()`, which returns nothing or what converts to a word, by value
    /// or moved from. It shares the caller's CSpace and VSpace.
    ///
    /// Errors: StackTooSmall; OutOfRange, `stack_size` 0 or, with scheduling contexts, a core that
    /// there is not or too many refills; those of PageMapper.map and UntypedAllocator.allocate;
    /// Kernel (`call` says which), also for a time or, without such contexts, a core that it
    /// refuses. Everything has been given back then.
    template <std::move_constructible Callable>
    [[nodiscard]] static Result<Thread, MemoryError> start(const ThreadSource& source,
                                                           const ThreadOptions& options,
                                                           Callable callable) {
        static_assert(has_thread_locals && sizeof(Callable) != 0,  // asked where it is used only
                      "this libsel4 has one IPC buffer a process (LibSel4UseThreadLocals is off)");
        using Body = detail::ThreadBody<Callable>;
        auto made = make(source, options, {sizeof(Body), alignof(Body), &Body::run});
        if (!made) {
            return made.error();
        }
        Thread thread = hand_over(made).take();
        auto* const body = new (thread.body_) Body{{thread.end_.cap()}, hand_over(callable)};
        thread.result_ = &body->result;
        const MemoryError error(thread.tcb_->resume(), "seL4_TCB_Resume");
        if (!is_ok(error)) {
            body->callable.~Callable();
            return error;
        }
        return thread;
    }

    /// Waits until the thread has returned or, without a `fault_endpoint`, until it faults; once.
    /// Signals with a badge of a notification bound to the calling thread are lost meanwhile (one
    /// without cannot be told from the thread's end: none may come), and where there are no
    /// scheduling contexts, so is a caller that it has not answered yet.
    [[nodiscard]] ThreadEnd join();
    /// Whether `join` would find the function's result at once.
    [[nodiscard]] bool has_returned() const;

    [[nodiscard]] bool is_empty() const { return tcb_.is_empty(); }
    [[nodiscard]] Cap<Tcb> tcb() const { return tcb_.cap(); }
    /// The addresses of its stack, for whoever says how it came to where it is.
    [[nodiscard]] StackBounds stack() const;
    /// What `print_fault` says of it: `print_fault(end.fault(), thread)`.
    operator FaultedThread() const { return {name_, tcb(), stack()}; }
    /// Its share of time; with scheduling contexts, `time().sched_context()`.
    [[nodiscard]] const scheduling::ThreadTime& time() const { return time_; }

  private:
    /// What the maker must know of a ThreadBody.
    struct Function {
        size_t size;
        size_t alignment;
        void (*run)(void* body);
    };
    static Result<Thread, MemoryError> make(const ThreadSource& source,
                                            const ThreadOptions& options, const Function& function);
    MemoryError allocate(const ThreadSource& source, const ThreadOptions& options);
    MemoryError prepare(const ThreadSource& source, const Function& function);

    // In the order in which they are made, and given back in the reverse: the TCB goes first.
    Mapping memory_;
    Allocated<Endpoint> end_;
    SlotOwner<Endpoint> badged_;
    Cap<Endpoint> fault_endpoint_;
    scheduling::ThreadTime time_;
    Allocated<Tcb> tcb_;
    void* body_ = nullptr;
    detail::ThreadResult* result_ = nullptr;
    const char* name_ = "";
    bool is_joined_ = false;
};

}  // namespace selfe
