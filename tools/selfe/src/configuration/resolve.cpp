// Puts a resolved configuration together: context, layers, absolute paths.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/context.hpp"
#include "configuration/layering.hpp"
#include "selfe/configuration/resolved.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <utility>

namespace selfe::configuration {
namespace {

/// `path` as the file means it: relative to the file's own folder.
std::filesystem::path anchored(const std::filesystem::path& folder,
                               const std::filesystem::path& path) {
    const auto normal = (folder / path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();  // `.` leaves a last `/`
}

Placed<std::filesystem::path> anchored(const std::filesystem::path& folder,
                                       const Placed<std::string>& path) {
    return {anchored(folder, path.value), path.place};
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

/// The value of a setting that can only be a string.
std::optional<Placed<std::string>> text_of(const std::vector<Setting>& settings,
                                           std::string_view key) {
    const auto found = std::ranges::find(settings, key, &Setting::key);
    if (found == settings.end()) {
        return std::nullopt;
    }
    return Placed<std::string>{std::get<std::string>(found->winner.value), found->winner.place};
}

void resolve_build(const Document& document, const Context& context, Resolved& resolved) {
    Stack stack;
    Scalars from_platform;
    if (context.data != nullptr) {
        from_platform["cross_compiler_prefix"] = {context.data->toolchain + '-',
                                                  context.data->toolchain_place};
        stack.push_back({"", &from_platform});
    }
    if (const auto build = document.builds.find(context.platform_word);
        build != document.builds.end()) {
        add_table(stack, "build." + toml_key(build->first), build->second.value, context.profile);
    }
    resolved.build = lay(stack);
    resolved.cross_compiler_prefix = text_of(resolved.build, "cross_compiler_prefix");
    if (const auto folder = text_of(resolved.build, "toolchain_dir")) {
        resolved.toolchain_dir = anchored(resolved.folder, *folder);
    }
    if (const auto image = text_of(resolved.build, "root_task_image")) {
        resolved.root_task =
            RootTask{text_of(resolved.build, "make_root_task"), anchored(resolved.folder, *image)};
    }
}

/// The kernel's settings: the platform file's, the document's, the command line's.
Expected<void> resolve_settings(const Document& document, const Request& request,
                                const Context& context, Resolved& resolved) {
    const auto from_command_line = command_line_scalars(request.settings);
    if (!from_command_line) {
        return std::unexpected(from_command_line.error());
    }
    const auto from_document = stack_of(document.config, "sel4.config", context);
    if (!from_document) {
        return std::unexpected(from_document.error());
    }
    Stack stack;
    if (context.data != nullptr) {
        stack.push_back({platform_table, &context.data->kernel_settings});
    }
    stack.insert(stack.end(), from_document->begin(), from_document->end());
    stack.push_back({"", &*from_command_line});
    resolved.settings = lay(stack);
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
            "`selfe config explain` shows who says what"));
    }
    return {};
}

/// The reference kernel prints in debug and does not in release; nothing else of it can be chosen,
/// and what would be ignored in silence is said.
void note_what_reference_ignores(Resolved& resolved) {
    const Scalar is_debug = resolved.profile == Profile::Debug;
    for (const Setting& setting : resolved.settings) {
        const bool is_its_own =
            setting.key == "KernelDebugBuild" || setting.key == "KernelPrinting";
        if (setting.winner.table == platform_table ||
            (is_its_own && setting.winner.value == is_debug)) {
            continue;
        }
        resolved.notes.push_back(complaint(
            setting.winner.place,
            setting.key + " = " + to_toml(setting.winner.value) +
                " has no effect: the embedded reference kernel is as its profile says",
            "settings are for kernels from source: kernel = { git = \"…\", tag = \"…\" }"));
    }
}

}  // namespace

const Setting* Resolved::setting(std::string_view key) const {
    const auto found = std::ranges::find(settings, key, &Setting::key);
    return found == settings.end() ? nullptr : &*found;
}

Expected<Resolved> resolve(const Loaded& loaded, const Request& request,
                           const Environment& environment, const std::vector<Platform>& platforms) {
    if (!loaded.errors.empty()) {
        return std::unexpected(loaded.errors.front());
    }
    const Document& document = loaded.document;
    const auto context = choose_context(request, environment, document, platforms);
    if (!context) {
        return std::unexpected(context.error());
    }
    Resolved resolved;
    resolved.file = loaded.file;
    resolved.folder = loaded.folder;
    resolved.platform = context->platform;
    resolved.platform_as_said = context->platform_word;
    if (context->data != nullptr) {
        resolved.platform_data = *context->data;
    }
    resolved.profile = context->profile;
    resolved.arch = context->arch;
    resolved.sel4_arch = context->sel4_arch;
    resolved.choices = context->choices;
    resolved.notes = loaded.notes;
    if (document.kernel) {
        resolved.kernel = {std::visit(OriginAnchor{resolved.folder}, document.kernel->value),
                           document.kernel->place};
    }
    if (document.build_dir) {
        resolved.build_dir = anchored(resolved.folder, *document.build_dir);
    }
    resolve_build(document, *context, resolved);
    if (const auto done = resolve_settings(document, request, *context, resolved); !done) {
        return std::unexpected(done.error());
    }
    const auto metadata = stack_of(document.metadata, "metadata", *context);
    if (!metadata) {
        return std::unexpected(metadata.error());
    }
    resolved.metadata = lay(*metadata);
    if (const auto checked = check_architecture(resolved); !checked) {
        return std::unexpected(checked.error());
    }
    if (document.kernel && std::holds_alternative<ReferenceKernel>(resolved.kernel.value)) {
        note_what_reference_ignores(resolved);
    }
    return resolved;
}

Expected<Resolved> resolve(const Request& request, const Environment& environment,
                           const std::vector<Platform>& platforms) {
    const auto loaded = load(request, environment, platforms);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    return resolve(*loaded, request, environment, platforms);
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
