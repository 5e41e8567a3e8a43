// Checks threads: captures, results, variables of their own, faults, and that all comes back.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/thread.hpp"

#include "expect.hpp"
#include "selfe/fault_server.hpp"
#include "selfe/owner.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/yield.hpp"

using selfe::Cap;
using selfe::Fault;
using selfe::FaultAnswer;
using selfe::hand_over;
using selfe::is_ok;
using selfe::MemoryCause;
using selfe::RootMemory;
using selfe::Thread;
using selfe::ThreadSource;
using selfe::VmFault;
using selfe::Word;
using selfe::start_test::expect;

extern "C" char __selfe_stack_guard[];

namespace {

constexpr Word page_size = 4096;

thread_local Word mine = 1000;

/// What the allocators have left; the same before and after every case.
struct Left {
    Word slots;
    Word bytes;
    Word records;

    static Left of(RootMemory& memory) {
        (void)memory.objects.merge();
        return {memory.slots.free_count(), memory.objects.free_bytes(),
                memory.pages.free_records()};
    }
    bool operator==(const Left&) const = default;
};

template <class Callable>
Thread start(const ThreadSource& source, const selfe::ThreadOptions& options, Callable callable) {
    auto thread = Thread::start(source, options, hand_over(callable));
    expect(thread.has_value(), "a thread can be started");
    return hand_over(thread).take();
}

void result_and_captures_arrive(const ThreadSource& source) {
    Word seen = 0;
    Thread thread = start(source, {.name = "adder"}, [&seen, more = Word{234}] {
        mine += more;
        seen = mine;
        return mine + 1;
    });
    const selfe::ThreadEnd end = thread.join();
    expect(!end.has_faulted() && end.value() == 1235, "join gives what the function returned");
    expect(seen == 1234, "a captured reference is the maker's variable");
    expect(mine == 1000, "a thread-local variable is each thread's own");
    expect(thread.has_returned(), "and the thread has returned");
}

void long_message_passes(const ThreadSource& source) {
    constexpr Word words = 20;  // more than registers carry: needs the sender's IPC buffer
    auto endpoint = source.objects.allocate<selfe::Endpoint>();
    expect(endpoint.has_value(), "an endpoint can be made");
    Thread thread = start(source, {.priority = 1}, [to = endpoint->cap()] {
        for (Word i = 0; i < words; ++i) {
            selfe::set_mr(static_cast<int>(i), 100 + i);
        }
        to.send(selfe::MessageInfo(7, words));
    });
    const selfe::Received message = selfe::scheduling::recv_unanswered(endpoint->cap());
    expect(message.label() == 7 && message.length() == words, "the thread's message came");
    expect(message.word(words - 1) == 100 + words - 1, "with its last word");
    expect(thread.join().value() == 0, "a function without a result gives 0");
}

void captured_owner_is_destroyed(const ThreadSource& source) {
    auto endpoint = source.objects.allocate<selfe::Endpoint>();
    expect(endpoint.has_value(), "an endpoint can be made");
    const Cap<selfe::Endpoint> cap = endpoint->cap();
    Thread thread = start(source, {}, [owned = hand_over(endpoint).take()] {});
    (void)thread.join();
    const selfe::Slot slot = source.objects.slots().slot(cap.bits);
    expect(slot.mutate(slot, 0) == selfe::Error::FailedLookup, "what it owned went with it");
}

/// Uses up the stack: deeper each time, without an end that the compiler would know of.
[[gnu::noinline]] Word overflow(volatile const Word& depth) {
    volatile Word frame[32];
    frame[0] = depth + 1;
    return depth == 0 ? 0 : overflow(frame[0]) + frame[0];
}

void fault_is_told_by_join(const ThreadSource& source) {
    Thread thread =
        start(source, {}, [] { *static_cast<volatile char*>(__selfe_stack_guard) = 1; });
    const selfe::ThreadEnd end = thread.join();
    expect(end.has_faulted() && end.fault().kind() == selfe::sys::seL4_Fault_VMFault,
           "the page below the first thread's stack is no memory");
    end.fault().visit(selfe::Overload{
        [](const VmFault& fault) {
            expect(fault.addr == reinterpret_cast<Word>(__selfe_stack_guard), "at its address");
        },
        [](const auto&) {}});
    expect(!thread.has_returned(), "a thread that faulted has not returned");

    Thread deep = start(source, {}, [] {
        const volatile Word depth = 1;
        return overflow(depth);
    });
    const Word bottom = deep.stack().start;
    const selfe::ThreadEnd stopped = deep.join();
    expect(stopped.has_faulted(), "a stack that is too deep faults");
    stopped.fault().visit(selfe::Overload{[bottom](const VmFault& fault) {
                                              expect(fault.addr - (bottom - page_size) < page_size,
                                                     "in the guard page below it");
                                          },
                                          [](const auto&) {}});
}

void faults_are_served(const ThreadSource& source) {
    auto server = selfe::Server::make(source.objects);
    selfe::Mapping room = source.pages.reserve(page_size).take();
    expect(server.has_value(), "a server can be made");
    const Word address = room.address();
    Thread thread = start(source, {.fault_endpoint = server->endpoint(), .fault_badge = 77},
                          [address] { return *reinterpret_cast<volatile Word*>(address) + 5; });
    expect(is_ok(room.reset()), "the address can be given free");
    selfe::Mapping page;
    selfe::serve_fault(*server, [&](const Fault& fault, Word badge) {
        expect(badge == 77, "the fault came with the thread's badge");
        expect(fault.kind() == selfe::sys::seL4_Fault_VMFault, "and is that of an access");
        page = source.pages.map_at(address, page_size).take();
        return FaultAnswer::Resume;
    });
    expect(thread.join().value() == 5, "the thread went on with the memory that it missed");
}

/// A badge is for a fault endpoint; without one it must not hide the fault from whoever joins.
void badge_alone_changes_nothing(const ThreadSource& source) {
    Word* volatile nowhere = nullptr;
    Thread thread = start(source, {.fault_badge = 77}, [&nowhere] { *nowhere = 1; });
    expect(thread.join().has_faulted(), "whoever joins hears of the fault");
}

void errors_are_told(const ThreadSource& source) {
    const auto small = Thread::start(source, {.stack_size = 1}, [array = Left{}] {
        char big[1];
        (void)big;
        (void)array;
    });
    expect(small.has_value(), "a page is enough for a thread");
    struct Large {
        char bytes[2 * page_size];
        void operator()() {}
    };
    expect(Thread::start(source, {.stack_size = page_size}, Large()).error().cause ==
               MemoryCause::StackTooSmall,
           "a function that does not fit is refused");
    const auto high = Thread::start(source, {.priority = selfe::sys::seL4_MaxPrio + 1}, [] {});
    expect(high.error().cause == MemoryCause::Kernel, "the kernel refuses a priority");
    expect(high.error().kernel == selfe::Error::RangeError, "and its error is kept");

    selfe::ThreadImage image{
        .tcb = selfe::init_thread::tcb, .stack = nullptr, .stack_size = selfe::least_stack};
    expect(selfe::prepare_thread(image) == selfe::Error::NotEnoughMemory,
           "a stack that cannot hold the TLS block is refused");
}

void running_thread_is_stopped(const ThreadSource& source) {
    Word laps = 0;
    {
        Thread thread = start(source, {}, [&laps] {
            while (true) {
                *const_cast<volatile Word*>(&laps) = laps + 1;
                selfe::yield();
            }
        });
        while (*const_cast<volatile Word*>(&laps) == 0) {
            selfe::yield();
        }
    }
    const Word then = *const_cast<volatile Word*>(&laps);
    selfe::yield();
    expect(*const_cast<volatile Word*>(&laps) == then, "a thread that goes stops");
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static RootMemory memory(boot_info);
    const ThreadSource source(boot_info, memory.objects, memory.pages);
    const Left before = Left::of(memory);
    constexpr void (*checks[])(const ThreadSource&) = {result_and_captures_arrive,
                                                       long_message_passes,
                                                       captured_owner_is_destroyed,
                                                       fault_is_told_by_join,
                                                       faults_are_served,
                                                       badge_alone_changes_nothing,
                                                       errors_are_told,
                                                       running_thread_is_stopped};
    for (const auto check : checks) {
        check(source);
        expect(Left::of(memory) == before, "everything comes back");
    }
    return 0;
}
