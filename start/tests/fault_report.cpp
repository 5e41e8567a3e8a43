// Checks faults in words, then prints one: the test waits for its line on the console.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/fault_report.hpp"

#include "expect.hpp"
#include "selfe/print.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/thread.hpp"

using selfe::Fault;
using selfe::Thread;
using selfe::Word;
using selfe::start_test::expect;

extern "C" const char __selfe_image_start[];
extern "C" const char __selfe_image_end[];

namespace {

bool begins_with(const selfe::Format& text, const char* start) {
    const size_t size = __builtin_strlen(start);
    return text.size() >= size && __builtin_memcmp(text.data(), start, size) == 0;
}

bool ends_with(const selfe::Format& text, const char* end) {
    const size_t size = __builtin_strlen(end);
    return text.size() >= size &&
           __builtin_memcmp(text.data() + text.size() - size, end, size) == 0;
}

/// Runs `callable` in a thread of its own, which faults, and puts that into words.
template <class Callable>
void read_fault(const selfe::ThreadSource& source, Callable callable, selfe::Format& text) {
    auto thread = Thread::start(source, {}, callable);
    expect(thread.has_value(), "a thread can be started");
    const selfe::ThreadEnd stopped = selfe::hand_over(thread).take().join();
    expect(stopped.has_faulted(), "and faults");
    describe(stopped.fault(), text);
}

template <class Callable>
void expect_fault(const selfe::ThreadSource& source, Callable callable, const char* start,
                  const char* end) {
    char buffer[120];
    selfe::Format text(buffer, sizeof buffer - 1);
    read_fault(source, callable, text);
    if (!begins_with(text, start) || !ends_with(text, end)) {
        buffer[text.size()] = '\0';
        selfe::print("expected: ", start, "... ", end, ", not: ", buffer, "\n");
        selfe::panic("a fault reads otherwise");
    }
}

/// For the callers that the backtrace has.
[[gnu::noinline]] Word write_to(volatile Word* address) {
    *address = 1;
    return *address;
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    const selfe::ThreadSource source(boot_info, memory.objects, memory.pages);
    auto* volatile nowhere = reinterpret_cast<Word*>(0x10);

    expect_fault(
        source, [=] { return *static_cast<volatile Word*>(nowhere); }, "read from 0x10, ",
        "nothing is mapped there");
    expect_fault(
        source, [=] { reinterpret_cast<void (*)()>(nowhere)(); }, "instruction fetch from 0x10, ",
        "nothing is mapped there");
    const auto page = memory.pages.map(4096, {.rights = selfe::Rights::can_read()});
    expect(page.has_value(), "a page can be mapped");
    expect_fault(
        source, [at = page->as<volatile Word>()] { *at = 1; }, "write to 0x",
        "the mapping does not allow it");
    expect_fault(
        source, [] { selfe::Cap<selfe::Endpoint>{~Word{0} >> 1}.send({}); },
        "send to capability 0x7fffffff", "");
    char buffer[120];
    selfe::Format trap(buffer);
    read_fault(source, [] { __builtin_trap(); }, trap);
    expect(!begins_with(trap, "exception"), "an instruction that traps has a name");

    auto started = Thread::start(source, {.name = "writer"}, [=] { return write_to(nowhere); });
    expect(started.has_value(), "a thread can be started");
    Thread thread = selfe::hand_over(started).take();
    const selfe::ThreadEnd stopped = thread.join();
    const Word at = instruction_of(stopped.fault());
    expect(at - reinterpret_cast<Word>(__selfe_image_start) <
               static_cast<Word>(__selfe_image_end - __selfe_image_start),
           "the thread stood in this program's code");
    print_fault(stopped.fault(), thread);
    selfe::panic("a thread has faulted");
}
