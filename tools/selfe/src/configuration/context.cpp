// Chooses platform and architecture: what the caller says, then the environment, then the file.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/context.hpp"

#include "configuration/toml_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace selfe::configuration {
namespace {

/// What was said for a choice, and by whom.
using Said = std::optional<Placed<std::string>>;

Said first_of(const std::optional<std::string>& option, std::string_view option_name,
              const std::optional<std::string>& variable, std::string_view variable_name) {
    if (option) {
        return Placed<std::string>{*option, {std::string(option_name), 0, 0}};
    }
    if (variable) {
        return Placed<std::string>{*variable, {std::string(variable_name), 0, 0}};
    }
    return std::nullopt;
}

/// Names as a sentence has them.
std::string list(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

/// The platforms that the document is for: those of its `[build.*]`, or with none of them all.
std::vector<std::string> candidates(const Document& document,
                                    const std::vector<Platform>& platforms) {
    std::vector<std::string> names;
    for (const auto& [name, build] : document.builds) {
        names.push_back(name);
    }
    for (const Platform& platform : platforms) {
        if (document.builds.empty()) {
            names.push_back(platform.name);
        }
    }
    return names;
}

/// selfe-config's choice for an architecture, if the document has it; or the only one that there
/// is.
Expected<std::string> default_platform(const std::vector<std::string>& names,
                                       std::optional<Arch> arch) {
    constexpr std::array<std::pair<Arch, std::string_view>, 2> usual{
        {{Arch::Arm, "sabre"}, {Arch::X86, "pc99"}}};
    for (const auto& [known, platform] : usual) {
        if (arch == known && std::ranges::find(names, platform) != names.end()) {
            return std::string(platform);
        }
    }
    if (names.size() == 1) {
        return names.front();
    }
    return fail("", "which platform?", "--platform or $SEL4_PLATFORM names one of: " + list(names));
}

/// A text as one of the names of a closed set.
template <class Enumeration>
Expected<Enumeration> parse_name(const Placed<std::string>& said, std::string_view what,
                                 std::span<const std::string_view> names,
                                 std::optional<Enumeration> (*named)(std::string_view)) {
    if (const auto found = named(said.value)) {
        return *found;
    }
    std::string hint = did_you_mean(said.value, names);
    if (hint.empty()) {
        hint = "one of: " + list({names.begin(), names.end()});
    }
    return std::unexpected(complaint(
        said.place, "there is no " + std::string(what) + " `" + said.value + '`', std::move(hint)));
}

/// The family that was said, by either name; a name that is none is complained of later.
std::optional<Arch> family_of(const Said& arch, const Said& sel4_arch) {
    if (arch) {
        return arch_named(arch->value);
    }
    if (sel4_arch) {
        if (const auto known = sel4_arch_named(sel4_arch->value)) {
            return arch_of(*known);
        }
    }
    return std::nullopt;
}

/// The value of KernelSel4Arch in those tables that do not themselves depend on it.
Said document_sel4_arch(const Document& document, const std::string& word, Profile profile) {
    constexpr std::string_view key = "KernelSel4Arch";
    const Scalars empty;
    const auto of_profile = [&](const auto& profiles) -> const Scalars& {
        const auto found = profiles.find(profile);
        return found == profiles.end() ? empty : found->second;
    };
    const auto table = document.config.contexts.find(word);
    const ContextTable none;
    const ContextTable& own = table == document.config.contexts.end() ? none : table->second.value;
    for (const Scalars* const scalars :
         {&of_profile(own.profiles), &own.shared, &of_profile(document.config.profiles),
          &document.config.shared}) {
        const auto found = scalars->find(key);
        if (found == scalars->end()) {
            continue;
        }
        if (const auto* const text = std::get_if<std::string>(&found->second.value)) {
            return Placed<std::string>{*text, found->second.place};
        }
    }
    return std::nullopt;
}

Said platform_sel4_arch(const Platform& platform) {
    const auto found = platform.kernel_settings.find("KernelSel4Arch");
    if (found != platform.kernel_settings.end()) {
        if (const auto* const text = std::get_if<std::string>(&found->second.value)) {
            return Placed<std::string>{*text, found->second.place};
        }
    }
    return Placed<std::string>{platform.arch, {platform.file.string(), 0, 0}};
}

Expected<void> choose_architecture(const Said& sel4_arch, const Said& arch, Context& context) {
    if (!sel4_arch) {
        return fail("", "which architecture does platform `" + context.platform + "` have?",
                    "--sel4_arch says it, or KernelSel4Arch in `[sel4.config." +
                        toml_key(context.platform_word) + "]`");
    }
    const auto chosen = parse_name(*sel4_arch, "sel4_arch", sel4_arch_names(), &sel4_arch_named);
    if (!chosen) {
        return std::unexpected(chosen.error());
    }
    context.sel4_arch = *chosen;
    context.arch = arch_of(*chosen);
    if (arch) {
        const auto family = parse_name(*arch, "arch", arch_names(), &arch_named);
        if (!family) {
            return std::unexpected(family.error());
        }
        if (*family != context.arch) {
            return std::unexpected(
                complaint(arch->place,
                          "arch " + arch->value + " and sel4_arch " + sel4_arch->value +
                              " do not go together",
                          sel4_arch->value + " is " + std::string(name(context.arch))));
        }
    }
    if (context.data != nullptr && context.data->arch != instruction_set(*chosen)) {
        return std::unexpected(complaint(sel4_arch->place, "platform " + context.platform + " is " +
                                                               context.data->arch + ", not " +
                                                               sel4_arch->value));
    }
    return {};
}

Expected<void> choose_platform(const Said& said, const Document& document,
                               const std::vector<Platform>& platforms, Context& context) {
    context.platform = context.platform_word = said->value;
    context.data = find_platform(platforms, said->value);
    if (context.data == nullptr) {
        if (document.builds.contains(said->value)) {
            return {};
        }
        const std::vector<std::string> names = candidates(document, platforms);
        const std::vector<std::string_view> known(names.begin(), names.end());
        const std::string hint = did_you_mean(said->value, known);
        return std::unexpected(complaint(said->place, "there is no platform `" + said->value + '`',
                                         hint.empty() ? "one of: " + list(names) : hint));
    }
    context.platform = context.data->name;
    for (const auto& [name, build] : document.builds) {
        if (context.data->is_called(name)) {
            context.platform_word = name;
        }
    }
    return {};
}

}  // namespace

Expected<Context> choose_context(const Request& request, const Environment& environment,
                                 const Document& document, const std::vector<Platform>& platforms) {
    Context context;
    context.profile = request.profile.value_or(Profile::Debug);
    Said sel4_arch = first_of(request.sel4_arch, "--sel4_arch", environment.override_sel4_arch,
                              "$SEL4_OVERRIDE_SEL4_ARCH");
    const Said arch =
        first_of(request.arch, "--arch", environment.override_arch, "$SEL4_OVERRIDE_ARCH");
    Said platform =
        first_of(request.platform, "--platform", environment.platform, "$SEL4_PLATFORM");
    if (!platform) {
        const auto usual =
            default_platform(candidates(document, platforms), family_of(arch, sel4_arch));
        if (!usual) {
            return std::unexpected(usual.error());
        }
        platform = Placed<std::string>{*usual, {document.file, 0, 0}};
    }
    if (const auto chosen = choose_platform(platform, document, platforms, context); !chosen) {
        return std::unexpected(chosen.error());
    }
    if (!sel4_arch) {
        sel4_arch = document_sel4_arch(document, context.platform_word, context.profile);
    }
    if (!sel4_arch && context.data != nullptr) {
        sel4_arch = platform_sel4_arch(*context.data);
    }
    if (const auto chosen = choose_architecture(sel4_arch, arch, context); !chosen) {
        return std::unexpected(chosen.error());
    }
    return context;
}

}  // namespace selfe::configuration
