// From a trap of user level to the part of the kernel that deals with it.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/trap.hpp"

#include "arch/trap_vectors.h"
#include "base/console.hpp"
#include "ipc/fault_message.hpp"
#include "machine/cpu.hpp"
#include "machine/interrupts.hpp"
#include "object/irq.hpp"
#include "syscall/syscall.hpp"
#include "thread/fpu.hpp"
#include "thread/run.hpp"
#include "thread/scheduler.hpp"
#include "thread/vspace.hpp"

namespace kernel::arch {
namespace {

constexpr Word syscall_size = 2;  // bytes of the instruction
// Error code of a page fault.
constexpr Word is_present = bit(0), instruction_fetch = bit(4);

void handle_interrupt(Word vector) {
    if (vector == VECTOR_SPURIOUS || vector < FIRST_USER_VECTOR) {
        return;  // gone before it could be taken: nothing to end either
    }
    if (vector == VECTOR_TIMER) {
        scheduler::tick();
    } else {
        irq::arrived(vector - FIRST_USER_VECTOR);
    }
    machine::end_irq();
}

Fault page_fault(Word error_code) {
    const Word address = machine::fault_address();
    // As far as user level can tell, the kernel's half of the address space is empty.
    const Word seen = address > seL4_UserVSpaceTop ? error_code & ~is_present : error_code;
    return Fault::vm_fault(address, seen, (error_code & instruction_fetch) != 0);
}

void handle_exception(Tcb& thread, Word vector, Word error_code) {
    if (vector == VECTOR_PAGE_FAULT) {
        fault_message::raise(thread, page_fault(error_code));
    } else if (vector != VECTOR_FPU_UNAVAILABLE || !fpu::acquire(thread)) {
        fault_message::raise(thread, Fault::user_exception(vector, error_code));
    }
}

}  // namespace

void prepare(Tcb& thread) {
    thread.context.make_resumable();
    activate_vspace(thread);
    fpu::prepare(thread);
}

void idle() {
    handle_interrupt(machine::wait_for_interrupt());
}

}  // namespace kernel::arch

using kernel::Tcb;
using kernel::Word;

/// A trap saved `context`; `error_code` is 0 where the processor gives none. Returns the registers
/// of the thread to run now.
extern "C" kernel::arch::UserContext* handle_trap(kernel::arch::UserContext* context, Word vector,
                                                  Word error_code) {
    Tcb& thread = *kernel::scheduler::current();
    context->trapped_at(context->next_pc());
    if (vector == TRAP_SYSCALL) {
        // The return address is already behind the instruction.
        context->trapped_at(context->next_pc() - kernel::arch::syscall_size);
        kernel::syscall::handle(thread);
    } else if (vector < FIRST_LEGACY_VECTOR) {
        kernel::arch::handle_exception(thread, vector, error_code);
    } else {
        kernel::arch::handle_interrupt(vector);
    }
    return &kernel::next_thread().context;
}

/// An exception while the kernel ran, or one that says the machine is broken.
extern "C" [[noreturn]] void kernel_exception(Word vector, Word error_code, Word pc) {
    kernel::console::line("exception ", vector, " in the kernel: code ", error_code, " pc ", pc,
                          " address ", kernel::machine::fault_address());
    kernel::panic("the kernel broke its own rules");
}
