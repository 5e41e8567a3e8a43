// From what the user asked for to `selfe-run test`.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/suite_run.hpp"

#include "project/hand_over.hpp"

namespace selfe::project {

namespace fs = std::filesystem;

fs::path journal_of(const SuiteRun& run, const Suite& suite) {
    return run.filters.empty() ? suite.journal
                               : fs::path(suite.journal).replace_extension(".chosen.journal");
}

std::vector<std::string> runner_arguments(const SuiteRun& run, const Suite& suite) {
    const fs::path journal = journal_of(run, suite);
    const fs::path html =
        run.html ? fs::absolute(*run.html) : fs::path(journal).replace_extension(".html");
    std::vector<std::string> arguments{
        "test",       "--report=" + std::string(run.is_json ? "json" : "text"),
        "--image",    suite.image.string(),
        "--cases",    suite.cases.string(),
        "--platform", suite.platform.file.string(),
        "--prefix",   suite.prefix.string(),
        "--journal",  journal.string(),
        "--html",     html.string()};
    if (run.junit) {
        arguments.insert(arguments.end(), {"--junit", fs::absolute(*run.junit).string()});
    }
    if (run.is_resumed) {
        arguments.emplace_back("--resume");
    }
    if (run.failure_retries) {
        arguments.insert(arguments.end(), {"--retry-failed", std::to_string(*run.failure_retries)});
    }
    for (const std::string& filter : run.filters) {
        arguments.push_back("--select=" + filter);
    }
    add_boards(arguments, run.boards);
    return arguments;
}

}  // namespace selfe::project
