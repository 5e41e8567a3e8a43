// Precedence: shared, profile, arch, sel4_arch, platform; each below its own profile; last wins.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/layering.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace selfe::configuration {
namespace {

/// The contexts that are named after the platform: by its folder's name or another.
std::vector<std::string_view> platform_tables(const NamedTables& tables, const Context& context) {
    std::vector<std::string_view> names;
    for (const auto& [name, table] : tables) {
        const bool is_called = context.data != nullptr && context.data->is_called(name);
        // A platform may be called like its architecture; the one table is then in place already.
        const bool is_taken = arch_named(name) || sel4_arch_named(name);
        if ((is_called || name == context.platform) && !is_taken) {
            names.emplace_back(name);
        }
    }
    return names;
}

Scalar scalar_from(std::string_view text) {
    if (text == "true" || text == "false") {
        return text == "true";
    }
    std::int64_t number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) {
        return number;
    }
    if (text.size() > 1 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
    }
    return std::string(text);
}

}  // namespace

void add_table(Stack& stack, const std::string& heading, const ProfiledTable& table,
               Profile profile) {
    stack.push_back({'[' + heading + ']', &table.shared});
    if (const auto found = table.profiles.find(profile); found != table.profiles.end()) {
        stack.push_back({'[' + heading + '.' + std::string(name(profile)) + ']', &found->second});
    }
}

Expected<Stack> stack_of(const Layers& layers, const std::string& heading, const Context& context) {
    const auto platforms = platform_tables(layers.contexts, context);
    if (platforms.size() > 1) {
        const auto table = [&](std::string_view name) {
            return "`[" + heading + '.' + toml_key(name) + "]`";
        };
        return std::unexpected(complaint(
            layers.contexts.find(platforms[1])->second.place,
            table(platforms[0]) + " and " + table(platforms[1]) + " are about the same platform",
            "make one table of them"));
    }
    std::vector<std::string_view> names{name(context.arch), name(context.sel4_arch)};
    names.insert(names.end(), platforms.begin(), platforms.end());
    Stack stack;
    add_table(stack, heading, layers.common, context.profile);
    for (const std::string_view name : names) {
        if (const auto found = layers.contexts.find(name); found != layers.contexts.end()) {
            add_table(stack, heading + '.' + toml_key(name), found->second.value, context.profile);
        }
    }
    return stack;
}

std::vector<Setting> lay(const Stack& stack) {
    std::map<std::string, std::vector<Assignment>> assignments;
    for (const Layer& layer : stack) {
        for (const auto& [key, value] : *layer.scalars) {
            assignments[key].push_back({value.value, layer.table, value.place});
        }
    }
    std::vector<Setting> settings;
    for (auto& [key, found] : assignments) {
        Assignment winner = std::move(found.back());
        found.pop_back();
        std::ranges::reverse(found);
        settings.push_back({key, std::move(winner), std::move(found)});
    }
    return settings;
}

Expected<Scalars> command_line_scalars(const std::vector<std::string>& settings) {
    Scalars scalars;
    for (const std::string& text : settings) {
        const auto equals = text.find('=');
        const std::string key = text.substr(0, equals);
        if (equals == std::string::npos || !is_cmake_name(key)) {
            return fail("", "--set takes KEY=VALUE, not `" + text + '`',
                        "such as --set KernelNumDomains=4");
        }
        scalars[key] = {scalar_from(std::string_view(text).substr(equals + 1)), {"--set", 0, 0}};
    }
    return scalars;
}

bool is_cmake_name(std::string_view key) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    return !key.empty() && key.find_first_not_of(letters) == std::string_view::npos;
}

}  // namespace selfe::configuration
