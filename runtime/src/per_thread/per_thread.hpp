// The runtime's and libsel4's variables of each thread; the build picks the file that has them.
// SPDX-License-Identifier: BSD-2-Clause
//
// thread_local.cpp, unless libsel4 was configured to keep its IPC buffer in a plain global
// (LibSel4UseThreadLocals off): then process.cpp, with which a program that has no thread-local
// variables of its own needs no thread-local storage at all.
#pragma once

#include "selfe/thread_image.hpp"

namespace selfe::detail {

/// Sets the variables of a thread that does not run yet, by its thread pointer.
void set_thread_variables(void* thread_pointer, const ThreadImage& image);

}  // namespace selfe::detail
