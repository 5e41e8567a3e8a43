// selfe-bitfields: writes property tests for the bitfield types of a kernel's interface.
// SPDX-License-Identifier: BSD-2-Clause
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "generate.hpp"
#include "headers.hpp"
#include "selfe/common/exit_code.hpp"
#include "selfe/common/file.hpp"

namespace {

int run(int argc, char** argv) {
    CLI::App app{"Writes a C++ test of every bitfield type and accessor of a kernel's interface."};
    std::string prefix;
    std::string output;
    std::string depfile;
    app.add_option("--prefix", prefix, "install prefix or build folder of the kernel")->required();
    app.add_option("--output", output, "file to write")->required();
    app.add_option("--depfile", depfile, "also write what was read, as a rule of make's");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? selfe::ExitDone : selfe::ExitUsage;
    }
    const auto found = selfe::bitfields::find_specifications(prefix);
    if (!found) {
        print(found.error(), std::cerr);
        return selfe::ExitInputWrong;
    }
    auto written = selfe::write_file_atomically(output, selfe::bitfields::test_source(found->all));
    if (written && !depfile.empty()) {
        written =
            selfe::write_file_atomically(depfile, selfe::generator::depfile(output, found->inputs));
    }
    if (!written) {
        print(written.error(), std::cerr);
        return selfe::ExitInputWrong;
    }
    return selfe::ExitDone;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "selfe-bitfields: internal error: " << error.what() << '\n';
        return selfe::ExitBug;
    }
}
