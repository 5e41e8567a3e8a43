// TCB.Configure: spaces and IPC buffer in one step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/trap.hpp"
#include "thread_messages.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 4;
constexpr Word guard_bits = word_bits - radix;
constexpr Word fifth_word = 0x55;

// What the configured thread does: a message that is longer than the message registers, through an
// address of its own CSpace. It is never answered.
struct Sender {
    Word endpoint;
};

void send_five_words(Sender& sender) {
    (void)Cap<Endpoint>{sender.endpoint}.call(message(0, 1, 2, 3, 4, fifth_word));
}

// A CNode whose slot 3 holds the endpoint.
Cap<CNode> cnode_with(Case& t, Cap<Endpoint> endpoint) {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    REQUIRE_OK(cnode.slot(3, radix).copy(t.slot_of(endpoint), Rights::all()));
    return cnode;
}

// The buffer that the code of the case's first worker takes for its own.
Word buffer() {
    return reinterpret_cast<Word>(thread_memory(thread_number::first_worker).ipc_buffer);
}

Cap<Page> buffer_frame(Case& t) {
    const Slot frame = t.empty_slot();
    REQUIRE_OK(
        frame.copy(t.boot_slot(ipc_buffer_slot(thread_number::first_worker)), Rights::all()));
    return Cap<Page>{frame.index};
}

// Lets a configured thread run, and returns how many words of its message arrived.
Word received_words(Case& t, Cap<Tcb> thread, Cap<Endpoint> endpoint) {
    REQUIRE_OK(thread.set_priority(t.tcb(), priority::Body));
    REQUIRE_OK(give_time(t.time_authority(), thread, t.memory(), t.empty_slot()));
    REQUIRE_OK(thread.resume());
    return receive(endpoint).info.length();
}

}  // namespace

CASE(TcbConfigure, SetsCSpaceWithGuardVSpaceAndBuffer, "TCB-083", "TCB-099") {
    constexpr Word guard = 0x2b;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Sender sender{guard << radix | 3};
    const Cap<Tcb> thread = bare_twin_of(t, t.prepare(sender, send_five_words));
    CHECK_EQ(here("TCB-083", "TCB-099"),
             configure_message(thread, cnode_with(t, endpoint), cnode_guard(guard, guard_bits),
                               t.vspace(), buffer(), buffer_frame(t))
                 .call(),
             success());
    // The message arrives: the CSpace is there. Whole: so is the buffer.
    CHECK_EQ(here("TCB-083", "TCB-099"), received_words(t, thread, endpoint), Word{5});
    CHECK_EQ(here("TCB-083", "TCB-099"), get_mr(4), fifth_word);
}

CASE(TcbConfigure, TheBufferMayLieFurtherOnInItsFrame, "TCB-083", "TCB-099") {
    constexpr Word offset = Word{1} << sys::seL4_IPCBufferSizeBits;
    constexpr Word other_word = 0x66;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Sender sender{3};
    const Cap<Tcb> thread = bare_twin_of(t, t.prepare(sender, send_five_words));
    CHECK_EQ(here("TCB-083", "TCB-099"),
             configure_message(thread, cnode_with(t, endpoint), cnode_guard(0, guard_bits),
                               t.vspace(), buffer() + offset, buffer_frame(t))
                 .call(),
             success());
    // What the thread itself writes is in front of it.
    reinterpret_cast<sys::seL4_IPCBuffer*>(buffer() + offset)->msg[4] = other_word;
    CHECK_EQ(here("TCB-083", "TCB-099"), received_words(t, thread, endpoint), Word{5});
    CHECK_EQ(here("TCB-083", "TCB-099"), get_mr(4), other_word);
}

CASE(TcbConfigure, WithoutCSpaceDataKeepsTheGuard, "TCB-084", "TCB-100") {
    constexpr Word guard = 0x17;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<CNode> guarded = t.minted(cnode_with(t, endpoint), cnode_guard(guard, guard_bits));
    Sender sender{guard << radix | 3};
    const Cap<Tcb> thread = bare_twin_of(t, t.prepare(sender, send_five_words));
    REQUIRE_EQ(configure_message(thread, guarded, 0, t.vspace(), buffer(), buffer_frame(t)).call(),
               success());
    CHECK_EQ(here("TCB-084", "TCB-100"), received_words(t, thread, endpoint), Word{5});
}

CASE(TcbConfigure, BufferAddressZeroMeansNoneWhateverTheFrame, "TCB-085", "TCB-101") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Sender sender{endpoint.bits};
    const Cap<Tcb> thread = bare_twin_of(t, t.prepare(sender, send_five_words));
    const Cap<Page> no_frame = cap_cast<Page>(t.make<Endpoint>());
    CHECK_EQ(here("TCB-085", "TCB-101"),
             configure_message(thread, t.cnode(), 0, t.vspace(), 0, no_frame).call(), success());
    // What does not fit into the registers has no place to come from.
    CHECK_EQ(here("TCB-085", "TCB-101"), received_words(t, thread, endpoint),
             Word{Trap::message_register_count});
}

}  // namespace selfe::conformance
