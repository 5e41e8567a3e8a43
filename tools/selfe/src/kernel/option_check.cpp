// Compares settings with CMake's cache, and reads from the source what an option depends on.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/option_check.hpp"

#include "kernel/option_conditions.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace selfe::kernel {
namespace {

using configuration::complaint;
using configuration::Setting;

constexpr std::string_view kernel_option = "Kernel";

/// seL4's build marks an option whose conditions are not met with a variable of this ending.
constexpr std::array<std::string_view, 2> unmet_marks{"_DISABLED", "_UNAVAILABLE"};

bool is_unavailable(const CacheEntries& cache, const std::string& key) {
    return std::ranges::any_of(unmet_marks, [&](std::string_view mark) {
        return cache.contains(key + std::string(mark));
    });
}

/// Every option that a user may set: what the project declared for people, and what it would have
/// declared under other conditions.
std::vector<std::string_view> option_names(const CacheEntries& cache) {
    std::vector<std::string_view> names;
    for (const auto& [key, entry] : cache) {
        if (entry.type != "INTERNAL" && entry.type != "UNINITIALIZED" && entry.type != "STATIC") {
            names.push_back(key);
        }
        for (const std::string_view mark : unmet_marks) {
            if (key.ends_with(mark)) {
                names.push_back(std::string_view(key).substr(0, key.size() - mark.size()));
            }
        }
    }
    return names;
}

bool is_same(const CacheEntry& entry, const Definition& definition) {
    const bool is_flag = entry.type == "BOOL" || entry.value == "ON" || entry.value == "OFF";
    return entry.value == definition.value ||
           (is_flag && is_true(entry.value) == is_true(definition.value));
}

Diagnostic unknown_option(const Setting& setting, const Recipe& recipe, const CacheEntries& cache) {
    std::string hint = configuration::did_you_mean(setting.key, option_names(cache));
    if (find_declaration(recipe.source, setting.key).is_there) {
        hint = "its source has the option for other platforms; remove it here";
    } else if (hint.empty()) {
        hint = "CMake would ignore it; remove it, or build a kernel that has it";
    }
    return complaint(setting.winner.place, "this kernel has no option " + setting.key,
                     std::move(hint));
}

/// Why an option has another value than was asked for, as far as the build tells.
std::string reason(const Definition& definition, const Recipe& recipe, const CacheEntries& cache) {
    if (is_unavailable(cache, definition.key)) {
        const std::string condition = find_declaration(recipe.source, definition.key).condition;
        return condition.empty() ? "set what it depends on, or remove it"
                                 : "it needs: " + condition;
    }
    if (const auto values = cache.find(definition.key + "-STRINGS"); values != cache.end()) {
        std::string list = values->second.value;
        std::ranges::replace(list, ';', ' ');
        return "it can be: " + list;
    }
    return "the kernel's build sets it by itself; remove it";
}

Diagnostic overridden_option(const Definition& definition, const Recipe& recipe,
                             const CacheEntries& cache, const std::string& found) {
    const configuration::Assignment& winner = definition.setting->winner;
    return complaint(
        winner.place,
        definition.key + " = " + configuration::to_toml(winner.value) + " has no effect: " + found,
        reason(definition, recipe, cache));
}

/// What is wrong with a setting, or nothing.
std::optional<Diagnostic> problem_of(const Definition& definition, const Recipe& recipe,
                                     const CacheEntries& cache) {
    const auto entry = cache.find(definition.key);
    if (entry != cache.end() && entry->second.type != "UNINITIALIZED") {
        return is_same(entry->second, definition)
                   ? std::nullopt
                   : std::optional(overridden_option(definition, recipe, cache,
                                                     "the kernel makes it " + entry->second.value));
    }
    if (is_unavailable(cache, definition.key)) {
        return overridden_option(definition, recipe, cache,
                                 "it does not exist in this configuration");
    }
    return definition.key.starts_with(kernel_option)
               ? std::optional(unknown_option(*definition.setting, recipe, cache))
               : std::nullopt;
}

}  // namespace

Expected<void> check_options(const Recipe& recipe, const CacheEntries& cache,
                             std::string_view output, Progress& progress) {
    const auto unused = unused_variables(output);
    for (const Definition& definition : recipe.definitions) {
        if (definition.setting == nullptr) {
            continue;
        }
        const configuration::Assignment& winner = definition.setting->winner;
        const bool is_users = winner.table != configuration::platform_table;
        const auto problem = problem_of(definition, recipe, cache);
        if (problem && is_users) {
            return std::unexpected(*problem);
        }
        if (problem) {
            // A platform's file is for kernels of many releases; that the platform is the right
            // one, the prefix will show.
            progress.note(*problem);
        } else if (unused.contains(definition.key)) {
            progress.note(
                complaint(winner.place, "the kernel's build does not look at " + definition.key));
        }
    }
    return {};
}

}  // namespace selfe::kernel
