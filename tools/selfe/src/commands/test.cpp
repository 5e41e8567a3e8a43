// selfe test: the conformance suite on any kernel, without a project and without CMake.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "project/conformance.hpp"
#include "project/hand_over.hpp"
#include "project/suite_run.hpp"

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace selfe::commands {
namespace {

struct Options {
    configuration::Request request;
    kernel::ObtainOptions obtain;
    std::string kernel;
    std::vector<std::string> areas;
    project::SuiteRun run;
};

constexpr const char* examples =
    "Examples:\n"
    "  selfe test --kernel reference -p pc99               the kernel that selfe brings along\n"
    "  selfe test --kernel /opt/sel4 -p qemu-arm-virt      what `cmake --install` of a kernel "
    "made\n"
    "  selfe test --kernel seL4/build -p sabre             a build folder of seL4\n"
    "  selfe test --kernel sel4.toml -p pc99 --release     what a sel4.toml says; so without "
    "--kernel\n"
    "  selfe test --filter 'CNode*' --filter 'Tcb*'        only these cases\n"
    "  selfe test --area cnode --junit cnode.xml           only what is built of one area\n"
    "  selfe test --html report.html                       the page that people decide by\n"
    "  selfe test --board /etc/selfe/boards -p tx1         on a free board of that folder\n"
    "\n"
    "Exit codes: 0 every case passed, was skipped or diverged as its release is known to;\n"
    "1 one did not, or nothing could be run;\n"
    "2 usage; 70 a bug of selfe's; once QEMU runs, 128 + n: ended by signal n.";

/// Who has a whole run behind him need not fear for it.
void tell_where_chosen_cases_go(const project::SuiteRun& run, const project::Suite& suite) {
    if (!run.filters.empty()) {
        const std::string name = project::journal_of(run, suite).stem().string();
        print_note({"", 0, 0,
                    "chosen cases have a journal and a report of their own, " + name +
                        ".*; those of the last run of all cases stay",
                    ""},
                   std::cerr);
    }
}

Expected<int> run_test(const Options& options) {
    const auto obtain = project::with_cache(options.obtain);
    if (!obtain) {
        return std::unexpected(obtain.error());
    }
    const auto workspace = project::open_kernel(options.kernel, options.request);
    if (!workspace) {
        return std::unexpected(workspace.error());
    }
    std::optional<Expected<project::Suite>> suite;
    {
        kernel::TextProgress progress(std::cerr, kernel::terminal_columns());
        suite = project::build_suite(*workspace, options.areas, !options.run.boards.empty(),
                                     *obtain, progress);
    }
    if (!*suite) {
        return std::unexpected(suite->error());
    }
    tell_where_chosen_cases_go(options.run, **suite);
    return project::hand_over(project::runner(workspace->installation),
                              project::runner_arguments(options.run, **suite));
}

}  // namespace

void add_test(CLI::App& app, Action& chosen) {
    CLI::App* const command = app.add_subcommand(
        "test", "Prove a kernel by the conformance suite, in QEMU or on a board.");
    command->footer(examples);
    const auto options = std::make_shared<Options>();
    command->add_option("-k,--kernel", options->kernel,
                        "`reference`, an install prefix, a build folder of seL4, or a sel4.toml "
                        "(default: what the sel4.toml here says)");
    add_request_options(*command, options->request);
    add_obtain_options(*command, options->obtain);
    command
        ->add_option("--filter", options->run.filters,
                     "run only cases of this name, such as 'CNode*'; the results of the last "
                     "run of all cases stay")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--area", options->areas, "build and run only this area, such as cnode")
        ->take_all()
        ->allow_extra_args(false);
    add_board_option(*command, options->run.boards);
    command->add_option("--junit", options->run.junit, "write the results as a JUnit file");
    command->add_option("--html", options->run.html,
                        "where the report goes, and beside it, as .json, what it compares with "
                        "next time (default: in the cache)");
    command->add_flag("--resume", options->run.is_resumed,
                      "go on with the last run of this suite if it was killed");
    command->add_option("--retry-failed", options->run.failure_retries,
                        "run a case that failed so many times more; one that passes then is flaky");
    command->add_flag("--json", options->run.is_json, "sum up for a machine to read");
    command->callback([&chosen, options] { chosen = [options] { return run_test(*options); }; });
}

}  // namespace selfe::commands
