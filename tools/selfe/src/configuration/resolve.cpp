// Puts a resolved configuration together: file, context, layers, paths.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/resolved.hpp"

#include "configuration/context.hpp"
#include "configuration/find_file.hpp"
#include "configuration/layering.hpp"
#include "selfe/common/file.hpp"
#include "selfe/configuration/parse.hpp"

#include <algorithm>
#include <utility>

namespace selfe::configuration {
namespace {

/// `path` as the file means it: relative to the file's own folder.
std::filesystem::path anchored(const std::filesystem::path& folder,
                               const std::filesystem::path& path) {
    return (folder / path).lexically_normal();
}

std::optional<Placed<std::filesystem::path>> anchored(
    const std::filesystem::path& folder, const std::optional<Placed<std::string>>& path) {
    if (!path) {
        return std::nullopt;
    }
    return Placed<std::filesystem::path>{anchored(folder, path->value), path->place};
}

struct OriginAnchor {
    const std::filesystem::path& folder;

    KernelOrigin operator()(const ReferenceKernel& origin) const { return origin; }
    KernelOrigin operator()(const InstalledKernel& origin) const {
        return InstalledKernel{anchored(folder, origin.prefix)};
    }
    KernelOrigin operator()(const SourceFolder& origin) const {
        return SourceFolder{anchored(folder, origin.folder)};
    }
    /// git itself takes `./x` and `../x` for folders; all else is a URL or an absolute path.
    KernelOrigin operator()(const GitSource& origin) const {
        GitSource result = origin;
        if (result.url.starts_with("./") || result.url.starts_with("../")) {
            result.url = anchored(folder, result.url).string();
        }
        return result;
    }
};

/// The keys of `[build.PLATFORM]`, those of the profile's table over them.
BuildKeys build_keys(const Document& document, const Context& context) {
    const auto build = document.builds.find(context.platform_word);
    if (build == document.builds.end()) {
        return {};
    }
    BuildKeys keys = build->second.value.shared;
    const auto profile = build->second.value.profiles.find(context.profile);
    if (profile == build->second.value.profiles.end()) {
        return keys;
    }
    const BuildKeys& over = profile->second;
    for (const auto key : {&BuildKeys::cross_compiler_prefix, &BuildKeys::toolchain_dir,
                           &BuildKeys::make_root_task, &BuildKeys::root_task_image}) {
        if (over.*key) {
            keys.*key = over.*key;
        }
    }
    return keys;
}

void resolve_build(const Document& document, const Context& context, Resolved& resolved) {
    const BuildKeys keys = build_keys(document, context);
    resolved.cross_compiler_prefix = keys.cross_compiler_prefix;
    if (!resolved.cross_compiler_prefix && context.data != nullptr) {
        resolved.cross_compiler_prefix = {context.data->toolchain + '-',
                                          {context.data->file.string(), 0, 0}};
    }
    resolved.toolchain_dir = anchored(resolved.folder, keys.toolchain_dir);
    if (const auto image = anchored(resolved.folder, keys.root_task_image)) {
        resolved.root_task = RootTask{keys.make_root_task, *image};
    }
}

/// The kernel's settings: the platform file's, the document's, the command line's.
Expected<void> resolve_settings(const Document& document, const Request& request,
                                const Context& context, Resolved& resolved) {
    Scalars from_platform;
    if (context.data != nullptr) {
        from_platform.insert(context.data->kernel_settings.begin(),
                             context.data->kernel_settings.end());
    }
    const auto from_command_line = command_line_scalars(request.settings);
    if (!from_command_line) {
        return std::unexpected(from_command_line.error());
    }
    std::vector<Layer> layers{{"[kernel_settings]", &from_platform}};
    const auto from_document = layers_for(document.config, "sel4.config", context);
    if (!from_document) {
        return std::unexpected(from_document.error());
    }
    layers.insert(layers.end(), from_document->begin(), from_document->end());
    layers.push_back({"--set", &*from_command_line});
    resolved.settings = lay(layers);

    const auto metadata = layers_for(document.metadata, "metadata", context);
    if (!metadata) {
        return std::unexpected(metadata.error());
    }
    resolved.metadata = lay(*metadata);
    return {};
}

/// A kernel for another instruction set than the root task's could start nothing.
Expected<void> check_architecture(const Resolved& resolved) {
    const Setting* const setting = resolved.setting("KernelSel4Arch");
    if (setting == nullptr) {
        return {};
    }
    const auto* const text = std::get_if<std::string>(&setting->winner.value);
    const auto arch = text == nullptr ? std::nullopt : sel4_arch_named(*text);
    if (!arch || instruction_set(*arch) != instruction_set(resolved.sel4_arch)) {
        return std::unexpected(complaint(
            setting->winner.place,
            "KernelSel4Arch is " + to_toml(setting->winner.value) + ", but platform " +
                resolved.platform + " is resolved for " + std::string(name(resolved.sel4_arch)),
            "`selfe config explain KernelSel4Arch` shows who says what"));
    }
    return {};
}

Expected<Parsed> load(const std::optional<std::filesystem::path>& file,
                      const Environment& environment, const std::vector<Platform>& platforms) {
    std::vector<std::string> names;
    for (const Platform& platform : platforms) {
        names.push_back(platform.name);
        names.insert(names.end(), platform.aliases.begin(), platform.aliases.end());
    }
    Expected<std::string> text{std::string(default_text())};
    if (file) {
        text = read_file(environment.working_folder / *file);
    }
    if (!text) {
        text.error().file = file->string();
        return std::unexpected(text.error());
    }
    Parsed parsed = parse(*text, file ? file->string() : std::string(default_name), names);
    if (!parsed.errors.empty()) {
        return std::unexpected(parsed.errors.front());
    }
    return parsed;
}

}  // namespace

const Setting* Resolved::setting(std::string_view key) const {
    const auto found = std::ranges::find(settings, key, &Setting::key);
    return found == settings.end() ? nullptr : &*found;
}

Expected<Resolved> resolve(const Request& request, const Environment& environment,
                           const std::vector<Platform>& platforms) {
    const auto file = find_file(request, environment);
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto parsed = load(*file, environment, platforms);
    if (!parsed) {
        return std::unexpected(parsed.error());
    }
    const Document& document = parsed->document;
    const auto context = choose_context(request, environment, document, platforms);
    if (!context) {
        return std::unexpected(context.error());
    }
    Resolved resolved;
    if (*file) {
        resolved.file = (environment.working_folder / **file).lexically_normal();
    }
    resolved.folder = resolved.file ? resolved.file->parent_path() : environment.working_folder;
    resolved.platform = context->platform;
    resolved.platform_as_said = context->platform_word;
    if (context->data != nullptr) {
        resolved.platform_data = *context->data;
    }
    resolved.profile = context->profile;
    resolved.arch = context->arch;
    resolved.sel4_arch = context->sel4_arch;
    if (document.kernel) {
        resolved.kernel = {std::visit(OriginAnchor{resolved.folder}, document.kernel->value),
                           document.kernel->place};
    }
    resolved.build_dir = anchored(resolved.folder, document.build_dir);
    resolve_build(document, *context, resolved);
    if (const auto done = resolve_settings(document, request, *context, resolved); !done) {
        return std::unexpected(done.error());
    }
    if (const auto checked = check_architecture(resolved); !checked) {
        return std::unexpected(checked.error());
    }
    resolved.notes = parsed->notes;
    return resolved;
}

std::vector<std::pair<std::string, std::string>> root_task_environment(const Resolved& resolved) {
    std::vector<std::pair<std::string, std::string>> variables;
    if (resolved.file) {
        variables.emplace_back("SEL4_CONFIG_PATH", resolved.file->string());
    }
    variables.emplace_back("SEL4_OVERRIDE_ARCH", name(resolved.arch));
    variables.emplace_back("SEL4_OVERRIDE_SEL4_ARCH", name(resolved.sel4_arch));
    variables.emplace_back("SEL4_PLATFORM", resolved.platform_as_said);
    return variables;
}

}  // namespace selfe::configuration
