// selfe: from a sel4.toml to a booting system. Parses the command line and runs one command.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "commands/usage_error.hpp"

#include <exception>
#include <iostream>

namespace {

using namespace selfe;

constexpr const char* about =
    "selfe builds, boots and tests systems on the seL4 microkernel.\n"
    "\n"
    "A sel4.toml says which kernel, how it is configured, and how the root task is made.";

constexpr const char* examples =
    "Examples:\n"
    "  selfe init hello && cd hello           a new project\n"
    "  selfe simulate                         builds it, and boots it in QEMU\n"
    "  selfe test --kernel reference -p pc99  proves a kernel by the conformance suite\n"
    "  selfe config show -p sabre --release   what the sel4.toml here means for a SABRE Lite\n"
    "  selfe config explain KernelPrinting    which line decided that, and which lost\n"
    "  selfe config check                     every mistake in the file, with its line\n"
    "\n"
    "Exit codes: 0 done, 1 the input is wrong or a test failed, 2 usage, 70 a bug of selfe's.\n"
    "`selfe COMMAND --help` says more.";

int run(int argc, char** argv) {
    CLI::App app{about, "selfe"};
    app.footer(examples);
    app.require_subcommand(1);
    app.failure_message(commands::usage_error);
    commands::Action chosen;
    commands::add_init(app, chosen);
    commands::add_build(app, chosen);
    commands::add_simulate(app, chosen);
    commands::add_test(app, chosen);
    commands::add_report(app, chosen);
    commands::add_config(app, chosen);
    commands::add_kernel(app, chosen);
    commands::add_api(app, chosen);
    commands::add_platforms(app, chosen);
    commands::add_cache(app, chosen);
    commands::add_doctor(app, chosen);
    commands::add_completion(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    const auto code = chosen();
    if (!code) {
        print(code.error(), std::cerr);
        return ExitInputWrong;
    }
    return *code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "selfe: internal error: " << error.what() << '\n';
        return selfe::ExitBug;
    }
}
