// Exceptions of x86-64 as fault messages, and what a handler's reply does.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch_names.hpp"
#include "fault_fixture.hpp"

namespace kernel::test {
namespace {

constexpr Word user_read = 4, user_write = 6, user_fetch = 0x14, is_present = 1;  // error codes

class X86Fault : public FaultTest {
  protected:
    void raise_page_fault(Word address, Word error_code) {
        machine::pretended().fault_address = address;
        handle_trap(&client.context, VECTOR_PAGE_FAULT, error_code);
    }
};

TEST_F(X86Fault, PageFaultBecomesVmFaultAndAnyReplyRestarts) {
    start_client(0x4000);
    raise_page_fault(0x1234'5678, user_write | is_present);
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x1234'5678, 0, user_write | is_present}));
    EXPECT_EQ(info.label, static_cast<Word>(seL4_Fault_VMFault));
    system.trap(system.root(), seL4_SysReply, 0, {55, {1, 2, 3}});
    EXPECT_EQ(scheduler::current(), &client);
    EXPECT_EQ(client.context.next_pc(), 0x4000u);
}

TEST_F(X86Fault, FetchIsTold) {
    start_client(0x4000);
    raise_page_fault(0x4000, user_fetch);
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x4000, 1, user_fetch}));
}

TEST_F(X86Fault, KernelsHalfLooksEmpty) {
    start_client(0x4000);
    raise_page_fault(0xffff'ff80'0010'0000, user_read | is_present);
    EXPECT_EQ(handle()[seL4_VMFault_FSR], user_read);
}

TEST_F(X86Fault, UnknownSystemCallShowsAndSetsRegisters) {
    start_client(0x4002);
    client.context.set_general(arch::Rcx, 77);
    set_syscall_number(client.context, 99);
    handle_trap(&client.context, TRAP_SYSCALL, 0);
    const std::vector<Word> words = handle();
    ASSERT_EQ(words.size(), static_cast<std::size_t>(seL4_UnknownSyscall_Length));
    EXPECT_EQ(words[seL4_UnknownSyscall_RCX], 77u);
    EXPECT_EQ(words[seL4_UnknownSyscall_FaultIP], 0x4000u);
    EXPECT_EQ(words[seL4_UnknownSyscall_SP], 0x8000u);
    EXPECT_EQ(words[seL4_UnknownSyscall_Syscall], 99u);
    std::vector<Word> reply(seL4_UnknownSyscall_Syscall);
    reply[seL4_UnknownSyscall_R15] = 15;
    reply[seL4_UnknownSyscall_FaultIP] = 0x5000;
    reply[seL4_UnknownSyscall_FLAGS] = ~Word{0};
    system.trap(system.root(), seL4_SysReply, 0, {0, reply});
    EXPECT_EQ(client.context.general(arch::R15), 15u);
    EXPECT_EQ(client.context.next_pc(), 0x5000u);
    EXPECT_EQ(client.context.flags(), 0xed7u);
}

TEST_F(X86Fault, ExceptionCarriesVectorAndErrorCodeAndNonZeroReplyStops) {
    constexpr Word general_protection = 13;
    start_client(0x4000);
    handle_trap(&client.context, general_protection, 0x802);
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x8000, 0x202, general_protection, 0x802}));
    EXPECT_EQ(info.label, static_cast<Word>(seL4_Fault_UserException));
    system.trap(system.root(), seL4_SysReply, 0, {1, {}});
    EXPECT_EQ(client.state, ThreadState::Inactive);
}

TEST_F(X86Fault, FloatingPointUnitIsGivenUnlessItIsDisabled) {
    start_client(0x4000);
    handle_trap(&client.context, VECTOR_FPU_UNAVAILABLE, 0);
    EXPECT_EQ(scheduler::current(), &client);
    EXPECT_TRUE(machine::pretended().is_fpu_enabled);
    client.flags = seL4_TCBFlag_fpuDisabled;
    fpu::release(client);
    handle_trap(&client.context, VECTOR_FPU_UNAVAILABLE, 0);
    EXPECT_EQ(handle()[seL4_UserException_Number], static_cast<Word>(VECTOR_FPU_UNAVAILABLE));
}

}  // namespace
}  // namespace kernel::test
