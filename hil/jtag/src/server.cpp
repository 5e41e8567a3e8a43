// The loop of the virtual port.
// SPDX-License-Identifier: BSD-2-Clause
#include "server.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "orders.hpp"
#include "sockets.hpp"

namespace selfe::jtag {

namespace {

constexpr std::size_t chunk_bytes = 1 << 16;
constexpr std::size_t longest_order = 4096;
constexpr timeval patience_for_orders{.tv_sec = 5, .tv_usec = 0};

/// The line that arrives on `connection`, as far as it does in time.
std::string read_line(const Descriptor& connection) {
    ::setsockopt(connection.get(), SOL_SOCKET, SO_RCVTIMEO, &patience_for_orders,
                 sizeof patience_for_orders);
    std::string line;
    for (char next = 0; line.size() < longest_order && next != '\n';) {
        if (::recv(connection.get(), &next, 1, 0) != 1) {
            break;
        }
        line += next;
    }
    return line;
}

}  // namespace

void Server::serve() {
    while (true) {
        // Without descriptor (-1) poll() skips an entry.
        std::array<pollfd, 3> waiting = {{
            {.fd = sockets_.adapter.get(), .events = POLLIN, .revents = 0},
            {.fd = debugger_.get(), .events = POLLIN, .revents = 0},
            {.fd = sockets_.control.get(), .events = POLLIN, .revents = 0},
        }};
        if (::poll(waiting.data(), waiting.size(), -1) < 0) {
            continue;  // EINTR: somebody stopped us, and let us go on
        }
        if (waiting[2].revents != 0) {
            hear_order();
        }
        if (waiting[1].revents != 0) {
            hear_debugger();
        }
        if (waiting[0].revents != 0) {
            meet_debugger();
        }
    }
}

/// An adapter has one user: a second one is turned away.
void Server::meet_debugger() {
    Descriptor connection = accept(sockets_.adapter);
    if (!debugger_.is_open()) {
        debugger_ = std::move(connection);
    }
}

void Server::hear_debugger() {
    std::array<char, chunk_bytes> characters;
    const auto count = ::recv(debugger_.get(), characters.data(), characters.size(), 0);
    answers_.clear();
    const bool goes_on =
        count > 0 &&
        bitbang_.obey({characters.data(), static_cast<std::size_t>(count)}, answers_) &&
        send_all(debugger_, answers_);
    if (!goes_on) {
        debugger_ = {};
    }
}

void Server::hear_order() {
    const Descriptor connection = accept(sockets_.control);
    send_all(connection, obey_order(read_line(connection), faults_));
}

}  // namespace selfe::jtag
