// selfe-bindgen: writes the C++ bindings of a kernel from the headers in its install prefix.
// SPDX-License-Identifier: BSD-2-Clause
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "generate.hpp"
#include "selfe/common/exit_code.hpp"

namespace {

int run(int argc, char** argv) {
    CLI::App app{"Writes selfe/sys.hpp, selfe/config.hpp, selfe/abi_check.cpp and selfe/api.json."};
    std::string prefix;
    std::string output;
    std::string target;
    app.add_option("--prefix", prefix, "install prefix of the kernel; holds libsel4/include")
        ->required();
    app.add_option("--output", output, "folder to write to; made if it is not there")->required();
    app.add_option("--target", target, "compiler triple; deduced from the prefix if left out");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? selfe::ExitDone : selfe::ExitUsage;
    }
    const auto files = selfe::generator::generate(prefix, target);
    if (!files) {
        print(files.error(), std::cerr);
        return selfe::ExitInputWrong;
    }
    if (const auto written = selfe::generator::write_together(output, *files); !written) {
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
