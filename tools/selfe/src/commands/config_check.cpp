// selfe config check: every mistake in a sel4.toml, and whether it resolves for all that it is for.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/config.hpp"
#include "commands/configuration_json.hpp"
#include "commands/here.hpp"
#include "selfe/configuration/parse.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <tuple>

namespace selfe::commands {
namespace {

using namespace configuration;

struct Options {
    Request request;
    bool is_json{};
};

/// What a check has found.
struct Report {
    std::string file;
    std::vector<Diagnostic> errors;
    std::vector<Diagnostic> notes;
    std::vector<std::string> platforms;
    std::vector<Profile> profiles;
};

void add_once(std::vector<Diagnostic>& errors, const Diagnostic& error) {
    const auto key = [](const Diagnostic& one) {
        return std::tie(one.file, one.line, one.column, one.message);
    };
    const auto is_same = [&](const Diagnostic& other) { return key(other) == key(error); };
    if (std::ranges::none_of(errors, is_same)) {
        errors.push_back(error);
    }
}

/// Platforms and profiles that are asked for, or that the file is for.
void choose_contexts(const Loaded& loaded, const Request& request, const Environment& environment,
                     const std::vector<Platform>& platforms, Report& report) {
    if (const auto said = request.platform ? request.platform : environment.platform) {
        report.platforms = {*said};
    } else {
        report.platforms = platforms_of(loaded.document, platforms);
    }
    report.profiles = {Profile::Debug, Profile::Release};
    if (request.profile) {
        report.profiles = {*request.profile};
    }
}

bool is_built_from_source(const Resolved& resolved) {
    return !resolved.build_dir && (std::holds_alternative<SourceFolder>(resolved.kernel.value) ||
                                   std::holds_alternative<GitSource>(resolved.kernel.value));
}

/// A file without settings for debug gives a kernel that prints nothing, which surprises people.
void note_twins(const std::vector<Resolved>& profiles, Report& report) {
    if (profiles.size() != 2 || !is_built_from_source(profiles.front())) {
        return;
    }
    const auto is_same = [](const Setting& left, const Setting& right) {
        return left.key == right.key && left.winner.value == right.winner.value;
    };
    if (std::ranges::equal(profiles[0].settings, profiles[1].settings, is_same)) {
        report.notes.push_back(complaint(
            profiles.front().kernel.place,
            "debug and release are the same kernel for " + profiles.front().platform_as_said,
            "`[sel4.config.debug]` usually has KernelDebugBuild and KernelPrinting"));
    }
}

void resolve_all(const Loaded& loaded, const Options& options,
                 const std::vector<Platform>& platforms, Report& report) {
    const Environment environment = read_environment();
    Request request = options.request;
    choose_contexts(loaded, request, environment, platforms, report);
    for (const std::string& platform : report.platforms) {
        std::vector<Resolved> profiles;
        for (const Profile profile : report.profiles) {
            request.platform = platform;
            request.profile = profile;
            auto resolved = resolve(loaded, request, environment, platforms);
            if (resolved) {
                profiles.push_back(*std::move(resolved));
            } else {
                add_once(report.errors, resolved.error());
            }
        }
        note_twins(profiles, report);
    }
}

void print_json(const Report& report) {
    nlohmann::ordered_json json{{"file", report.file},
                                {"errors", nlohmann::json::array()},
                                {"notes", nlohmann::json::array()},
                                {"platforms", report.platforms},
                                {"profiles", nlohmann::json::array()}};
    for (const Diagnostic& error : report.errors) {
        json["errors"].push_back(to_json(error));
    }
    for (const Diagnostic& note : report.notes) {
        json["notes"].push_back(to_json(note));
    }
    for (const Profile profile : report.profiles) {
        json["profiles"].push_back(name(profile));
    }
    std::cout << text_of(json);
}

void print_text(const Report& report) {
    print_notes(report.notes);
    for (const Diagnostic& error : report.errors) {
        print(error, std::cerr);
    }
    if (report.errors.empty()) {
        std::cout << report.file << ": nothing wrong, for";
        for (const std::string& platform : report.platforms) {
            std::cout << ' ' << platform;
        }
        std::cout << ':';
        for (const Profile profile : report.profiles) {
            std::cout << ' ' << name(profile);
        }
        std::cout << '\n';
    }
}

Expected<int> check(const Options& options) {
    const auto platforms = known_platforms();
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    const auto loaded = load(options.request, read_environment(), *platforms);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    Report report{loaded->document.file, loaded->errors, loaded->notes, {}, {}};
    if (report.errors.empty()) {
        resolve_all(*loaded, options, *platforms, report);
    }
    options.is_json ? print_json(report) : print_text(report);
    return report.errors.empty() ? ExitDone : ExitInputWrong;
}

}  // namespace

void add_config_check(CLI::App& config, Action& chosen) {
    CLI::App* const command = config.add_subcommand(
        "check", "Every mistake in the file, for every platform and profile that it is for.");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->request.file, "the sel4.toml, as --config");
    add_request_options(*command, options->request);
    command->add_flag("--json", options->is_json, "for a machine to read");
    command->callback([&chosen, options] { chosen = [options] { return check(*options); }; });
}

}  // namespace selfe::commands
