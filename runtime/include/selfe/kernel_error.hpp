// What went wrong, for people to read: a call, its error and, from kernels that tell, the reason.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/error.hpp"
#include "selfe/memory_error.hpp"

namespace selfe {

/// The kernel's own sentence on the invocation that the calling thread has just made and that has
/// failed, in its IPC buffer until the next one. Empty unless the kernel was built with
/// KernelInvocationReportErrorIPC. Not for a call that went well: what is there then is old.
[[nodiscard]] const char* kernel_error_text();

/// Prints `seL4_TCB_SetPriority: RangeError: <the kernel's sentence>`.
void print_error(const char* call, Error error);
/// The same for what an allocator or a thread could not do: `out of capability slots`.
void print_error(const MemoryError& error);

}  // namespace selfe
