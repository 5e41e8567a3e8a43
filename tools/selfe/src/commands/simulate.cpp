// selfe simulate: builds, and boots the image in QEMU or on a board, the console here.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "project/build.hpp"
#include "project/hand_over.hpp"

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace selfe::commands {
namespace {

struct Options {
    configuration::Request request;
    kernel::ObtainOptions obtain;
    std::string image;
    std::optional<std::string> until;
    std::optional<double> timeout;
    std::optional<unsigned> gdb;
    std::vector<std::string> boards;
    std::vector<std::string> qemu_arguments;
};

constexpr const char* examples =
    "Examples:\n"
    "  selfe simulate                         what is typed here goes to the program; Ctrl-C ends "
    "it\n"
    "  selfe simulate -p pc99 --timeout 10    end after 10 s, at the latest\n"
    "  selfe simulate --until 'all is well'   end, and succeed, as soon as that is printed\n"
    "  selfe simulate --gdb                   QEMU waits for gdb's `target remote :1234`\n"
    "  selfe simulate -- -d int,cpu_reset     more arguments for QEMU\n"
    "  selfe simulate --board desk.toml       on the board that the file describes\n"
    "\n"
    "Exit codes: 0 the program returned, or the text was seen; 1 it panicked, the kernel or QEMU\n"
    "died, time was over, or nothing could be built; 2 usage; 70 a bug of selfe's; once QEMU\n"
    "runs, 128 + n: ended by signal n (130: Ctrl-C).";

/// What no QEMU plays is refused by its name before anything is built.
Expected<void> check_platform(const project::Workspace& workspace, bool has_board) {
    const auto& platform = workspace.resolved.platform_data;
    if (!platform) {
        return std::unexpected(
            project::unknown_platform(workspace.platforms, workspace.resolved.platform));
    }
    if (!platform->qemu && !has_board) {
        return fail(platform->file.string(),
                    "platform " + platform->name +
                        " is hardware only: " + platform->hardware.value_or("no QEMU plays it"),
                    "`selfe build -p " + platform->name +
                        "` makes the image for the board, --board FILE boots it there");
    }
    return {};
}

Expected<int> run_simulate(const Options& options) {
    const auto workspace = project::open_workspace(options.request);
    if (!workspace) {
        return std::unexpected(workspace.error());
    }
    if (auto good = check_platform(*workspace, !options.boards.empty()); !good) {
        return std::unexpected(good.error());
    }
    const auto obtain = project::with_cache(options.obtain);
    if (!obtain) {
        return std::unexpected(obtain.error());
    }
    std::optional<project::Image> image;
    std::vector<std::string> arguments{"simulate", "--interactive"};
    {
        kernel::TextProgress progress(std::cerr, kernel::terminal_columns());
        const auto built = project::build_project(*workspace, *obtain, progress);
        if (!built) {
            return std::unexpected(built.error());
        }
        auto chosen = project::choose_image(built->images, options.image);
        if (!chosen) {
            return std::unexpected(chosen.error());
        }
        image = *chosen;
        arguments.insert(arguments.end(), {"--image", image->file.string(), "--platform",
                                           built->platform.file.string(), "--prefix",
                                           built->kernel.prefix.string()});
    }
    const std::string until = options.until.value_or(image->until);
    if (!until.empty()) {
        arguments.push_back("--until=" + until);
    }
    if (options.timeout) {
        arguments.push_back("--timeout=" + std::to_string(*options.timeout));
    }
    if (options.gdb) {
        arguments.push_back("--gdb=" + std::to_string(*options.gdb));
        std::cerr << "selfe: QEMU waits: gdb-multiarch " << image->root_task.string()
                  << " -ex 'target remote :" << *options.gdb << "'\n";
    }
    project::add_boards(arguments, options.boards);
    if (!options.qemu_arguments.empty()) {
        arguments.emplace_back("--");
        arguments.insert(arguments.end(), options.qemu_arguments.begin(),
                         options.qemu_arguments.end());
    }
    return project::hand_over(project::runner(workspace->installation), arguments);
}

}  // namespace

void add_simulate(CLI::App& app, Action& chosen) {
    constexpr unsigned gdb_port = 1234;  // where gdb's users expect QEMU
    CLI::App* const command =
        app.add_subcommand("simulate", "Build, and boot the image in QEMU or on a board.");
    command->footer(examples);
    const auto options = std::make_shared<Options>();
    add_request_options(*command, options->request);
    add_obtain_options(*command, options->obtain);
    command->add_option("--image", options->image, "which one, if the project makes several");
    command->add_option("--until", options->until, "end, and succeed, at this text on the console");
    command->add_option("--timeout", options->timeout, "end after so many seconds")
        ->check(CLI::PositiveNumber);
    command
        ->add_option_function<std::string>(
            "--gdb",
            [options](const std::string& port) {
                options->gdb = port.empty() ? gdb_port : static_cast<unsigned>(std::stoul(port));
            },
            "stop before the first instruction and wait for gdb at PORT (default 1234)")
        ->type_name("[PORT]")
        ->expected(0, 1)
        ->check(CLI::Range(1U, 65535U) | CLI::IsMember({""}));
    add_board_option(*command, options->boards)->excludes("--gdb");
    command->add_option("arguments", options->qemu_arguments, "after --: arguments for QEMU")
        ->type_name("QEMU-ARGUMENT...");
    command->callback([&chosen, options] {
        // QEMU's begin with an option; a stray word is somebody's mistake.
        if (!options->qemu_arguments.empty() && !options->qemu_arguments.front().starts_with('-')) {
            throw CLI::ExtrasError({options->qemu_arguments.front()});
        }
        chosen = [options] { return run_simulate(*options); };
    });
}

}  // namespace selfe::commands
