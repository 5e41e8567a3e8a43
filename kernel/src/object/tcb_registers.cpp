// TCB methods that move register contents. Manual: sec:read_write_registers.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/tcb_registers.hpp"

namespace kernel::tcb {
namespace {

constexpr unsigned register_count = arch::UserContext::register_count;
constexpr unsigned frame_registers = arch::UserContext::frame_registers;

/// Bits of CopyRegisters' first word; the first also serves ReadRegisters and WriteRegisters.
enum : unsigned { SuspendSource, ResumeTarget, TransferFrame, TransferInteger };

bool is_set(Word flags, unsigned flag) {
    return (flags & bit(flag)) != 0;
}

void copy_range(const Tcb& source, Tcb& target, unsigned first, unsigned end) {
    for (unsigned i = first; i < end; ++i) {
        target.context.set(i, source.context.get(i));
    }
}

}  // namespace

Status read_registers(Invocation& call) {
    if (!call.has(2, 0)) {
        return Error::truncated_message();
    }
    const Word count = call.argument(1);
    if (count < 1 || count > register_count) {
        return Error::range(1, register_count);
    }
    Tcb& source = *call.slot.cap.as<TcbCap>().tcb;
    if (&source == &call.caller) {
        return Error::illegal_operation();
    }
    if (is_set(call.argument(0), SuspendSource)) {
        suspend(source);
    }
    for (unsigned i = 0; i < count; ++i) {
        call.answer(i, source.context.get(i));
    }
    return ok;
}

Status write_registers(Invocation& call) {
    if (!call.has(2, 0)) {
        return Error::truncated_message();
    }
    const Word count = call.argument(1);
    if (count > call.length - 2) {
        return Error::truncated_message();
    }
    Tcb& target = *call.slot.cap.as<TcbCap>().tcb;
    if (&target == &call.caller) {
        return Error::illegal_operation();
    }
    for (unsigned i = 0; i < smaller<Word>(count, register_count); ++i) {
        target.context.set(i, call.argument(2 + i));
    }
    if (is_set(call.argument(0), 0)) {
        resume(target);
    }
    return ok;
}

Status copy_registers(Invocation& call) {
    if (!call.has(1, 1)) {
        return Error::truncated_message();
    }
    if (!call.extra(0)->cap.is<TcbCap>()) {
        return Error::invalid_capability(1);
    }
    const Word flags = call.argument(0);
    Tcb& target = *call.slot.cap.as<TcbCap>().tcb;
    Tcb& source = *call.extra(0)->cap.as<TcbCap>().tcb;
    if (is_set(flags, SuspendSource)) {
        suspend(source);
    }
    if (is_set(flags, ResumeTarget)) {
        resume(target);
    }
    if (is_set(flags, TransferFrame)) {
        copy_range(source, target, 0, frame_registers);
    }
    if (is_set(flags, TransferInteger)) {
        copy_range(source, target, frame_registers, register_count);
    }
    return ok;
}

}  // namespace kernel::tcb
