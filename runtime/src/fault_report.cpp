// Puts faults into words.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/fault_report.hpp"

#include "selfe/arch/fault_words.hpp"
#include "selfe/print.hpp"

namespace selfe {
namespace {

Format& number(Format& text, Word value) {
    return text.text("0x").hex(value);
}

const char* name_of_lookup_failure(Word failure) {
    switch (failure) {
        case sys::seL4_InvalidRoot:
            return "the thread's CSpace root is none";
        case sys::seL4_MissingCapability:
            return "there is no capability";
        case sys::seL4_DepthMismatch:
            return "the address ends at no slot";
        case sys::seL4_GuardMismatch:
            return "a guard is another";
        default:
            return "the lookup failed";
    }
}

/// Writes each kind of fault; kinds that few configurations have by their number.
struct Describer {
    Format& text;
    Word kind;

    void operator()(const VmFault& fault) const {
        const AccessWords words = arch::access_words(fault);
        number(text.text(words.access).text(" "), fault.addr).text(", ").text(words.reason);
    }
    void operator()(const CapFault& fault) const {
        text.text(fault.in_recv_phase != 0 ? "receive from" : "send to").text(" capability ");
        number(text, fault.addr).text(", ").text(name_of_lookup_failure(fault.lookup_failure));
    }
    void operator()(const UnknownSyscall& fault) const {
        text.text("unknown system call ")
            .signed_decimal(static_cast<sys::seL4_Int64>(fault.syscall));
    }
    void operator()(const UserException& fault) const {
        const char* const name = arch::exception_name(fault.number);
        number(text.text(name != nullptr ? name : "exception").text(" ("), fault.number);
        number(text.text(", code "), fault.code).text(")");
    }
    template <class Other>
    void operator()(const Other& fault) const {
        if constexpr (requires { fault.consumed; }) {
            text.text("budget spent after ").decimal(fault.consumed).text(" us, data ");
            number(text, fault.data);
        } else if constexpr (requires { fault.breakpoint_number; }) {
            text.text("breakpoint ").decimal(fault.breakpoint_number);
        } else {
            text.text("fault ").decimal(kind);
        }
    }
};

}  // namespace

void describe(const Fault& fault, Format& text) {
    fault.visit(Describer{text, static_cast<Word>(fault.kind())});
}

bool is_stack_overflow(const Fault& fault, StackBounds stack) {
    constexpr Word guard_size = Word{1} << sys::seL4_PageBits;
    return fault.kind() == sys::seL4_Fault_VMFault && stack.start != 0 &&
           stack.start - 1 - VmFault::from(fault.raw()).addr < guard_size;
}

Word instruction_of(const Fault& fault) {
    return fault.visit([](const auto& kind) -> Word {
        if constexpr (requires { kind.ip; }) {
            return kind.ip;
        } else if constexpr (requires { kind.fault_ip; }) {
            return kind.fault_ip;
        } else {
            return 0;
        }
    });
}

void print_registers(const UserContext& registers) {
    constexpr unsigned a_line = 4;
    unsigned column = 0;
    for (const arch::NamedRegister& named : arch::named_registers) {
        print("  ", named.name, " ", Hex{registers.*named.value});
        column = (column + 1) % a_line;
        print(column == 0 ? "\n" : "");
    }
    print(column == 0 ? "" : "\n");
}

void print_fault(const Fault& fault, const FaultedThread& thread) {
    char words[120];
    Format text(words, sizeof words - 1);
    describe(fault, text);
    words[text.size()] = '\0';
    const Word at = instruction_of(fault);
    print("thread \"", thread.name, "\" faulted: ", static_cast<const char*>(words),
          is_stack_overflow(fault, thread.stack) ? ": its stack has overflowed" : "",
          "; it stood at ", Hex{at}, "\n");

    UserContext registers{};
    if (thread.tcb.is_null() ||
        !is_ok(thread.tcb.read_registers(false, 0, user_context_words, registers))) {
        send_backtrace(at, FrameWalk(0, {}));
        return;
    }
    print_registers(registers);
    send_backtrace(at, FrameWalk(arch::frame_pointer(registers), thread.stack));
}

}  // namespace selfe
