// Where a thread came from: return addresses out of its stack frames, for the host to name.
// SPDX-License-Identifier: BSD-2-Clause
//
// Target code is compiled with frame pointers (cmake/selfe_flags.cmake), so that a walk needs no
// tables and no memory. It reads nothing but the stack whose bounds it was given, and only upwards,
// so it ends and cannot fault, whatever a broken program left there.
#pragma once

#include "selfe/arch/frame_record.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// The addresses [start, end) at which a thread's stack is mapped; empty if nobody knows.
struct StackBounds {
    uintptr_t start{};
    uintptr_t end{};

    /// Whether `words` words from `address` on lie within, aligned.
    [[nodiscard]] constexpr bool hold(uintptr_t address, uintptr_t words) const {
        return address % sizeof(uintptr_t) == 0 && start <= address && address < end &&
               words <= (end - address) / sizeof(uintptr_t);
    }
};

namespace this_thread {

/// The calling thread's stack, if it was told; start tells the first thread's.
[[nodiscard]] StackBounds stack();
void set_stack(StackBounds stack);

}  // namespace this_thread

/// The return addresses from a frame outwards: `while (const uintptr_t address = walk.next())`.
class FrameWalk {
  public:
    /// `frame`: a frame pointer of the thread that `stack` belongs to, which does not run, or is
    /// the caller.
    constexpr FrameWalk(uintptr_t frame, StackBounds stack) : frame_(frame), stack_(stack) {}

    /// The address to which the frame's function returns; 0 behind the outermost one, and where
    /// the chain leaves the stack.
    [[nodiscard]] uintptr_t next() {
        const arch::FrameRecord record = arch::read_frame_record(frame_, stack_);
        // Callers' frames lie above: a chain that goes down is broken, or has no end.
        frame_ = record.caller_frame > frame_ ? record.caller_frame : 0;
        return record.return_address;
    }

  private:
    uintptr_t frame_;
    StackBounds stack_;
};

/// Most addresses that are sent; the innermost ones.
inline constexpr size_t most_backtrace_addresses = 32;

/// Sends a walk as frames `B address…`: selfe-run names functions and lines when END comes.
void send_backtrace(FrameWalk walk);

/// The same for a thread that has not called anybody but stands at instruction `at`, as a fault
/// tells: `B at address…`.
void send_backtrace(uintptr_t at, FrameWalk walk);

}  // namespace selfe
