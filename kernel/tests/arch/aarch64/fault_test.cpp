// Exceptions of AArch64 as fault messages, and what a handler's reply does.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/trap_kind.h"
#include "fault_fixture.hpp"

extern "C" kernel::arch::UserContext* handle_trap(kernel::arch::UserContext*, kernel::Word);

namespace kernel::test {
namespace {

class ArmFault : public FaultTest {
  protected:
    void raise_exception(Word syndrome, Word address) {
        machine::pretended().syndrome = syndrome;
        machine::pretended().fault_address = address;
        handle_trap(&client.context, TRAP_SYNCHRONOUS);
    }
};

TEST_F(ArmFault, DataAbortBecomesVmFaultAndAnyReplyRestarts) {
    start_client(0x4000);
    raise_exception(0x9200'0046, 0x1234'5678);
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x1234'5678, 0, 0x9200'0046}));
    EXPECT_EQ(info.label, static_cast<Word>(seL4_Fault_VMFault));
    system.trap(system.root(), seL4_SysReply, 0, {55, {1, 2, 3}});
    EXPECT_EQ(scheduler::current(), &client);
    EXPECT_EQ(client.context.next_pc(), 0x4000u);
}

TEST_F(ArmFault, UnknownSystemCallShowsAndSetsRegisters) {
    start_client(0x4004);
    raise_exception(0x5600'0000, 0);  // svc; x7 is 0
    const std::vector<Word> words = handle();
    ASSERT_EQ(words.size(), static_cast<std::size_t>(seL4_UnknownSyscall_Length));
    EXPECT_EQ(words[seL4_UnknownSyscall_FaultIP], 0x4000u);
    EXPECT_EQ(words[seL4_UnknownSyscall_LR], 0x4004u);
    system.trap(system.root(), seL4_SysReply, 0, {0, {11, 12, 13, 14, 15, 16, 17, 18, 0x5000}});
    EXPECT_EQ(client.context.x(7), 18u);
    EXPECT_EQ(client.context.next_pc(), 0x5000u);
    EXPECT_EQ(client.context.stack_pointer(), 0x8000u);
}

TEST_F(ArmFault, NonZeroReplyToAnExceptionStopsTheThread) {
    start_client(0x4000);
    raise_exception(0x0200'0000, 0);
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x8000, 0x40, 0x0200'0000, 0}));
    EXPECT_EQ(info.label, static_cast<Word>(seL4_Fault_UserException));
    system.trap(system.root(), seL4_SysReply, 0, {1, {}});
    EXPECT_EQ(client.state, ThreadState::Inactive);
}

}  // namespace
}  // namespace kernel::test
