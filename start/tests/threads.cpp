// Checks threads: arguments, thread-local variables and IPC buffers of their own, the guard page.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/boot_info.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/fault.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/thread.hpp"
#include "selfe/untyped.hpp"

using selfe::Cap;
using selfe::Word;
using selfe::start_test::expect;

extern "C" {
extern char __selfe_image_start[];
extern char __selfe_stack_guard[];
}

namespace {

constexpr Word page_size = 4096;
constexpr Word words_sent = 20;  // more than registers carry: needs the sender's IPC buffer
constexpr Word label = 7;

thread_local Word mine = 1000;
Cap<selfe::Endpoint> endpoint;
Cap<selfe::Tcb> thread;
alignas(16) char stack[2 * page_size];
alignas(page_size) char ipc_buffer[page_size];

/// The page of this image that holds `address`.
Cap<selfe::Page> page_of(const selfe::BootInfo& boot_info, const char* address) {
    const auto index = static_cast<Word>(address - __selfe_image_start) / page_size;
    return Cap<selfe::Page>{boot_info.user_image_frames().start + index};
}

/// Endpoint and TCB from the smallest untyped that serves: a kernel clears all of it first.
void make_objects(const selfe::BootInfo& boot_info) {
    constexpr Word enough_bits = selfe::Traits<selfe::Tcb>::size_bits + 1;
    selfe::UntypedRegion memory;
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (!region.is_device && region.size_bits >= enough_bits &&
            (memory.cap.is_null() || region.size_bits < memory.size_bits)) {
            memory = region;
        }
    }
    const Word slot = boot_info.empty_slots().start;
    const Cap<selfe::CNode> cnode = selfe::init_thread::cnode;
    expect(is_ok(memory.cap.retype<selfe::Tcb>(cnode.slot(slot))), "a TCB can be made");
    expect(is_ok(memory.cap.retype<selfe::Endpoint>(cnode.slot(slot + 1))),
           "an endpoint can be made");
    thread = Cap<selfe::Tcb>{slot};
    endpoint = Cap<selfe::Endpoint>{slot + 1};
}

void start(const selfe::BootInfo& boot_info, void (*entry)(void*), void* argument) {
    const selfe::ThreadImage image{
        .tcb = thread,
        .cspace = selfe::init_thread::cnode,
        .vspace = selfe::init_thread::vspace,
        .fault_endpoint = endpoint,
        .ipc_buffer = reinterpret_cast<selfe::sys::seL4_IPCBuffer*>(ipc_buffer),
        .ipc_buffer_frame = page_of(boot_info, ipc_buffer),
        .own_tcb = thread,
        .stack = stack,
        .stack_size = sizeof stack,
        .entry = entry,
        .argument = argument,
    };
    expect(is_ok(selfe::prepare_thread(image)), "a thread can be prepared");
    expect(is_ok(thread.set_priority(selfe::init_thread::tcb, selfe::sys::seL4_MaxPrio)),
           "and given a priority");
    expect(is_ok(thread.resume()), "and started");
}

void send_words(void* argument) {
    mine += *static_cast<const Word*>(argument);
    for (Word i = 0; i < words_sent; ++i) {
        selfe::set_mr(static_cast<int>(i), mine + i);
    }
    endpoint.send(selfe::MessageInfo(label, words_sent));
}

void touch_guard_page(void*) {
    *static_cast<volatile char*>(__selfe_stack_guard) = 1;
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    make_objects(boot_info);

    Word argument = 234;
    start(boot_info, send_words, &argument);
    const selfe::Received message = endpoint.recv();
    expect(message.label() == label && message.length() == words_sent, "the thread's message came");
    expect(message.word(0) == 1234 && message.word(words_sent - 1) == 1234 + words_sent - 1,
           "with the words that it computed");
    expect(mine == 1000, "and left this thread's variable alone");

    start(boot_info, touch_guard_page, nullptr);
    const selfe::Received fault = endpoint.recv();
    expect(fault.label() == selfe::sys::seL4_Fault_VMFault,
           "the page below the stack is no memory");
    expect(fault.word(selfe::sys::seL4_VMFault_Addr) == reinterpret_cast<Word>(__selfe_stack_guard),
           "at the address that was touched");
    expect(is_ok(thread.suspend()), "the faulting thread can be stopped");

    selfe::ThreadImage small{.tcb = thread, .stack = stack, .stack_size = selfe::least_stack};
    expect(selfe::prepare_thread(small) == selfe::Error::NotEnoughMemory,
           "a stack that cannot hold the TLS block is refused");
    return 0;
}
