// selfe-bindgen: writes the C++ bindings of a kernel from the headers in its install prefix.
// SPDX-License-Identifier: BSD-2-Clause
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "generate.hpp"
#include "selfe/common/exit_code.hpp"
#include "selfe/common/file.hpp"

namespace {

int run(int argc, char** argv) {
    CLI::App app{"Writes selfe/sys.hpp, selfe/config.hpp, selfe/abi_check.cpp and selfe/api.json."};
    std::string prefix;
    std::string output;
    std::string target;
    std::string depfile;
    app.add_option("--prefix", prefix, "install prefix of the kernel; holds libsel4/include")
        ->required();
    app.add_option("--output", output, "folder to write to; made if it is not there")->required();
    app.add_option("--target", target, "compiler triple; deduced from the prefix if left out");
    app.add_option("--depfile", depfile, "also write what was read, as a rule of make's");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? selfe::ExitDone : selfe::ExitUsage;
    }
    const auto generated = selfe::generator::generate(prefix, target);
    if (!generated) {
        print(generated.error(), std::cerr);
        return selfe::ExitInputWrong;
    }
    auto written = selfe::generator::write_together(output, generated->files);
    if (written && !depfile.empty()) {
        const auto first = std::filesystem::path(output) / generated->files.begin()->first;
        written = selfe::write_file_atomically(
            depfile, selfe::generator::depfile(first.string(), generated->inputs));
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
        std::cerr << "selfe-bindgen: internal error: " << error.what() << '\n';
        return selfe::ExitBug;
    }
}
