// selfe report: what runs of the conformance suite say, as a page for people who decide by it.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "project/hand_over.hpp"
#include "selfe/configuration/installation.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace selfe::commands {
namespace {

struct Options {
    std::vector<std::string> places;
    std::optional<std::string> html;
    std::optional<std::string> markdown;
    std::optional<std::string> json;
    std::optional<std::string> against;
    std::vector<std::string> detection;
};

constexpr const char* examples =
    "Examples:\n"
    "  selfe report night/                                        report.html of all runs in "
    "there\n"
    "  selfe report old=a.journal new=b.journal --html both.html  two kernels, side by side\n"
    "  selfe report a.journal --json now.json --against then.json --markdown comment.md\n"
    "\n"
    "`selfe test` leaves a report of its own run. Exit codes: 0 the report is made, whatever it\n"
    "says; 1 an input is wrong; 2 usage; 70 a bug of selfe's.";

void add(std::vector<std::string>& arguments, const char* name,
         const std::optional<std::string>& value) {
    if (value) {
        arguments.push_back(name + ('=' + *value));
    }
}

std::vector<std::string> runner_arguments(const Options& options) {
    std::vector<std::string> arguments{"report"};
    add(arguments, "--html", options.html);
    add(arguments, "--markdown", options.markdown);
    add(arguments, "--json", options.json);
    add(arguments, "--against", options.against);
    for (const std::string& score : options.detection) {
        arguments.push_back("--detection=" + score);
    }
    arguments.emplace_back("--");
    arguments.insert(arguments.end(), options.places.begin(), options.places.end());
    return arguments;
}

Expected<int> run_report(const Options& options) {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    return project::hand_over(project::runner(*installation), runner_arguments(options));
}

}  // namespace

void add_report(CLI::App& app, Action& chosen) {
    CLI::App* const command =
        app.add_subcommand("report", "A page of what runs of the conformance suite say.");
    command->footer(examples);
    const auto options = std::make_shared<Options>();
    command
        ->add_option("place", options->places,
                     "a journal, a folder with journals in it, a farm's night, or NAME=JOURNAL")
        ->required();
    command->add_option("--html", options->html,
                        "one page that needs nothing else (default: report.html)");
    command->add_option("--markdown", options->markdown, "short, for a pull request");
    command->add_option("--json", options->json, "everything, for a machine to read");
    command->add_option("--against", options->against,
                        "say what has changed since the report of this JSON file");
    command
        ->add_option("--detection", options->detection,
                     "a JSON file that says how many seeded defects the suite sees")
        ->take_all()
        ->allow_extra_args(false);
    command->callback([&chosen, options] { chosen = [options] { return run_report(*options); }; });
}

}  // namespace selfe::commands
