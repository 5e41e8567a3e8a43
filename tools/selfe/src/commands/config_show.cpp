// selfe config show: the values for one platform and profile, as a sel4.toml that says only them.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/config.hpp"
#include "commands/configuration_json.hpp"
#include "commands/here.hpp"
#include "selfe/configuration/parse.hpp"

#include <iostream>
#include <memory>

namespace selfe::commands {
namespace {

using namespace configuration;

struct Options {
    Request request;
    bool is_json{};
    bool is_whole{};
};

Scalars scalars_of(const std::vector<Setting>& settings) {
    Scalars scalars;
    for (const Setting& setting : settings) {
        scalars[setting.key] = {setting.winner.value, {}};
    }
    return scalars;
}

/// The document that resolves to the same, for this platform and profile, wherever it lies.
Document flattened(const Resolved& resolved) {
    Document document;
    document.kernel = resolved.kernel;
    if (resolved.build_dir) {
        document.build_dir = {resolved.build_dir->value.string(), {}};
    }
    document.config.common.shared = scalars_of(resolved.settings);
    document.metadata.common.shared = scalars_of(resolved.metadata);
    Scalars build = scalars_of(resolved.build);
    if (resolved.toolchain_dir) {
        build["toolchain_dir"].value = resolved.toolchain_dir->value.string();
    }
    if (resolved.root_task) {
        build["root_task_image"].value = resolved.root_task->image.value.string();
    }
    document.builds[resolved.platform_as_said].value.profiles[resolved.profile] = std::move(build);
    return document;
}

Expected<int> show_whole(const Options& options) {
    const auto platforms = known_platforms();
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    const auto loaded = load(options.request, read_environment(), *platforms);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    if (!loaded->errors.empty()) {
        return std::unexpected(loaded->errors.front());
    }
    print_notes(loaded->notes);
    std::cout << print(loaded->document);
    return ExitDone;
}

Expected<int> show(const Options& options) {
    if (options.is_whole) {
        return show_whole(options);
    }
    const auto resolved = resolve_here(options.request);
    if (!resolved) {
        return std::unexpected(resolved.error());
    }
    if (options.is_json) {
        std::cout << text_of(to_json(*resolved));
    } else {
        std::cout << "# " << resolved->platform << ", " << name(resolved->profile) << ", "
                  << name(resolved->sel4_arch) << ": "
                  << (resolved->file ? resolved->file->string() : std::string(default_name)) << '\n'
                  << print(flattened(*resolved));
    }
    return ExitDone;
}

}  // namespace

void add_config_show(CLI::App& config, Action& chosen) {
    CLI::App* const command = config.add_subcommand(
        "show", "The values for one platform and profile, as a sel4.toml that says nothing else.");
    const auto options = std::make_shared<Options>();
    add_request_options(*command, options->request);
    auto* const json = command->add_flag("--json", options->is_json, "for a machine to read");
    command
        ->add_flag("--whole", options->is_whole,
                   "the whole file in its normal form, nothing resolved")
        ->excludes(json);
    command->callback([&chosen, options] { chosen = [options] { return show(*options); }; });
}

}  // namespace selfe::commands
