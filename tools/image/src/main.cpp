// selfe-image: packs loader, kernel, device tree and root task into one bootable file.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/exit_code.hpp"
#include "selfe/common/file.hpp"
#include "selfe/image/image.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

/// The options of `selfe-image pack`.
struct PackOptions {
    std::string prefix;
    std::string platform;
    std::string loader;
    std::string root_task;
    std::string output;
    std::string binary;
};

selfe::Expected<void> run_pack(const PackOptions& options) {
    const auto ingredients = selfe::image::read_ingredients(options.prefix, options.platform,
                                                            options.loader, options.root_task);
    if (!ingredients) {
        return std::unexpected(ingredients.error());
    }
    const auto image = selfe::image::pack(*ingredients);
    if (!image) {
        return std::unexpected(image.error());
    }
    if (!options.binary.empty()) {
        if (auto written = selfe::write_file_atomically(options.binary, image->binary); !written) {
            return written;
        }
    }
    return selfe::write_file_atomically(options.output, image->elf());
}

selfe::Expected<void> run_describe(const std::string& file) {
    const auto image = selfe::image::read_image(file);
    if (!image) {
        return std::unexpected(image.error());
    }
    selfe::image::describe(*image, std::cout);
    return {};
}

int run(int argc, char** argv) {
    CLI::App app("Packs a kernel prefix and a root task into one boot image.", "selfe-image");
    app.require_subcommand(1);

    PackOptions options;
    CLI::App* const pack = app.add_subcommand("pack", "Make a boot image.");
    pack->add_option("--prefix", options.prefix, "Install prefix of the kernel")->required();
    pack->add_option("--platform", options.platform, "platforms/<name>/platform.toml")->required();
    pack->add_option("--loader", options.loader, "The boot loader, loader.elf")->required();
    pack->add_option("--root-task", options.root_task, "The root task's ELF file")->required();
    pack->add_option("--output", options.output, "Image as ELF, for qemu -kernel")->required();
    pack->add_option("--binary", options.binary, "Image as raw bytes too, for U-Boot's go");

    std::string file;
    CLI::App* const describe =
        app.add_subcommand("describe", "Print where everything in a boot image goes.");
    describe->add_option("image", file, "Boot image, ELF or raw")->required();

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? selfe::ExitDone : selfe::ExitUsage;
    }
    const auto done = pack->parsed() ? run_pack(options) : run_describe(file);
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
