// selfe-image: packs a kernel and a root task into what a platform boots.
// SPDX-License-Identifier: BSD-2-Clause
#include "file_commands.hpp"
#include "pack_command.hpp"
#include "selfe/common/exit_code.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

void add_options(CLI::App& pack, selfe::image::PackOptions& options) {
    pack.add_option("--prefix", options.prefix, "Install prefix of the kernel")->required();
    pack.add_option("--platform", options.platform, "platforms/<name>/platform.toml")->required();
    pack.add_option("--root-task", options.root_task, "The root task's ELF file")->required();
    pack.add_option("--output", options.output, "Image as ELF; with multiboot the root task")
        ->required();
    pack.add_option("--loader", options.loader, "The boot loader, loader.elf; not with multiboot");
    pack.add_option("--binary", options.binary, "Image as raw bytes too, for U-Boot's go");
    pack.add_option("--uimage", options.uimage, "Image as U-Boot uImage too, for U-Boot's bootm");
    pack.add_option("--kernel-output", options.kernel_output,
                    "Kernel of a multiboot pair (default: NAME.kernel.elf for NAME.image.elf)");
}

int run(int argc, char** argv) {
    CLI::App app("Packs a kernel prefix and a root task into what a platform boots.",
                 "selfe-image");
    app.require_subcommand(1);

    selfe::image::PackOptions options;
    CLI::App* const pack = app.add_subcommand("pack", "Make a boot image.");
    add_options(*pack, options);

    std::string file;
    CLI::App* const describe =
        app.add_subcommand("describe", "Print where everything in a boot image goes.");
    describe->add_option("image", file, "Any file that `pack` wrote")->required();

    std::string platform;
    CLI::App* const check = app.add_subcommand(
        "check", "Prove, without booting it, that a platform can boot an image.");
    check->add_option("image", file, "Any file that `pack` wrote")->required();
    check->add_option("--platform", platform, "platforms/<name>/platform.toml")->required();

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? selfe::ExitDone : selfe::ExitUsage;
    }
    const auto done = pack->parsed()    ? selfe::image::run_pack(options)
                      : check->parsed() ? selfe::image::check_file(file, platform)
                                        : selfe::image::describe_file(file, std::cout);
    if (!done) {
        selfe::print(done.error(), std::cerr);
        return selfe::ExitInputWrong;
    }
    return selfe::ExitDone;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "error: selfe-image failed: " << error.what() << '\n';
        return selfe::ExitBug;
    }
}
