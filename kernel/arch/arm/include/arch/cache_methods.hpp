// Cache maintenance that user level asks for, on a frame or on an address range.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::arch::vspace {

/// Page_Clean_Data and its siblings: words first and end offset in the frame.
Status frame_cache_operation(const Invocation& call);

/// VSpace_Clean_Data and its siblings: words first and end address.
Status vspace_cache_operation(const Invocation& call);

}  // namespace kernel::arch::vspace
