// selfe config explain: each value, the line that won, and the lines that lost.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/config.hpp"
#include "commands/configuration_json.hpp"
#include "commands/here.hpp"
#include "commands/setting_groups.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

namespace selfe::commands {
namespace {

using namespace configuration;

struct Options {
    Request request;
    bool is_json{};
    std::vector<std::string> keys;
};

/// Leaves the settings of these keys. Errors: a key that no group has.
Expected<void> select(const std::vector<std::string>& keys, std::vector<Group>& groups) {
    std::vector<std::string_view> known;
    for (const Group& group : groups) {
        for (const Setting& setting : group.settings) {
            known.emplace_back(setting.key);
        }
    }
    for (const std::string& key : keys) {
        if (std::ranges::find(known, key) == known.end()) {
            return fail("", "nothing sets `" + key + "` here", did_you_mean(key, known));
        }
    }
    for (Group& group : groups) {
        std::erase_if(group.settings, [&keys](const Setting& setting) {
            return std::ranges::find(keys, setting.key) == keys.end();
        });
    }
    return {};
}

std::string where(const Assignment& assignment) {
    return to_string(assignment.place) + (assignment.table.empty() ? "" : "  " + assignment.table);
}

void print_group(const Group& group) {
    std::cout << "# " << group.name << '\n';
    std::size_t width = 0;
    for (const Setting& setting : group.settings) {
        width = std::max(width, setting.key.size() + to_toml(setting.winner.value).size());
    }
    constexpr std::size_t widest = 60;
    width = std::min(width, widest);
    for (const Setting& setting : group.settings) {
        const auto row = [&](std::string head, const Assignment& assignment) {
            head += to_toml(assignment.value);
            const std::size_t column = width + std::string_view(" = ").size();
            head.resize(std::max(head.size(), column), ' ');
            std::cout << head << "  " << where(assignment) << '\n';
        };
        row(setting.key + " = ", setting.winner);
        for (const Assignment& loser : setting.losers) {
            row("    over ", loser);
        }
    }
}

Expected<int> explain(const Options& options) {
    const auto resolved = resolve_here(options.request);
    if (!resolved) {
        return std::unexpected(resolved.error());
    }
    std::vector<Group> groups = groups_of(*resolved);
    if (!options.keys.empty()) {
        if (const auto selected = select(options.keys, groups); !selected) {
            return std::unexpected(selected.error());
        }
    }
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const Group& group : groups) {
        if (options.is_json) {
            json[group.name] = to_json(group.settings);
        } else if (!group.settings.empty()) {
            print_group(group);
        }
    }
    if (options.is_json) {
        std::cout << text_of(json);
    }
    return ExitDone;
}

}  // namespace

void add_config_explain(CLI::App& config, Action& chosen) {
    CLI::App* const command =
        config.add_subcommand("explain", "Each value, which line won, and over which lines.");
    const auto options = std::make_shared<Options>();
    command->add_option("KEY", options->keys, "only these (default: all)");
    add_request_options(*command, options->request);
    command->add_flag("--json", options->is_json, "for a machine to read");
    command->callback([&chosen, options] { chosen = [options] { return explain(*options); }; });
}

}  // namespace selfe::commands
