// TCB.SetIPCBuffer: where the kernel puts what the message registers do not hold.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/trap.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

constexpr Word fifth_word = 0x1234;
constexpr size_t spare_thread = thread_number::count - 1;  // no worker of these cases uses its page

struct Receiver {
    Cap<Endpoint> endpoint;
    Word length;
};

void receive_length(Receiver& receiver) {
    receiver.length = receive(receiver.endpoint).info.length();
}

sys::seL4_IPCBuffer& buffer_of(size_t thread) {
    return *reinterpret_cast<sys::seL4_IPCBuffer*>(thread_memory(thread).ipc_buffer);
}

Word address_of(const sys::seL4_IPCBuffer& buffer) {
    return reinterpret_cast<Word>(&buffer);
}

// A worker that waits for a message, which is sent by `send_five_words`.
struct Waiting {
    Receiver receiver;
    Worker worker;

    explicit Waiting(Case& t)
        : receiver{t.make<Endpoint>(), 0}, worker(t.start(receiver, receive_length)) {
        t.settle();
    }

    // Returns how many words the worker was told of.
    Word send_five_words(Case& t) {
        receiver.endpoint.nb_send(message(0, 1, 2, 3, 4, fifth_word));
        t.settle();
        REQUIRE(worker.is_done());
        return receiver.length;
    }
};

}  // namespace

CASE(TcbSetIPCBuffer, TheNextMessageUsesTheNewBuffer, "TCB-121") {
    Waiting waiting(t);
    auto& old_buffer = buffer_of(thread_number::first_worker);
    auto& new_buffer = buffer_of(spare_thread);
    old_buffer.msg[4] = 0;
    new_buffer.msg[4] = 0;
    CHECK_EQ("TCB-121",
             waiting.worker.tcb().set_ipc_buffer(address_of(new_buffer),
                                                 copy_of_image_page(t, &new_buffer)),
             Error::NoError);
    CHECK_EQ("TCB-121", waiting.send_five_words(t), Word{5});
    CHECK_EQ("TCB-121", new_buffer.msg[4], fifth_word);
    CHECK_EQ("TCB-121", old_buffer.msg[4], Word{0});
}

CASE(TcbSetIPCBuffer, AddressZeroRemovesTheBuffer, "TCB-122") {
    Waiting waiting(t);
    CHECK_EQ("TCB-122", waiting.worker.tcb().set_ipc_buffer(0, Cap<Page>{}), Error::NoError);
    CHECK_EQ("TCB-122", waiting.send_five_words(t), Word{Trap::message_register_count});
}

CASE(TcbSetIPCBuffer, OutlivesTheCapabilityItWasGiven, "TCB-127") {
    Waiting waiting(t);
    const Cap<Page> frame = make_page(t);
    REQUIRE_OK(waiting.worker.tcb().set_ipc_buffer(
        address_of(buffer_of(thread_number::first_worker)), frame));
    const Cap<Page> original = t.copy_of(frame);
    REQUIRE_OK(t.slot_of(frame).delete_());
    CHECK_EQ("TCB-127", waiting.send_five_words(t), Word{5});
    CHECK("TCB-127", !t.is_empty(original));
}

CASE(TcbSetIPCBuffer, GoesWhenItsOriginalIsRevoked, "TCB-127") {
    Waiting waiting(t);
    const Cap<Page> frame = make_page(t);
    REQUIRE_OK(waiting.worker.tcb().set_ipc_buffer(
        address_of(buffer_of(thread_number::first_worker)), frame));
    REQUIRE_OK(t.slot_of(frame).revoke());
    CHECK_EQ("TCB-127", waiting.send_five_words(t), Word{Trap::message_register_count});
}

}  // namespace selfe::conformance
