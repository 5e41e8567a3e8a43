// selfe platforms: what can be simulated, and what needs a board.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "commands/configuration_json.hpp"
#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/platform.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace selfe::commands {
namespace {

using configuration::Platform;

enum class Form { Text, Json, Names };

constexpr const char* examples =
    "Examples:\n"
    "  selfe platforms\n"
    "  selfe platforms --json | jq -r '.platforms[] | select(.simulated) | .name'\n"
    "\n"
    "A platform of your own is a folder with a platform.toml; $SELFE_PLATFORM_DIR names the folder "
    "of\n"
    "such folders.";

/// Whether the embedded reference kernel runs on it.
bool has_reference(const Installation& installation, const Platform& platform) {
    return std::filesystem::is_directory(installation.data / "kernel" / "platforms" /
                                         platform.kernel_platform);
}

std::string kernels(bool with_reference) {
    return with_reference ? "reference, seL4" : "seL4";
}

void print_text(const std::vector<Platform>& platforms, const Installation& installation) {
    const auto widest =
        std::ranges::max(platforms, {}, [](const Platform& p) { return p.name.size(); });
    const int width = static_cast<int>(widest.name.size()) + 2;
    std::cout << std::left << std::setw(width) << "platform" << std::setw(9) << "arch"
              << std::setw(22) << "runs on" << std::setw(17) << "kernels" << "machine\n";
    for (const Platform& platform : platforms) {
        std::cout << std::setw(width) << platform.name << std::setw(9) << platform.arch
                  << std::setw(22) << platform.qemu.value_or("the board only") << std::setw(17)
                  << kernels(has_reference(installation, platform)) << platform.description << '\n';
    }
}

void print_json(const std::vector<Platform>& platforms, const Installation& installation) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Platform& platform : platforms) {
        nlohmann::ordered_json entry{{"name", platform.name},
                                     {"aliases", platform.aliases},
                                     {"description", platform.description},
                                     {"arch", platform.arch},
                                     {"toolchain", platform.toolchain},
                                     {"kernel_platform", platform.kernel_platform},
                                     {"simulated", platform.qemu.has_value()},
                                     {"reference_kernel", has_reference(installation, platform)},
                                     {"file", platform.file.string()}};
        if (platform.qemu) {
            entry["qemu"] = *platform.qemu;
        } else {
            entry["reason"] = platform.hardware.value_or("");
        }
        list.push_back(std::move(entry));
    }
    std::cout << text_of({{"format", 1}, {"platforms", list}});
}

Expected<int> run_platforms(Form form) {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    const auto platforms = configuration::read_platforms(installation->platform_folders());
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    if (platforms->empty()) {
        return fail(installation->data.string(), "there is no platform", "install selfe again");
    }
    if (form == Form::Json) {
        print_json(*platforms, *installation);
    } else if (form == Form::Text) {
        print_text(*platforms, *installation);
    } else {
        for (const Platform& platform : *platforms) {
            std::cout << platform.name << '\n';
        }
    }
    return ExitDone;
}

}  // namespace

void add_platforms(CLI::App& app, Action& chosen) {
    CLI::App* const command =
        app.add_subcommand("platforms", "What can be simulated, and what needs a board.");
    command->footer(examples);
    const auto form = std::make_shared<Form>(Form::Text);
    auto* const json = command->add_flag_callback(
        "--json", [form] { *form = Form::Json; }, "for a machine to read");
    command
        ->add_flag_callback(
            "--names", [form] { *form = Form::Names; }, "the names alone, one a line")
        ->excludes(json);
    command->callback([&chosen, form] { chosen = [form] { return run_platforms(*form); }; });
}

}  // namespace selfe::commands
