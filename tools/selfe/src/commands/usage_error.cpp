// CLI11 names no command, and knows no name that is nearly the one that was given.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/usage_error.hpp"

#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace selfe::commands {
namespace {

/// The names that could stand where `word` does.
std::vector<std::string> known_names(const CLI::App& command, std::string_view word) {
    std::vector<std::string> names;
    if (!word.starts_with('-')) {
        for (const CLI::App* const part : command.get_subcommands({})) {
            names.push_back(part->get_name());
        }
        return names;
    }
    for (const CLI::Option* const option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

/// What of the line nobody knew: the word that should have been a part of `command`, or else an
/// option, for what follows that is its value.
std::string unknown_word(const CLI::App& app, const CLI::App& command) {
    const std::vector<std::string> words = app.remaining(/*recurse=*/true);
    const bool has_parts = !command.get_subcommands({}).empty();
    const auto is_telling = [&](const std::string& word) {
        return word.starts_with('-') != has_parts;
    };
    const auto found = std::ranges::find_if(words, is_telling);
    const std::string word = found != words.end() ? *found : words.empty() ? "" : words.front();
    return word.substr(0, word.find('='));
}

}  // namespace

std::string usage_error(const CLI::App* app, const CLI::Error& error) {
    const CLI::App& whole = *app;
    std::string command = app->get_name();
    for (auto used = app->get_subcommands(); !used.empty(); used = app->get_subcommands()) {
        app = used.front();
        command += ' ' + app->get_name();
    }
    const std::string unknown = unknown_word(whole, *app);
    const std::vector<std::string> known = known_names(*app, unknown);
    const std::vector<std::string_view> views(known.begin(), known.end());
    std::string text = std::string("error: ") + error.what() + '\n';
    if (!unknown.empty() && !known.empty()) {
        const char* const kind = unknown.starts_with('-') ? "option" : "command";
        text = "error: " + command + " has no " + kind + " `" + unknown + "`\n";
        if (const auto meant = configuration::did_you_mean(unknown, views); !meant.empty()) {
            text += "hint: " + meant + '\n';
        }
    }
    return text + "hint: " + command + " --help\n";
}

}  // namespace selfe::commands
