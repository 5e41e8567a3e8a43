// selfe-virtual-jtag: a JTAG adapter and the connector of a SABRE Lite, in front of QEMU.
// SPDX-License-Identifier: BSD-2-Clause
#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>

#include "qemu_machine.hpp"
#include "selfe/common/exit_code.hpp"
#include "server.hpp"
#include "sockets.hpp"

namespace {

using namespace selfe;

struct Options {
    std::filesystem::path gdb;
    std::filesystem::path socket;
    std::optional<std::uint16_t> port;
    std::filesystem::path control;
    std::uint64_t seed = 1;
};

void add_options(CLI::App& app, Options& options) {
    app.add_option("--gdb", options.gdb,
                   "Unix socket of QEMU's GDB stub (-gdb unix:PATH,server=on,wait=off)")
        ->required();
    auto* const adapter = app.add_option_group("adapter", "Where OpenOCD connects");
    adapter->add_option("--socket", options.socket, "a Unix socket, made here");
    adapter->add_option("--port", options.port, "a TCP port of the loopback address, 0: any");
    adapter->require_option(1);
    app.add_option("--control", options.control, "Unix socket for orders, made here");
    app.add_option("--seed", options.seed, "of the bit errors (default 1)");
}

/// The i.MX6's on-chip memory, and the 1 GiB that a SABRE Lite has: i.MX6 reference manual,
/// "Memory Maps". The rest may be devices.
std::vector<jtag::QemuMemory::Range> memory() {
    return {{.begin = 0x0090'0000, .end = 0x0094'0000}, {.begin = 0x1000'0000, .end = 0x5000'0000}};
}

Expected<void> serve(const Options& options) {
    jtag::Server::Sockets sockets;
    auto adapter = options.port ? jtag::listen_on(*options.port) : jtag::listen_at(options.socket);
    if (!adapter) {
        return std::unexpected(adapter.error());
    }
    sockets.adapter = std::move(*adapter);
    if (!options.control.empty()) {
        auto control = jtag::listen_at(options.control);
        if (!control) {
            return std::unexpected(control.error());
        }
        sockets.control = std::move(*control);
    }
    if (options.port) {
        std::cout << "port " << jtag::port_of(sockets.adapter) << '\n' << std::flush;
    } else {
        std::cout << "ready\n" << std::flush;
    }
    jtag::Faults faults(options.seed);
    jtag::QemuMachine machine(options.gdb, memory(), faults);
    jtag::Port port(machine, faults);
    jtag::Server(std::move(sockets), port, faults).serve();
}

int run(int argc, char** argv) {
    CLI::App app{
        "A JTAG adapter that speaks OpenOCD's remote_bitbang, and a board that QEMU plays.",
        "selfe-virtual-jtag"};
    Options options;
    add_options(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    if (const auto served = serve(options); !served) {
        print(served.error(), std::cerr);
        return ExitInputWrong;
    }
    return ExitDone;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "selfe-virtual-jtag: internal error: " << error.what() << '\n';
        return selfe::ExitBug;
    }
}
