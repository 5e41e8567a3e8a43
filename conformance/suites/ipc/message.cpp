// What of a message arrives: label, words, and what the kernel leaves alone.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr size_t registers = Trap::message_register_count;

// Word `i` of a message of `length` words.
constexpr Word word_of(Word length, Word i) {
    return 0xd000 | length << 8 << 8 | i;
}

// Sends messages of every length, one after the other, each with its length as label.
struct AllLengths {
    Cap<Endpoint> endpoint;

    static void run(AllLengths& self) {
        for (Word length = 0; length <= sys::seL4_MsgMaxLength; ++length) {
            for (Word i = 0; i < sys::seL4_MsgMaxLength; ++i) {
                set_mr(static_cast<int>(i), word_of(length, i));
            }
            self.endpoint.send(MessageInfo(length, length));
        }
    }
};

// Receives into a buffer full of marks; returns how many words are not what they must be: below
// `length` the sender's, above it the marks. Those that libsel4 copies from registers do not tell:
// behind_the_length.cpp looks at the registers.
Word wrong_words(Cap<Endpoint> endpoint, Word length) {
    constexpr Word mark = 0x3a3a;
    for (int i = 0; i < sys::seL4_MsgMaxLength; ++i) {
        set_mr(i, mark);
    }
    (void)receive(endpoint);
    Word wrong = 0;
    for (Word i = 0; i < sys::seL4_MsgMaxLength; ++i) {
        const Word word = get_mr(static_cast<int>(i));
        const bool is_right = i < length ? word == word_of(length, i) : word == mark;
        wrong += is_right || (i >= length && i < registers) ? 0 : 1;
    }
    return wrong;
}

// What a worker that sends `call`, in an IPC buffer of `options`, delivers to `endpoint`.
Delivery delivery_of(Case& t, SystemCall& call, Cap<Endpoint> endpoint,
                     WorkerOptions options = {}) {
    t.start(call, SystemCall::make, options);
    t.settle();
    const Delivery delivery = Delivery::take(endpoint);
    t.settle();  // the worker ends before its call goes
    return delivery;
}

}  // namespace

CASE(Message, LabelArrivesInFull, "IPC-001") {
    constexpr Word longest = ~Word{0} >> 12;  // what seL4_MessageInfo leaves for the label
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Word sent : {longest, Word{1} << (word_bits - 13), Word{0}, Word{0x12345}}) {
        SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(sent));
        CHECK_EQ("IPC-001", delivery_of(t, send, endpoint).info, MessageInfo(sent));
    }
}

CASE(Message, OfEachLengthArrivesExactly, "IPC-002") {
    AllLengths sender{t.make<Endpoint>()};
    const Worker worker = t.start(sender, AllLengths::run);
    t.settle();
    Word wrong = 0;
    for (Word length = 0; length <= sys::seL4_MsgMaxLength; ++length) {
        wrong += wrong_words(sender.endpoint, length);
        t.settle();
    }
    CHECK_EQ("IPC-002", wrong, Word{0});
    CHECK("IPC-002", worker.is_done());
}

CASE(Message, OfEachLengthSaysItsLength, "IPC-002") {
    AllLengths sender{t.make<Endpoint>()};
    t.start(sender, AllLengths::run);
    t.settle();
    for (Word length = 0; length <= sys::seL4_MsgMaxLength; ++length) {
        CHECK_EQ("IPC-002", Delivery::take(sender.endpoint).info, MessageInfo(length, length));
        t.settle();
    }
}

CASE(Message, LongerThanTheMaximumIsCut, "IPC-003") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Word length : {Word{sys::seL4_MsgMaxLength} + 1, Word{127}}) {
        SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label, length));
        CHECK_EQ("IPC-003", delivery_of(t, send, endpoint).info,
                 MessageInfo(label, sys::seL4_MsgMaxLength));
    }
}

