// The exit codes that every command of the project uses.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {

/// What a shell sees. 70 is sysexits' EX_SOFTWARE: the tool itself is at fault.
enum ExitCode : int {
    ExitDone = 0,
    ExitInputWrong = 1,
    ExitUsage = 2,
    ExitBug = 70,
};

}  // namespace selfe
