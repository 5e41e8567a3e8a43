// Precedence: platform file, shared, profile, arch, sel4_arch, platform, command line; last wins.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/layering.hpp"

#include "configuration/toml_reader.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace selfe::configuration {
namespace {

/// The contexts that are named after the platform: by its folder's name or another.
std::vector<std::string_view> platform_tables(const Layers& layers, const Context& context) {
    std::vector<std::string_view> names;
    for (const auto& [name, table] : layers.contexts) {
        const bool is_called = context.data != nullptr && context.data->is_called(name);
        if (is_called || name == context.platform) {
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

Expected<std::vector<Layer>> layers_for(const Layers& layers, std::string heading,
                                        const Context& context) {
    std::vector<Layer> result;
    const auto add = [&](const std::string& table, const Scalars& scalars) {
        result.push_back({'[' + table + ']', &scalars});
    };
    const auto add_profile = [&](const std::string& table, const auto& profiles) {
        if (const auto found = profiles.find(context.profile); found != profiles.end()) {
            add(table + '.' + std::string(name(context.profile)), found->second);
        }
    };
    add(heading, layers.shared);
    add_profile(heading, layers.profiles);
    std::vector<std::string_view> names{name(context.arch), name(context.sel4_arch)};
    const auto platforms = platform_tables(layers, context);
    if (platforms.size() > 1) {
        const auto& second = layers.contexts.find(platforms[1])->second;
        return std::unexpected(complaint(second.place,
                                         "`[" + heading + '.' + toml_key(platforms[0]) +
                                             "]` and `[" + heading + '.' + toml_key(platforms[1]) +
                                             "]` are about the same platform",
                                         "make one table of them"));
    }
    names.insert(names.end(), platforms.begin(), platforms.end());
    for (const std::string_view name : names) {
        if (const auto found = layers.contexts.find(name); found != layers.contexts.end()) {
            const std::string table = heading + '.' + toml_key(name);
            add(table, found->second.value.shared);
            add_profile(table, found->second.value.profiles);
        }
    }
    return result;
}

std::vector<Setting> lay(const std::vector<Layer>& layers) {
    std::map<std::string, std::vector<Assignment>> assignments;
    for (const Layer& layer : layers) {
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
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    Scalars scalars;
    for (const std::string& text : settings) {
        const auto equals = text.find('=');
        const std::string key = text.substr(0, equals);
        if (equals == std::string::npos || key.empty() ||
            key.find_first_not_of(letters) != std::string::npos) {
            return fail("", "--set takes KEY=VALUE, not `" + text + '`',
                        "such as --set KernelNumDomains=4");
        }
        scalars[key] = {scalar_from(std::string_view(text).substr(equals + 1)), {"--set", 0, 0}};
    }
    return scalars;
}

}  // namespace selfe::configuration
