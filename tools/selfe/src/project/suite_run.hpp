// What the runner is told for a run of the suite: which cases, on what, and where the results go.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "project/conformance.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace selfe::project {

/// How the suite is to be run. Paths may be relative to the working folder.
struct SuiteRun {
    std::vector<std::string> filters;  ///< names of cases, with wildcards; none: all cases
    std::vector<std::string> boards;   ///< files and folders of boards; none: QEMU
    std::optional<std::filesystem::path> junit;  ///< else beside the journal
    std::optional<std::filesystem::path> html;   ///< else beside the journal
    bool is_json{};
    bool is_resumed{};
    std::optional<unsigned> failure_retries;
};

/// Where the results go. A run of chosen cases has files of its own (`conformance.chosen.*`), so
/// that those of the last run of all cases stay what the next report is compared with.
[[nodiscard]] std::filesystem::path journal_of(const SuiteRun& run, const Suite& suite);

/// The runner's arguments, all paths absolute.
[[nodiscard]] std::vector<std::string> runner_arguments(const SuiteRun& run, const Suite& suite);

}  // namespace selfe::project
