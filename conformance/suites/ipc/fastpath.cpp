// Short messages without capabilities, which kernels may carry on a path of their own: the results
// must be those of the general path.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;
constexpr size_t registers = Trap::message_register_count;

// Answers each call with its words, its badge and its label, all changed a little.
struct Echo {
    Cap<Endpoint> endpoint;

    static void run(Echo& self) {
        SystemCall call(sys::seL4_SysRecv, self.endpoint);
        SystemCall::make(call);
        for (;;) {
            SystemCall next(sys::seL4_SysReplyRecv, self.endpoint,
                            MessageInfo(call.info().label() + 1, call.info().length()));
            next.words(call.word(0) + call.badge(), call.word(1) + 1, call.word(2) + 1,
                       call.word(3) + 1);
            SystemCall::make(next);
            call = next;
        }
    }
};

// The registers after a call of `length` words, with `extra_caps` capabilities that the lack of
// Grant keeps from being sent but that the general path alone can look at.
Trap call_with(Cap<Endpoint> endpoint, Word length, Word extra_caps) {
    set_cap(0, endpoint);
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label, length, extra_caps));
    SystemCall::make(call.words(10, 20, 30, 40));
    return call.registers();
}

}  // namespace

CASE(Fastpath, CallAndReplyRecvGiveWhatTheGeneralPathGives, "IPC-050") {
    Echo echo{t.make<Endpoint>()};
    const Cap<Endpoint> endpoint =
        t.minted(echo.endpoint, badge, Rights::read_write() | Rights::can_grant_reply());
    t.start(echo, Echo::run, {.priority = priority::High});
    for (Word length = 0; length <= registers; ++length) {
        // The receiver waits and is of higher priority: all that a short path can ask for.
        Trap fast = call_with(endpoint, length, 0);
        Trap slow = call_with(endpoint, length, 1);
        CHECK_EQ("IPC-050", fast.info(), MessageInfo(label + 1, length).raw().words[0]);
        CHECK_EQ("IPC-050", fast.info(), slow.info());
        CHECK_EQ("IPC-050", fast.badge(), Word{0});
        CHECK_EQ("IPC-050", slow.badge(), Word{0});
        const Word answers[] = {10 + badge, 21, 31, 41};
        for (size_t i = 0; i < length; ++i) {
            CHECK_EQ("IPC-050", fast.message_register(i), answers[i]);
            CHECK_EQ("IPC-050", slow.message_register(i), answers[i]);
        }
    }
}

}  // namespace selfe::conformance
