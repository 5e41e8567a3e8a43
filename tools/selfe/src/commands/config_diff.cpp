// selfe config diff: what is different between two files, platforms or profiles.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/config.hpp"
#include "commands/configuration_json.hpp"
#include "commands/here.hpp"
#include "commands/setting_groups.hpp"

#include <iostream>
#include <map>
#include <memory>
#include <utility>

namespace selfe::commands {
namespace {

using namespace configuration;

/// Exit codes, as those of diff(1).
enum DiffCode : int { DiffSame = 0, DiffDiffers = 1, DiffTrouble = 2 };

struct Options {
    Request request;
    bool is_json{};
    std::string before;
    std::string after;
};

/// `debug`, `sabre` or `sabre.debug`: what it leaves open stays as it was.
void apply_context(std::string_view text, Request& request) {
    const auto dot = text.rfind('.');
    const auto last = dot == std::string_view::npos ? text : text.substr(dot + 1);
    if (const auto profile = profile_named(last)) {
        request.profile = profile;
        text = dot == std::string_view::npos ? std::string_view() : text.substr(0, dot);
    }
    if (!text.empty()) {
        request.platform = std::string(text);
    }
}

void apply_file(std::string_view text, Request& request) {
    request.is_default = text == "default";
    request.file = request.is_default ? std::nullopt : std::optional<std::filesystem::path>(text);
}

/// One side: FILE, CONTEXT or FILE:CONTEXT; FILE ends in .toml, has a `/`, or is `default`.
Request side(std::string_view text, Request request) {
    const auto colon = text.rfind(':');
    if (colon != std::string_view::npos) {
        apply_file(text.substr(0, colon), request);
        apply_context(text.substr(colon + 1), request);
    } else if (text.ends_with(".toml") || text.contains('/') || text == "default") {
        apply_file(text, request);
    } else {
        apply_context(text, request);
    }
    return request;
}

using Key = std::pair<std::string, std::string>;  ///< group and key
using Values = std::map<Key, Assignment>;

Values values_of(const Resolved& resolved) {
    Values values;
    for (const Group& group : groups_of(resolved)) {
        for (const Setting& setting : group.settings) {
            if (group.name != "choices") {  // they are what was asked for
                values[{group.name, setting.key}] = setting.winner;
            }
        }
    }
    return values;
}

/// A key that differs; the side that does not have it is nullptr.
struct Difference {
    const Key* key;
    const Assignment* before;
    const Assignment* after;
};

std::vector<Difference> compare(const Values& before, const Values& after) {
    std::vector<Difference> differences;
    auto left = before.begin();
    auto right = after.begin();
    while (left != before.end() || right != after.end()) {
        if (right == after.end() || (left != before.end() && left->first < right->first)) {
            differences.push_back({&left->first, &left->second, nullptr});
            ++left;
        } else if (left == before.end() || right->first < left->first) {
            differences.push_back({&right->first, nullptr, &right->second});
            ++right;
        } else {
            if (left->second.value != right->second.value) {
                differences.push_back({&left->first, &left->second, &right->second});
            }
            ++left;
            ++right;
        }
    }
    return differences;
}

std::string title(const Resolved& resolved) {
    return (resolved.file ? resolved.file->string() : "default") + ':' + resolved.platform + '.' +
           std::string(name(resolved.profile));
}

void print_text(const std::vector<Difference>& differences) {
    std::string group;
    for (const Difference& difference : differences) {
        if (group != difference.key->first) {
            group = difference.key->first;
            std::cout << "@@ " << group << '\n';
        }
        const auto row = [&](char sign, const Assignment* assignment) {
            if (assignment != nullptr) {
                std::cout << sign << difference.key->second << " = " << to_toml(assignment->value)
                          << "  # " << to_string(assignment->place) << '\n';
            }
        };
        row('-', difference.before);
        row('+', difference.after);
    }
}

void print_json(const std::vector<Difference>& differences) {
    auto json = nlohmann::ordered_json::array();
    for (const Difference& difference : differences) {
        const auto value = [](const Assignment* assignment) {
            return assignment == nullptr ? nlohmann::ordered_json() : to_json(assignment->value);
        };
        json.push_back({{"group", difference.key->first},
                        {"key", difference.key->second},
                        {"before", value(difference.before)},
                        {"after", value(difference.after)}});
    }
    std::cout << text_of(json);
}

/// Both sides, with the notes of each file said once.
Expected<std::pair<Resolved, Resolved>> resolve_sides(const Options& options) {
    const auto platforms = known_platforms();
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    const Environment environment = read_environment();
    auto before = resolve(side(options.before, options.request), environment, *platforms);
    if (!before) {
        return std::unexpected(before.error());
    }
    auto after = resolve(side(options.after, options.request), environment, *platforms);
    if (!after) {
        return std::unexpected(after.error());
    }
    print_notes(before->notes);
    if (before->file != after->file) {
        print_notes(after->notes);
    }
    return std::pair{*std::move(before), *std::move(after)};
}

int diff(const Options& options) {
    const auto sides = resolve_sides(options);
    if (!sides) {
        print(sides.error(), std::cerr);
        return DiffTrouble;
    }
    const auto& [before, after] = *sides;
    const Values old_values = values_of(before);
    const Values new_values = values_of(after);
    const auto differences = compare(old_values, new_values);
    if (options.is_json) {
        print_json(differences);
    } else if (!differences.empty()) {
        std::cout << "--- " << title(before) << "\n+++ " << title(after) << '\n';
        print_text(differences);
    }
    return differences.empty() ? DiffSame : DiffDiffers;
}

}  // namespace

void add_config_diff(CLI::App& config, Action& chosen) {
    CLI::App* const command = config.add_subcommand(
        "diff",
        "What is different between A and B, each a file, a context or FILE:CONTEXT.\n"
        "A context is a platform, a profile or PLATFORM.PROFILE; `default` is the embedded file.\n"
        "Exit codes: 0 the same, 1 different, 2 trouble.");
    command->footer(
        "Examples:\n"
        "  selfe config diff debug release -p pc99\n"
        "  selfe config diff sabre.debug tx1.debug\n"
        "  selfe config diff old/sel4.toml sel4.toml -p tx1\n"
        "  selfe config diff default:tx1 tx1");
    const auto options = std::make_shared<Options>();
    command->add_option("A", options->before, "the side before")->required();
    command->add_option("B", options->after, "the side after")->required();
    add_request_options(*command, options->request);
    command->add_flag("--json", options->is_json, "for a machine to read");
    command->callback([&chosen, options] { chosen = [options] { return diff(*options); }; });
}

}  // namespace selfe::commands
