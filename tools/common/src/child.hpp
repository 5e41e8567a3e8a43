// A child process that was just started, and the ends of the pipes that it writes to.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/descriptor.hpp"
#include "selfe/common/process.hpp"

#include <sys/types.h>

namespace selfe {

struct Child {
    pid_t id{};          ///< also the id of its process group
    Descriptor process;  ///< readable once the child has ended
    Descriptor output;   ///< non-blocking
    Descriptor error;    ///< non-blocking
};

/// Starts a command in a process group of its own. Errors: the program is not there, or the system
/// refuses (with its reason).
[[nodiscard]] Expected<Child> start_child(const Command& command);

}  // namespace selfe
