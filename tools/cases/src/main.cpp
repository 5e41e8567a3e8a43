// selfe-cases: what an image can run, for CTest and the runner; and which rules there are.
// SPDX-License-Identifier: BSD-2-Clause
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "selfe/cases/case_table.hpp"
#include "selfe/cases/catalogue.hpp"
#include "selfe/common/exit_code.hpp"
#include "selfe/common/file.hpp"

namespace {

using namespace selfe;
using namespace selfe::cases;

struct Options {
    std::string catalogue;
    std::string elf;
    std::string platform;
    std::string output;
    CTestContext context;
};

Expected<CaseTable> table_of(const Options& options) {
    const auto file = elf::File::read(options.elf);
    return file ? read_case_table(*file) : std::unexpected(file.error());
}

Expected<void> write_header(const Options& options) {
    const auto rows = read_catalogue(options.catalogue);
    return rows ? write_file_atomically(options.output, catalogue_header(*rows))
                : std::unexpected(rows.error());
}

Expected<void> write_list(const Options& options) {
    const auto table = table_of(options);
    return table ? write_file_atomically(options.output, case_table_json(*table, options.platform))
                 : std::unexpected(table.error());
}

Expected<void> write_ctest(const Options& options) {
    const auto table = table_of(options);
    return table ? write_file_atomically(options.output, ctest_script(*table, options.context))
                 : std::unexpected(table.error());
}

void add_output(CLI::App& command, Options& options) {
    command.add_option("--output", options.output, "File to write; left alone if nothing changes")
        ->required();
}

void add_header(CLI::App& app, Options& options) {
    CLI::App& command = *app.add_subcommand("header", "Write the catalogue's ids as a C++ header");
    command.add_option("--catalogue", options.catalogue, "Folder of the catalogue")->required();
    add_output(command, options);
}

void add_list(CLI::App& app, Options& options) {
    CLI::App& command = *app.add_subcommand("list", "Write an image's cases as JSON");
    command.add_option("--elf", options.elf, "Root task's ELF file")->required();
    command.add_option("--platform", options.platform, "Name of its platform")->required();
    add_output(command, options);
}

void add_ctest(CLI::App& app, Options& options) {
    CLI::App& command = *app.add_subcommand("ctest", "Write one CTest test a case");
    command.add_option("--elf", options.elf, "Root task's ELF file")->required();
    command.add_option("--prefix", options.context.prefix, "Put before each case's name");
    command.add_option("--fixture", options.context.fixture, "Fixture that boots")->required();
    command.add_option("--verdict", options.context.verdict, "The selfe-verdict to ask")
        ->required();
    command.add_option("--journal", options.context.journal, "Journal of the boot")->required();
    command.add_option("--labels", options.context.labels, "Labels of each test, separated by ;")
        ->required();
    add_output(command, options);
}

int run(int argc, char** argv) {
    Options options;
    CLI::App app{"Reads the cases of a conformance image, and the catalogue of behaviours."};
    app.require_subcommand(1);
    add_header(app, options);
    add_list(app, options);
    add_ctest(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    const Expected<void> done = app.got_subcommand("header") ? write_header(options)
                                : app.got_subcommand("list") ? write_list(options)
                                                             : write_ctest(options);
    if (!done) {
        print(done.error(), std::cerr);
        return ExitInputWrong;
    }
    return ExitDone;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "selfe-cases: internal error: " << error.what() << "\n";
        return selfe::ExitBug;
    }
}
