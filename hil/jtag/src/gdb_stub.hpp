// The client's end of GDB's remote serial protocol, as far as QEMU's stub needs it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "selfe/common/descriptor.hpp"

namespace selfe::jtag {

/// One connection. It is closed for good by the first thing that goes wrong: the other side is
/// gone, answers in the wrong form, or not in time. Everything that is asked then has no answer.
class GdbStub {
  public:
    GdbStub() = default;
    explicit GdbStub(Descriptor socket) : socket_(std::move(socket)) {}
    /// `path`: of the stub's Unix socket. Not open, if nobody listens there.
    [[nodiscard]] static GdbStub connect(const std::filesystem::path& path);

    [[nodiscard]] bool is_open() const { return socket_.is_open(); }
    /// Whether the other side is still there. Closes the connection if not.
    [[nodiscard]] bool is_alive();

    /// Sends what has an answer of its own kind, or none for now.
    void send(std::string_view packet);
    /// The byte, outside every packet, that stops a running machine.
    void interrupt();
    /// The next packet; nothing: none within the time, or none any more.
    [[nodiscard]] std::optional<std::string> receive(std::chrono::milliseconds patience);
    /// The answer to `packet`; without one the connection is closed.
    std::optional<std::string> ask(std::string_view packet);
    /// Drops what came unasked, and returns when the stub has done all it was told.
    void catch_up();
    /// Runs a command of QEMU's monitor; what it prints.
    std::optional<std::string> monitor(std::string_view command);

  private:
    void put(std::string_view bytes);
    [[nodiscard]] bool fill(std::chrono::milliseconds patience);
    [[nodiscard]] std::optional<std::string> take_packet();

    Descriptor socket_;
    std::string received_;
};

}  // namespace selfe::jtag
