// Chooses platform and profile: what the caller says, then the environment, then the file.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/context.hpp"

#include "selfe/configuration/resolved.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace selfe::configuration {
namespace {

constexpr std::string_view by_default = "by default";

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
    return fail("", "which platform?",
                "--platform or $SEL4_PLATFORM names one of: " + listed(names));
}

Expected<void> choose_platform(const Assignment& said, const Document& document,
                               const std::vector<Platform>& platforms, Context& context) {
    const std::string& word = std::get<std::string>(said.value);
    context.platform = context.platform_word = word;
    context.data = find_platform(platforms, word);
    if (context.data == nullptr) {
        if (document.builds.contains(word)) {
            return {};
        }
        const std::vector<std::string> names = platforms_of(document, platforms);
        const std::vector<std::string_view> known(names.begin(), names.end());
        const std::string hint = did_you_mean(word, known);
        return std::unexpected(complaint(said.place, "there is no platform `" + word + '`',
                                         hint.empty() ? "one of: " + listed(names) : hint));
    }
    context.platform = context.data->name;
    const Place* first = nullptr;
    for (const auto& [name, build] : document.builds) {
        if (!context.data->is_called(name)) {
            continue;
        }
        if (first != nullptr) {
            return std::unexpected(complaint(build.place,
                                             "`[build." + toml_key(context.platform_word) +
                                                 "]` and `[build." + toml_key(name) +
                                                 "]` are about the same platform",
                                             "make one table of them"));
        }
        first = &build.place;
        context.platform_word = name;
    }
    return {};
}

Assignment choose_profile(const Request& request) {
    const std::string profile(name(request.profile.value_or(Profile::Debug)));
    return {profile, "", {request.profile ? "--" + profile : std::string(by_default), 0, 0}};
}

}  // namespace

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

Said said_for(const std::optional<std::string>& option, std::string_view option_name,
              const std::optional<std::string>& variable, std::string_view variable_name) {
    Said said;
    if (option) {
        said.push_back({*option, "", {std::string(option_name), 0, 0}});
    }
    if (variable) {
        said.push_back({*variable, "", {std::string(variable_name), 0, 0}});
    }
    return said;
}

std::vector<std::string> platforms_of(const Document& document,
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

Expected<Context> choose_context(const Request& request, const Environment& environment,
                                 const Document& document, const std::vector<Platform>& platforms) {
    const Said arch =
        said_for(request.arch, "--arch", environment.override_arch, "$SEL4_OVERRIDE_ARCH");
    const Said sel4_arch = said_for(request.sel4_arch, "--sel4_arch",
                                    environment.override_sel4_arch, "$SEL4_OVERRIDE_SEL4_ARCH");
    Said platform =
        said_for(request.platform, "--platform", environment.platform, "$SEL4_PLATFORM");
    if (platform.empty()) {
        const auto usual =
            default_platform(platforms_of(document, platforms), family_of(arch, sel4_arch));
        if (!usual) {
            return std::unexpected(usual.error());
        }
        platform.push_back({*usual, "", {std::string(by_default), 0, 0}});
    }
    Context context;
    if (const auto done = choose_platform(platform.front(), document, platforms, context); !done) {
        return std::unexpected(done.error());
    }
    context.profile = request.profile.value_or(Profile::Debug);
    context.choices.push_back({"profile", choose_profile(request), {}});
    context.choices.push_back(
        {"platform", platform.front(), {platform.begin() + 1, platform.end()}});
    if (const auto done = choose_architecture(arch, sel4_arch, document, context); !done) {
        return std::unexpected(done.error());
    }
    std::ranges::sort(context.choices, {}, &Setting::key);
    return context;
}

}  // namespace selfe::configuration
