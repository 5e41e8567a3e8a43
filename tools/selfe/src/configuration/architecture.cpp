// Chooses the architecture: what the caller says, then the file's tables, then the platform.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/context.hpp"
#include "configuration/layering.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace selfe::configuration {
namespace {

constexpr std::string_view key = "KernelSel4Arch";

/// A text as one of the names of a closed set.
template <class Enumeration>
Expected<Enumeration> parse_name(const Assignment& said, std::string_view what,
                                 std::span<const std::string_view> names,
                                 std::optional<Enumeration> (*named)(std::string_view)) {
    const auto* const text = std::get_if<std::string>(&said.value);
    if (const auto found = text == nullptr ? std::nullopt : named(*text)) {
        return *found;
    }
    std::string hint = did_you_mean(text == nullptr ? "" : *text, names);
    if (hint.empty()) {
        hint = "one of: " + listed({names.begin(), names.end()});
    }
    return std::unexpected(complaint(
        said.place, "there is no " + std::string(what) + ' ' + to_toml(said.value), hint));
}

/// KernelSel4Arch in those tables of the file that apply whatever the architecture is.
Said said_by(const Document& document, const Context& context) {
    Stack stack;
    add_table(stack, "sel4.config", document.config.common, context.profile);
    for (const auto& [name, table] : document.config.contexts) {
        if (name == context.platform ||
            (context.data != nullptr && context.data->is_called(name))) {
            add_table(stack, "sel4.config." + toml_key(name), table.value, context.profile);
        }
    }
    for (const Setting& setting : lay(stack)) {
        if (setting.key == key) {
            Said said{setting.winner};
            said.insert(said.end(), setting.losers.begin(), setting.losers.end());
            return said;
        }
    }
    return {};
}

Assignment said_by(const Platform& platform) {
    const auto found = platform.kernel_settings.find(key);
    if (found != platform.kernel_settings.end()) {
        return {found->second.value, platform_table, found->second.place};
    }
    return {platform.arch, "", {platform.file.string(), 0, 0}};
}

Expected<void> check_arch(const Said& arch, const Assignment& sel4_arch, const Context& context) {
    if (arch.empty()) {
        return {};
    }
    const auto family = parse_name(arch.front(), "arch", arch_names(), &arch_named);
    if (!family) {
        return std::unexpected(family.error());
    }
    if (*family != context.arch) {
        return std::unexpected(complaint(
            arch.front().place,
            "arch " + std::string(name(*family)) + " and sel4_arch " +
                std::string(name(context.sel4_arch)) + " do not go together",
            to_string(sel4_arch.place) + " says " + std::string(name(context.sel4_arch))));
    }
    return {};
}

}  // namespace

std::optional<Arch> family_of(const Said& arch, const Said& sel4_arch) {
    if (!arch.empty()) {
        return arch_named(std::get<std::string>(arch.front().value));
    }
    if (!sel4_arch.empty()) {
        if (const auto known = sel4_arch_named(std::get<std::string>(sel4_arch.front().value))) {
            return arch_of(*known);
        }
    }
    return std::nullopt;
}

Expected<void> choose_architecture(const Said& arch, Said sel4_arch, const Document& document,
                                   Context& context) {
    std::ranges::move(said_by(document, context), std::back_inserter(sel4_arch));
    if (context.data != nullptr) {
        sel4_arch.push_back(said_by(*context.data));
    }
    if (sel4_arch.empty()) {
        return fail("", "which architecture does platform `" + context.platform + "` have?",
                    "--sel4_arch says it, or KernelSel4Arch in `[sel4.config." +
                        toml_key(context.platform_word) + "]`");
    }
    const Assignment winner = sel4_arch.front();
    const auto chosen = parse_name(winner, "sel4_arch", sel4_arch_names(), &sel4_arch_named);
    if (!chosen) {
        return std::unexpected(chosen.error());
    }
    context.sel4_arch = *chosen;
    context.arch = arch_of(*chosen);
    if (const auto checked = check_arch(arch, winner, context); !checked) {
        return checked;
    }
    if (context.data != nullptr && context.data->arch != instruction_set(*chosen)) {
        return std::unexpected(complaint(winner.place, "platform " + context.platform + " is " +
                                                           context.data->arch + ", not " +
                                                           std::string(name(*chosen))));
    }
    context.choices.push_back(
        {"arch",
         arch.empty() ? Assignment{std::string(name(context.arch)), "", {"by sel4_arch", 0, 0}}
                      : arch.front(),
         arch.empty() ? Said{} : Said{arch.begin() + 1, arch.end()}});
    context.choices.push_back({"sel4_arch", winner, {sel4_arch.begin() + 1, sel4_arch.end()}});
    return {};
}

}  // namespace selfe::configuration
