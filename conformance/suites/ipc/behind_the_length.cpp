// What a message or a reply does not deliver: whatever stands behind its words stays as it was.
// SPDX-License-Identifier: BSD-2-Clause
//
// All of the sender's message registers hold something, and all of the receiver's something else,
// so that a register too many is seen, whatever was in it. libsel4 hides them: these are raw traps.
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/arch/registers.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr size_t registers = Trap::message_register_count;

// What two sides have in their message registers; register `i` of a side holds `i` more.
constexpr Word ours = 0xa0;
constexpr Word theirs = 0xb0;

SystemCall filled(SystemCall call, Word side) {
    return call.words(side, side + 1, side + 2, side + 3);
}

// How many registers are not what they must be after a message of `length` words.
Word wrong_registers(SystemCall& call, Word length, Word sender, Word receiver) {
    Word wrong = 0;
    for (size_t i = 0; i < registers; ++i) {
        wrong += call.word(i) == (i < length ? sender : receiver) + i ? 0 : 1;
    }
    return wrong;
}

// Sends messages of each length that the registers hold.
struct Sender {
    Cap<Endpoint> endpoint;

    static void run(Sender& self) {
        for (Word length = 0; length <= registers; ++length) {
            SystemCall send(sys::seL4_SysSend, self.endpoint, MessageInfo(0, length));
            SystemCall::make(send = filled(send, theirs));
        }
    }
};

// Receives as many, and counts the registers that are wrong.
struct Receiver {
    Cap<Endpoint> endpoint;
    Word wrong = 0;
    bool is_done = false;

    static void run(Receiver& self) {
        for (Word length = 0; length <= registers; ++length) {
            SystemCall recv = filled(SystemCall(sys::seL4_SysRecv, self.endpoint), theirs);
            SystemCall::make(recv);
            self.wrong += wrong_registers(recv, length, ours, theirs);
        }
        self.is_done = true;
    }
};

// Answers each call with a reply of the same length, and counts the registers that are wrong.
struct Server {
    Cap<Endpoint> endpoint;
    Word wrong = 0;

    static void run(Server& self) {
        SystemCall next(sys::seL4_SysRecv, self.endpoint);
        for (;;) {
            SystemCall::make(next = filled(next, theirs));
            const Word length = next.info().length();
            self.wrong += wrong_registers(next, length, ours, theirs);
            next = SystemCall(sys::seL4_SysReplyRecv, self.endpoint, MessageInfo(0, length));
        }
    }
};

// Sends an invocation with all registers full. Returns how many of those behind the reply changed.
Word changed_by(Cap<Any> object, Word label, Word length, SystemCall& call) {
    call = filled(SystemCall(sys::seL4_SysCall, object, MessageInfo(label, length)), ours);
    SystemCall::make(call);
    Word changed = 0;
    for (size_t i = call.info().length(); i < registers; ++i) {
        changed += call.word(i) == ours + i ? 0 : 1;
    }
    return changed;
}

}  // namespace

CASE(Message, ToAThreadThatComesLaterLeavesTheRegistersBehindItsWords, "IPC-002") {
    Sender sender{t.make<Endpoint>()};
    t.start(sender, Sender::run);
    for (Word length = 0; length <= registers; ++length) {
        t.settle();
        SystemCall recv = filled(SystemCall(sys::seL4_SysRecv, sender.endpoint), ours);
        SystemCall::make(recv);
        CHECK_EQ("IPC-002", wrong_registers(recv, length, theirs, ours), Word{0});
    }
}

CASE(Message, ToAThreadThatWaitsLeavesTheRegistersBehindItsWords, "IPC-002") {
    Receiver receiver{t.make<Endpoint>()};
    t.start(receiver, Receiver::run);
    for (Word length = 0; length <= registers; ++length) {
        t.settle();
        SystemCall send(sys::seL4_SysSend, receiver.endpoint, MessageInfo(0, length));
        SystemCall::make(send = filled(send, ours));
    }
    t.settle();
    CHECK("IPC-002", receiver.is_done);
    CHECK_EQ("IPC-002", receiver.wrong, Word{0});
}

CASE(Message, OfACallAndItsReplyLeavesTheRegistersBehindItsWords, "IPC-002") {
    Server server{t.make<Endpoint>()};
    const Cap<Endpoint> endpoint =
        t.minted(server.endpoint, 1, Rights::read_write() | Rights::can_grant_reply());
    t.start(server, Server::run, {.priority = priority::High});
    for (Word length = 0; length <= registers; ++length) {
        // A capability that the lack of Grant keeps back sends the second along the general path.
        set_cap(0, endpoint);
        for (const Word extra_caps : {Word{0}, Word{1}}) {
            SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(0, length, extra_caps));
            SystemCall::make(call = filled(call, ours));
            CHECK_EQ("IPC-002", wrong_registers(call, length, theirs, ours), Word{0});
            CHECK_EQ("IPC-002", server.wrong, Word{0});
        }
    }
}

CASE(Reply, OfTheKernelLeavesTheRegistersBehindItsWords, "IPC-002") {
    const Cap<Tcb> thread = t.make<Tcb>();
    SystemCall call(sys::seL4_SysCall, thread);
    // Without words, with one; refused without words, with two.
    CHECK_EQ("IPC-002", changed_by(thread, sys::TCBSuspend, 0, call), Word{0});
    REQUIRE_EQ(call.info(), MessageInfo());
    CHECK_EQ("IPC-002", changed_by(make_page(t), method::page_get_address, 0, call), Word{0});
    REQUIRE_EQ(call.info(), MessageInfo(0, 1));
    CHECK_EQ("IPC-002", changed_by(thread, sys::CNodeDelete, 2, call), Word{0});
    REQUIRE_EQ(call.info(), MessageInfo(sys::seL4_IllegalOperation));
    CHECK_EQ("IPC-002", changed_by(thread, sys::TCBReadRegisters, 2, call), Word{0});
    REQUIRE_EQ(call.info(), MessageInfo(sys::seL4_RangeError, 2));
}

CASE(TcbReadRegisters, OfEachCountLeavesWhatIsBehind, "IPC-002") {
    constexpr Word mark = 0x3a3a;
    const Cap<Tcb> thread = t.make<Tcb>();
    Word changed = 0;
    for (Word count = 1; count <= user_context_words; ++count) {
        for (int i = 0; i < sys::seL4_MsgMaxLength; ++i) {
            set_mr(i, mark);
        }
        SystemCall call(sys::seL4_SysCall, thread, MessageInfo(sys::TCBReadRegisters, 2));
        SystemCall::make(call.words(0, count, ours + 2, ours + 3));
        REQUIRE_EQ(call.info(), MessageInfo(0, count));
        for (size_t i = count; i < registers; ++i) {
            const Word before = i == 1 ? count : ours + i;
            changed += call.word(i) == before ? 0 : 1;
        }
        for (size_t i = 0; i < sys::seL4_MsgMaxLength; ++i) {
            const bool is_reply = i >= registers && i < count;
            changed += is_reply || get_mr(static_cast<int>(i)) == mark ? 0 : 1;
        }
    }
    CHECK_EQ("IPC-002", changed, Word{0});
}

}  // namespace selfe::conformance
