// Packets of GDB's remote serial protocol over a Unix socket.
// SPDX-License-Identifier: BSD-2-Clause
#include "gdb_stub.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <numeric>

#include "gdb_text.hpp"
#include "selfe/common/text.hpp"

namespace selfe::jtag {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// Generous: QEMU answers in microseconds, unless the host is busy with a hundred other things.
constexpr milliseconds patience_for_answers{20'000};
constexpr std::size_t buffer_bytes = 8192;  // twice QEMU's longest packet

/// The sum of the bytes, modulo 256, in two hex digits.
std::string checksum(std::string_view packet) {
    const auto sum = std::accumulate(packet.begin(), packet.end(), 0u, [](unsigned so_far, char c) {
        return so_far + static_cast<unsigned char>(c);
    });
    const char byte = static_cast<char>(sum & 0xff);
    return hex_bytes({&byte, 1});
}

}  // namespace

GdbStub GdbStub::connect(const std::filesystem::path& path) {
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    const std::string& name = path.native();
    if (!socket.is_open() || name.size() >= sizeof address.sun_path) {
        return {};
    }
    name.copy(address.sun_path, name.size());
    if (::connect(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        return {};
    }
    return GdbStub(std::move(socket));
}

bool GdbStub::is_alive() {
    char ignored = 0;
    if (is_open() && ::recv(socket_.get(), &ignored, 1, MSG_PEEK | MSG_DONTWAIT) == 0) {
        socket_ = {};
    }
    return is_open();
}

void GdbStub::send(std::string_view packet) {
    put("$" + std::string(packet) + "#" + checksum(packet));
}

void GdbStub::interrupt() {
    put("\x03");
}

std::optional<std::string> GdbStub::receive(milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    while (is_open()) {
        if (auto packet = take_packet()) {
            put("+");
            return packet;
        }
        const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
        if (!fill(std::max(left, milliseconds{0}))) {
            break;
        }
    }
    return std::nullopt;
}

std::optional<std::string> GdbStub::ask(std::string_view packet) {
    send(packet);
    auto answer = receive(patience_for_answers);
    if (!answer) {
        socket_ = {};
    }
    return answer;
}

void GdbStub::catch_up() {
    // Nothing that comes unasked looks like the answer to "which thread is it?".
    for (auto answer = ask("qC"); answer && !answer->starts_with("QC");) {
        answer = receive(patience_for_answers);
    }
}

std::optional<std::string> GdbStub::monitor(std::string_view command) {
    std::string printed;
    auto answer = ask("qRcmd," + hex_bytes(command));
    while (answer && answer->starts_with('O') && *answer != "OK") {
        printed += bytes_in(std::string_view(*answer).substr(1));
        answer = receive(patience_for_answers);
    }
    return answer == "OK" ? std::optional(printed) : std::nullopt;
}

void GdbStub::put(std::string_view bytes) {
    while (is_open() && !bytes.empty()) {
        const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            socket_ = {};
        }
        bytes.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
    }
}

/// Waits for more bytes; whether there are.
bool GdbStub::fill(milliseconds patience) {
    pollfd waiting{.fd = socket_.get(), .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) {
        return false;
    }
    std::array<char, buffer_bytes> buffer;
    const auto count = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (count <= 0) {
        socket_ = {};
        return false;
    }
    received_.append(buffer.data(), static_cast<std::size_t>(count));
    return true;
}

/// The first whole packet of what has been received. Acknowledgements in front of it are skipped;
/// the checksum is not looked at: nothing gets lost on a local socket.
std::optional<std::string> GdbStub::take_packet() {
    const auto begin = received_.find('$');
    const auto end = received_.find('#', begin);
    if (begin == std::string::npos || end == std::string::npos || end + 3 > received_.size()) {
        return std::nullopt;
    }
    std::string packet = received_.substr(begin + 1, end - begin - 1);
    received_.erase(0, end + 3);
    return packet;
}

}  // namespace selfe::jtag