CASE(Message, FirstWordsTravelInRegistersTheOthersInTheBuffer, "IPC-004") {
    constexpr Word decoy = 0xdec0;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.prepare(recv, SystemCall::make);
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label, registers + 2));
    const Worker sender = t.prepare(send.words(1, 2, 3, 4), SystemCall::make);
    for (size_t i = 0; i < registers; ++i) {
        receiver.ipc_buffer().msg[i] = decoy;
        sender.ipc_buffer().msg[i] = decoy + 1;
    }
    sender.ipc_buffer().msg[registers] = 5;
    sender.ipc_buffer().msg[registers + 1] = 6;
    REQUIRE_OK(receiver.tcb().resume());
    REQUIRE_OK(sender.tcb().resume());
    t.settle();
    CHECK_EQ("IPC-004", recv.info(), MessageInfo(label, registers + 2));
    for (size_t i = 0; i < registers; ++i) {
        CHECK_EQ("IPC-004", recv.word(i), Word{i + 1});
        CHECK_EQ("IPC-004", receiver.ipc_buffer().msg[i], decoy);
    }
    CHECK_EQ("IPC-004", receiver.ipc_buffer().msg[registers], Word{5});
    CHECK_EQ("IPC-004", receiver.ipc_buffer().msg[registers + 1], Word{6});
}

CASE(Message, ToAReceiverWithoutABufferIsCutToTheRegisters, "IPC-005") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make, {.has_ipc_buffer = false});
    t.settle();
    endpoint.nb_send(message(label, 1, 2, 3, 4, 5, 6));
    t.settle();
    CHECK("IPC-005", receiver.is_done());
    CHECK_EQ("IPC-005", recv.info(), MessageInfo(label, registers));
    CHECK_EQ("IPC-005", recv.word(registers - 1), Word{registers});
}

CASE(Message, OfASenderWithoutABufferIsCutToTheRegisters, "IPC-006") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label, registers + 3));
    send.words(1, 2, 3, 4);
    CHECK_EQ("IPC-006", delivery_of(t, send, endpoint, {.has_ipc_buffer = false}).message(),
             message_of(label, 1, 2, 3, 4));
}

CASE(Message, ToAReceiverWithAReadOnlyBufferIsCutToTheRegisters, "IPC-007") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.prepare(recv, SystemCall::make);
    const Cap<Page> frame = t.copy_of(make_page(t), Rights::can_read());
    REQUIRE_OK(
        receiver.tcb().set_ipc_buffer(reinterpret_cast<Word>(&receiver.ipc_buffer()), frame));
    REQUIRE_OK(receiver.tcb().resume());
    t.settle();
    endpoint.nb_send(message(label, 1, 2, 3, 4, 5));
    t.settle();
    CHECK_EQ("IPC-007", recv.info(), MessageInfo(label, registers));
}

CASE(Message, ToAReceiverWithAWriteOnlyBufferIsCutToTheRegisters, "IPC-007") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.prepare(recv, SystemCall::make);
    const Cap<Page> frame = t.copy_of(make_page(t), Rights::can_write());
    REQUIRE_OK(
        receiver.tcb().set_ipc_buffer(reinterpret_cast<Word>(&receiver.ipc_buffer()), frame));
    REQUIRE_OK(receiver.tcb().resume());
    t.settle();
    endpoint.nb_send(message(label, 1, 2, 3, 4, 5));
    t.settle();
    CHECK_EQ("IPC-007", recv.info(), MessageInfo(label, registers));
}

CASE(Message, UnwrappedFieldOfTheSenderIsIgnored, "IPC-008") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label, 1, 0, 7));
    CHECK_EQ("IPC-008", delivery_of(t, send, endpoint).info, MessageInfo(label, 1));
}

CASE(Message, TagAndUserDataOfTheBufferAreLeftAlone, "IPC-009") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.prepare(recv, SystemCall::make);
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label, sys::seL4_MsgMaxLength));
    const Worker sender = t.prepare(send, SystemCall::make);
    for (const Worker& worker : {receiver, sender}) {
        worker.ipc_buffer().tag = MessageInfo(0x7a6, 3, 2, 5).raw();
        worker.ipc_buffer().userData = 0x7a7;
        REQUIRE_OK(worker.tcb().resume());
        t.settle();
    }
    REQUIRE(receiver.is_done());
    // Not read: the message is as long as the register says.
    CHECK_EQ("IPC-009", recv.info(), MessageInfo(label, sys::seL4_MsgMaxLength));
    for (const Worker& worker : {receiver, sender}) {
        CHECK_EQ("IPC-009", MessageInfo(worker.ipc_buffer().tag), MessageInfo(0x7a6, 3, 2, 5));
        CHECK_EQ("IPC-009", worker.ipc_buffer().userData, Word{0x7a7});
    }
}

}  // namespace selfe::conformance
