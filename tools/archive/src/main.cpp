// selfe-archive: packs files into an archive that a program carries in its image.
// SPDX-License-Identifier: BSD-2-Clause
#include "file_commands.hpp"
#include "pack_command.hpp"
#include "selfe/common/exit_code.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

void add_options(CLI::App& pack, selfe::archive::PackOptions& options) {
    pack.add_option("file", options.files,
                    "PATH, or NAME=PATH for another name than that relative to --base");
    pack.add_option("--base", options.base, "Folder that names are relative to")
        ->capture_default_str();
    pack.add_option("--align", options.alignment, "Each file begins at a multiple of this")
        ->capture_default_str();
    pack.add_option("--output", options.output, "The archive; left alone if nothing changes")
        ->required();
}

int run(int argc, char** argv) {
    CLI::App app("Packs files into an archive that a program carries in its image.",
                 "selfe-archive");
    app.require_subcommand(1);

    selfe::archive::PackOptions options;
    CLI::App* const pack = app.add_subcommand("pack", "Make an archive.");
    add_options(*pack, options);

    std::string file;
    CLI::App* const list = app.add_subcommand("list", "Print what is in an archive.");
    list->add_option("archive", file, "The archive")->required();
    CLI::App* const check = app.add_subcommand(
        "check", "Read every file, and prove that `pack` would write the same bytes.");
    check->add_option("archive", file, "The archive")->required();

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? selfe::ExitDone : selfe::ExitUsage;
    }
    const auto done = pack->parsed()   ? selfe::archive::run_pack(options)
                      : list->parsed() ? selfe::archive::list_file(file, std::cout)
                                       : selfe::archive::check_file(file);
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
        std::cerr << "error: selfe-archive failed: " << error.what() << '\n';
        return selfe::ExitBug;
    }
}
