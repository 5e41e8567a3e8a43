// Which run of ctest this process belongs to.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>

namespace selfe::verdict {

/// The identity of a process that no ctest started.
inline constexpr const char* no_ctest = "none";

/// `PID.START.BOOT` of the nearest ancestor of process `pid` that is called ctest, or `no_ctest`.
///
/// START is its start time (field 22 of /proc/PID/stat, clock ticks since the host booted), BOOT
/// the host's boot id. The runner computes the same (runner/src/selfe_runner/report/ctest.py): two
/// processes of one ctest run agree, those of two runs never do. `proc` is /proc, or a test's.
[[nodiscard]] std::string ctest_identity(const std::filesystem::path& proc, int pid);

}  // namespace selfe::verdict
