// selfe-api: compares the interfaces of two kernels or configurations.
// SPDX-License-Identifier: BSD-2-Clause
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "selfe/api/difference.hpp"
#include "selfe/api/manifest.hpp"
#include "selfe/api/report.hpp"
#include "selfe/common/exit_code.hpp"

namespace {

using namespace selfe;

/// Exit codes of `diff`, as those of diff(1).
enum DiffCode : int { DiffSame = 0, DiffDiffers = 1, DiffTrouble = 2 };

Expected<api::Interface> interface_at(const std::string& path) {
    const auto text = api::load_manifest(path);
    if (!text) {
        return std::unexpected(text.error());
    }
    return api::read_interface(*text, path);
}

int diff(const std::string& before, const std::string& after, bool is_json) {
    const auto old_interface = interface_at(before);
    const auto new_interface = old_interface ? interface_at(after) : old_interface;
    if (!new_interface) {
        print(new_interface.error(), std::cerr);
        return DiffTrouble;
    }
    const auto differences = api::compare(*old_interface, *new_interface);
    std::cout << (is_json ? api::report_json(differences) : api::report(differences));
    return differences.empty() ? DiffSame : DiffDiffers;
}

int dump(const std::string& path, bool is_compact) {
    const auto text = api::load_manifest(path);
    const auto result = text && is_compact ? api::compact_manifest(*text, path) : text;
    if (!result) {
        print(result.error(), std::cerr);
        return ExitInputWrong;
    }
    std::cout << *result;
    return ExitDone;
}

int run(int argc, char** argv) {
    CLI::App app{
        "Compares programming interfaces of kernels.\n"
        "Each is an api.json, a folder that selfe-bindgen wrote, or a kernel's prefix."};
    app.require_subcommand(1);
    std::string before;
    std::string after;
    bool is_json = false;
    CLI::App* diff_command = app.add_subcommand("diff",
                                                "What was added, removed, renumbered or re-typed.\n"
                                                "Exit codes: 0 the same, 1 different, 2 trouble.");
    diff_command->add_option("A", before, "the interface before")->required();
    diff_command->add_option("B", after, "the interface after")->required();
    diff_command->add_flag("--json", is_json, "for a machine to read");
    bool is_compact = false;
    CLI::App* dump_command = app.add_subcommand("dump", "The manifest of an interface, whole.");
    dump_command->add_option("A", before, "the interface")->required();
    dump_command->add_flag("--compact", is_compact, "as `compact` does");
    CLI::App* compact_command = app.add_subcommand(
        "compact", "The manifest without documentation, one line an item, to keep and compare.");
    compact_command->add_option("A", before, "the interface")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    return diff_command->parsed() ? diff(before, after, is_json)
                                  : dump(before, is_compact || compact_command->parsed());
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "selfe-api: internal error: " << error.what() << '\n';
        return selfe::ExitBug;
    }
}
