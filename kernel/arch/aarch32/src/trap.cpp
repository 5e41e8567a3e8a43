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

/// Return addresses, counted from the instruction that was taken or is to be repeated: Arm
/// Architecture Reference Manual, ARMv7-A, "Processor mode for taking exceptions", link values.
enum ReturnOffset : Word { abort_return = 8, fetch_return = 4, interrupt_return = 4 };

/// seL4 16.0.0 takes every instruction to be an Arm one: to handlers, and when it is repeated, a
/// system call in Thumb state appears two bytes early.
constexpr Word instruction_size = 4;

/// The thread goes on at, and stopped at, the instruction `offset` before the return address.
void go_back(UserContext& context, Word offset) {
    const Word pc = context.next_pc() - offset;
    context.set_next_pc(pc);
    context.trapped_at(pc);
}

void handle_supervisor_call(Tcb& thread) {
    // The return address is already behind the instruction.
    thread.context.trapped_at(thread.context.next_pc() - instruction_size);
    syscall::handle(thread);
}

/// The first use of the floating-point unit, or an instruction that does not exist.
void handle_undefined(Tcb& thread) {
    go_back(thread.context, instruction_size);
    if (!fpu::is_owner(thread) && fpu::acquire(thread)) {
        return;
    }
    fault_message::raise(thread, Fault::user_exception(0));
}

void handle_prefetch_abort(Tcb& thread) {
    go_back(thread.context, fetch_return);
    fault_message::raise(thread, Fault::vm_fault(thread.context.fault_pc(),
                                                 machine::instruction_fault_status(), true));
}

void handle_data_abort(Tcb& thread) {
    go_back(thread.context, abort_return);
    fault_message::raise(thread, Fault::vm_fault(machine::data_fault_address(),
                                                 machine::data_fault_status(), false));
}

}  // namespace
}  // namespace kernel::arch

using kernel::Tcb;
using kernel::Word;

extern "C" kernel::arch::UserContext* handle_trap(kernel::arch::UserContext* context, Word kind) {
    using namespace kernel::arch;
    Tcb& thread = *kernel::scheduler::current();
    switch (kind) {
        case TRAP_SUPERVISOR_CALL:
            handle_supervisor_call(thread);
            break;
        case TRAP_UNDEFINED:
            handle_undefined(thread);
            break;
        case TRAP_PREFETCH_ABORT:
            handle_prefetch_abort(thread);
            break;
        case TRAP_DATA_ABORT:
            handle_data_abort(thread);
            break;
        case TRAP_INTERRUPT:
            go_back(*context, interrupt_return);
            handle_interrupt();
            break;
        default:
            kernel::panic("exception of a kind that this machine should not produce");
    }
    return &kernel::next_thread().context;
}

extern "C" [[noreturn]] void kernel_exception(Word kind, Word pc) {
    kernel::console::line("exception in the kernel: kind ", kind, " pc ", pc, " address ",
                          kernel::machine::data_fault_address());
    kernel::panic("the kernel broke its own rules");
}
