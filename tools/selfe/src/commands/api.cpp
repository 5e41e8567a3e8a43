// selfe api: the programming interface of a kernel configuration, and what changed between two.
// SPDX-License-Identifier: BSD-2-Clause
//
// Hands over to selfe-api: libclang, which reads headers there, takes longer to load than all other
// commands take to run.
#include "commands/command.hpp"
#include "project/hand_over.hpp"

#include <memory>
#include <string>
#include <vector>

namespace selfe::commands {
namespace {

using Words = std::vector<std::string>;

constexpr const char* dump_examples =
    "Examples:\n"
    "  selfe api dump /opt/sel4 > api.json           with the headers' documentation\n"
    "  selfe api dump --compact /opt/sel4            one line an item, to keep and compare\n"
    "\n"
    "A kernel is an install prefix or a build folder of seL4.";

constexpr const char* diff_examples =
    "Examples:\n"
    "  selfe api diff /opt/sel4-15 /opt/sel4-16      two kernels\n"
    "  selfe api diff old.json /opt/sel4 --json      an interface that was dumped, and a kernel\n"
    "\n"
    "Exit codes, as those of diff(1): 0 the same, 1 different, 2 trouble.";

Expected<int> run_api(const Words& words) {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    return project::hand_over(installation->tool("api"), words);
}

}  // namespace

void add_api(CLI::App& app, Action& chosen) {
    CLI::App* const command = app.add_subcommand("api", "The programming interface of a kernel.");
    command->require_subcommand(1);
    const auto kernels = std::make_shared<Words>();
    const auto has_option = std::make_shared<bool>(false);
    const auto run_with = [&chosen, kernels, has_option](std::string verb, std::string option) {
        return [&chosen, kernels, has_option, verb = std::move(verb), option = std::move(option)] {
            Words words{verb};
            if (*has_option) {
                words.push_back(option);
            }
            words.emplace_back("--");
            words.insert(words.end(), kernels->begin(), kernels->end());
            chosen = [words] { return run_api(words); };
        };
    };

    CLI::App* const dump = command->add_subcommand("dump", "Every item of it, as JSON.");
    dump->footer(dump_examples);
    dump->add_option("KERNEL", *kernels, "install prefix or build folder")->required()->expected(1);
    dump->add_flag("--compact", *has_option, "without documentation, one line an item");
    dump->callback(run_with("dump", "--compact"));

    CLI::App* const diff =
        command->add_subcommand("diff", "What was added, removed, renumbered or re-typed.");
    diff->footer(diff_examples);
    diff->add_option("KERNELS", *kernels, "the interface before, and the one after")
        ->required()
        ->expected(2);
    diff->add_flag("--json", *has_option, "for a machine to read");
    diff->callback(run_with("diff", "--json"));
}

}  // namespace selfe::commands
