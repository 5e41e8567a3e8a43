// selfe doctor: what this machine has, what is missing for which platform, and how to install it.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "commands/configuration_json.hpp"
#include "project/needs.hpp"
#include "project/workspace.hpp"

#include <unistd.h>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace selfe::commands {
namespace {

namespace fs = std::filesystem;
using project::Finding;

struct Options {
    std::optional<std::string> platform;
    bool is_json{};
};

constexpr const char* examples =
    "Examples:\n"
    "  selfe doctor\n"
    "  selfe doctor -p sabre        only what this platform needs\n"
    "\n"
    "Exit codes: 0 nothing is missing that selfe must have; 1 something is. What only kernels "
    "from\n"
    "source need, or only gdb, is named and counts as optional.";

/// Colours, where somebody looks at them.
std::string painted(const char* text, const char* colour) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    const bool is_plain = ::isatty(STDOUT_FILENO) == 0 || std::getenv("NO_COLOR") != nullptr;
    return is_plain ? std::string(text) : "\033[" + std::string(colour) + 'm' + text + "\033[0m";
}

const char* state(const Finding& finding) {
    return !finding.where.empty() ? "ok" : finding.need.is_optional ? "optional" : "missing";
}

const char* colour(const Finding& finding) {
    return !finding.where.empty() ? "32" : finding.need.is_optional ? "33" : "31";  // SGR codes
}

/// One line for apt with all packages that are missing; optional ones are told apart.
void print_remedy(const std::vector<Finding>& findings, bool is_optional) {
    std::set<std::string> packages;
    for (const Finding& finding : findings) {
        if (finding.where.empty() && finding.need.is_optional == is_optional &&
            !finding.need.package.empty()) {
            packages.insert(finding.need.package);
        }
    }
    if (packages.empty()) {
        return;
    }
    std::cout << (is_optional ? "\noptional: sudo apt install" : "\nsudo apt install");
    for (const std::string& package : packages) {
        std::cout << ' ' << package;
    }
    std::cout << '\n';
}

void print_text(const std::vector<Finding>& findings) {
    constexpr int state_width = 10;
    constexpr int name_width = 28;
    for (const Finding& finding : findings) {
        const std::string padding(
            static_cast<std::size_t>(state_width) - std::string_view(state(finding)).size(), ' ');
        std::cout << painted(state(finding), colour(finding)) << padding << std::left
                  << std::setw(name_width) << fs::path(finding.need.name).filename().string()
                  << finding.need.purpose << '\n';
    }
    print_remedy(findings, false);
    print_remedy(findings, true);
}

void print_json(const std::vector<Finding>& findings) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Finding& finding : findings) {
        list.push_back({{"name", finding.need.name},
                        {"state", state(finding)},
                        {"where", finding.where},
                        {"package", finding.need.package},
                        {"purpose", finding.need.purpose},
                        {"platforms", finding.need.platforms}});
    }
    std::cout << text_of({{"format", 1}, {"needs", list}});
}

Expected<int> run_doctor(const Options& options) {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    auto platforms = configuration::read_platforms(installation->platform_folders());
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    if (options.platform) {
        const auto* const platform = configuration::find_platform(*platforms, *options.platform);
        if (platform == nullptr) {
            return std::unexpected(project::unknown_platform(*platforms, *options.platform));
        }
        platforms = std::vector{*platform};
    }
    const auto findings = project::examine(project::needs_of(*installation, *platforms));
    if (options.is_json) {
        print_json(findings);
    } else {
        print_text(findings);
    }
    for (const Finding& finding : findings) {
        if (finding.where.empty() && !finding.need.is_optional) {
            return ExitInputWrong;
        }
    }
    return ExitDone;
}

}  // namespace

void add_doctor(CLI::App& app, Action& chosen) {
    CLI::App* const command =
        app.add_subcommand("doctor", "What is installed, and what is missing for which platform.");
    command->footer(examples);
    const auto options = std::make_shared<Options>();
    command->add_option("-p,--platform", options->platform, "look only for what this one needs");
    command->add_flag("--json", options->is_json, "for a machine to read");
    command->callback([&chosen, options] { chosen = [options] { return run_doctor(*options); }; });
}

}  // namespace selfe::commands
