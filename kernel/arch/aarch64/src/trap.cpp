// From an exception of user level to the part of the kernel that deals with it.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/trap.hpp"

#include "arch/trap_kind.h"
#include "base/console.hpp"
#include "ipc/fault_message.hpp"
#include "machine/exception.hpp"
#include "syscall/syscall.hpp"
#include "thread/fpu.hpp"
#include "thread/run.hpp"
#include "thread/scheduler.hpp"

namespace kernel::arch {
namespace {

/// ESR_EL1.EC: Arm Architecture Reference Manual, "Exception Syndrome Register".
enum : Word {
    FpuAccess = 0x07,
    SupervisorCall = 0x15,
    InstructionAbort = 0x20,
    DataAbort = 0x24,
};

constexpr Word instruction_size = 4;

void handle_synchronous(Tcb& thread) {
    const Word syndrome = machine::exception_syndrome();
    const Word pc = thread.context.next_pc();
    thread.context.trapped_at(pc);
    const Word exception_class = field(syndrome, 26, 6);
    if (exception_class == SupervisorCall) {
        // The return address is already behind the instruction.
        thread.context.trapped_at(pc - instruction_size);
        syscall::handle(thread);
    } else if (exception_class == DataAbort) {
        fault_message::raise(thread, Fault::vm_fault(machine::fault_address(), syndrome, false));
    } else if (exception_class == InstructionAbort) {
        fault_message::raise(thread, Fault::vm_fault(pc, syndrome, true));
    } else if (exception_class != FpuAccess || !fpu::acquire(thread)) {
        fault_message::raise(thread, Fault::user_exception(syndrome));
    }
}

}  // namespace

}  // namespace kernel::arch

using kernel::Tcb;
using kernel::Word;

extern "C" kernel::arch::UserContext* handle_trap(kernel::arch::UserContext* context, Word kind) {
    Tcb& thread = *kernel::scheduler::current();
    switch (kind) {
        case TRAP_SYNCHRONOUS:
            kernel::arch::handle_synchronous(thread);
            break;
        case TRAP_INTERRUPT:
            context->trapped_at(context->next_pc());
            kernel::arch::handle_interrupt();
            break;
        default:
            kernel::panic("exception of a kind that this machine should not produce");
    }
    return &kernel::next_thread().context;
}

extern "C" [[noreturn]] void kernel_exception(Word syndrome, Word pc, Word address) {
    kernel::console::line("exception in the kernel: syndrome ", syndrome, " pc ", pc, " address ",
                          address);
    kernel::panic("the kernel broke its own rules");
}
