// Sockets: made, accepted, written to.
// SPDX-License-Identifier: BSD-2-Clause
#include "sockets.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

namespace selfe::jtag {

namespace {

constexpr int backlog = 4;

Descriptor make_socket(int family) {
    return Descriptor(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

bool bind_and_listen(const Descriptor& socket, const void* address, socklen_t bytes) {
    return ::bind(socket.get(), static_cast<const sockaddr*>(address), bytes) == 0 &&
           ::listen(socket.get(), backlog) == 0;
}

}  // namespace

Expected<Descriptor> listen_at(const std::filesystem::path& path) {
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    const std::string& name = path.native();
    if (name.size() >= sizeof address.sun_path) {
        return fail(name, "a socket's path is at most 107 bytes long",
                    "change to its folder, and name it from there");
    }
    name.copy(address.sun_path, name.size());
    const Descriptor probe = make_socket(AF_UNIX);
    if (::connect(probe.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        return fail(name, "somebody listens here already");
    }
    if (errno == ECONNREFUSED) {
        ::unlink(name.c_str());
    }
    Descriptor socket = make_socket(AF_UNIX);
    if (!bind_and_listen(socket, &address, sizeof address)) {
        return fail(name, std::string("cannot listen: ") + std::strerror(errno));
    }
    return socket;
}

Expected<Descriptor> listen_on(std::uint16_t port) {
    Descriptor socket = make_socket(AF_INET);
    const int yes = 1;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!bind_and_listen(socket, &address, sizeof address)) {
        return fail("127.0.0.1:" + std::to_string(port),
                    std::string("cannot listen: ") + std::strerror(errno));
    }
    return socket;
}

std::uint16_t port_of(const Descriptor& listener) {
    sockaddr_in address{};
    socklen_t bytes = sizeof address;
    ::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &bytes);
    return ntohs(address.sin_port);
}

Descriptor accept(const Descriptor& listener) {
    Descriptor connection(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    const int yes = 1;  // an answer is a byte, and the other side waits for it; no harm elsewhere
    ::setsockopt(connection.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return connection;
}

bool send_all(const Descriptor& connection, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(connection.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace selfe::jtag
