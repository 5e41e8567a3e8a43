// What a system call leaves in the registers, and what a thread without an IPC buffer can say.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

// A system call with a value of its own in each register that is not an argument.
struct Marked {
    SystemCall call;
    Trap before;

    static void make(Marked& marked) {
        mark_preserved(marked.call.registers());
        marked.call.complete();
        marked.before = marked.call.registers();
        SystemCall::make(marked.call);
    }
};

bool preserves_registers(const SystemCall& call) {
    Marked marked{call, {}};
    Marked::make(marked);
    return has_preserved(marked.call.registers(), marked.before);
}

}  // namespace

CASE(Registers, ThatAreNoResultsSurviveCallsThatReturnAtOnce, "SYS-067") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> notification = t.make<Notification>();
    CHECK("SYS-067", preserves_registers(SystemCall(sys::seL4_SysSend, notification)));
    CHECK("SYS-067", preserves_registers(SystemCall(sys::seL4_SysNBSend, endpoint)));
    CHECK("SYS-067", preserves_registers(SystemCall(sys::seL4_SysRecv, notification)));
    CHECK("SYS-067", preserves_registers(SystemCall(sys::seL4_SysNBRecv, endpoint)));
    CHECK("SYS-067", preserves_registers(SystemCall(own_system_call, notification)));
    CHECK("SYS-067", preserves_registers(SystemCall(sys::seL4_SysYield, Cap<Any>{})));
    // A method that succeeds, and one that is refused with words in its reply.
    CHECK("SYS-067", preserves_registers(
                         SystemCall(sys::seL4_SysCall, t.cnode(), MessageInfo(sys::CNodeDelete, 2))
                             .words(t.empty_slot().index, word_bits)));
    CHECK("SYS-067", preserves_registers(
                         SystemCall(sys::seL4_SysCall, t.cnode(), MessageInfo(sys::CNodeDelete, 2))
                             .words(t.empty_slot().index, 0)));
}

CASE(Registers, ThatAreNoResultsSurviveBlocking, "SYS-067") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall calls[] = {SystemCall(sys::seL4_SysCall, endpoint, MessageInfo(label, 1)),
                          SystemCall(sys::seL4_SysSend, endpoint, MessageInfo(label, 1)),
                          SystemCall(sys::seL4_SysRecv, endpoint),
                          SystemCall(sys::seL4_SysReplyRecv, endpoint)};
    for (const SystemCall& call : calls) {
        Marked marked{call, {}};
        const Worker worker = t.start(marked, Marked::make);
        t.settle();
        REQUIRE(!worker.is_done());
        // One of the two is what it waits for.
        (void)Delivery::take(endpoint);
        answer_caller(message(label));
        endpoint.nb_send(message(label));
        t.settle();
        REQUIRE(worker.is_done());
        CHECK("SYS-067", has_preserved(marked.call.registers(), marked.before));
    }
}

CASE(Registers, MessageRegistersBeyondTheLengthAreLeftAlone, "SYS-069") {
    SystemCall call(sys::seL4_SysCall, t.cnode(), MessageInfo(sys::CNodeDelete, 2));
    call.words(t.empty_slot().index, word_bits, 0x33, 0x44);
    SystemCall::make(call);
    CHECK_EQ("SYS-069", call.info(), MessageInfo());
}

CASE(NoIpcBuffer, CutsAMessageToTheRegisters, "SYS-072") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send(sys::seL4_SysSend, t.minted(endpoint, badge),
                    MessageInfo(label, Trap::message_register_count + 3));
    t.start(send.words(1, 2, 3, 4), SystemCall::make, {.has_ipc_buffer = false});
    t.settle();
    const Delivery delivery = Delivery::take(endpoint);
    CHECK_EQ("SYS-072", delivery.badge, badge);
    CHECK_EQ("SYS-072", delivery.message(), message_of(label, 1, 2, 3, 4));
}

CASE(NoIpcBuffer, CutsAnInvocationToTheRegisters, "SYS-072") {
    // TCB.WriteRegisters needs two words and as many more as it is to write. Two fit, five do not.
    struct Nothing {
    } nothing;
    const Worker other = t.prepare<Nothing>(nothing, [](Nothing&) {});
    constexpr Word fits = Trap::message_register_count - 2;
    for (const Word count : {fits, Word{5}}) {
        SystemCall call(sys::seL4_SysCall, other.tcb(),
                        MessageInfo(sys::TCBWriteRegisters, 2 + count));
        const Worker worker =
            t.start(call.words(0, count), SystemCall::make, {.has_ipc_buffer = false});
        t.settle();
        REQUIRE(worker.is_done());
        CHECK_EQ("SYS-072", call.info(),
                 MessageInfo(count == fits ? sys::seL4_NoError : sys::seL4_TruncatedMessage));
    }
}

CASE(NoIpcBuffer, HidesExtraCapabilities, "SYS-072") {
    // TCB.SetPriority takes its authority as an extra capability.
    SystemCall call(sys::seL4_SysCall, t.tcb(), MessageInfo(sys::TCBSetPriority, 1, 1));
    const Worker worker =
        t.prepare(call.words(priority::Body), SystemCall::make, {.has_ipc_buffer = false});
    worker.ipc_buffer().caps_or_badges[0] = t.tcb().bits;
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    REQUIRE(worker.is_done());
    CHECK_EQ("SYS-072", call.info(), MessageInfo(sys::seL4_TruncatedMessage));
}

}  // namespace selfe::conformance
