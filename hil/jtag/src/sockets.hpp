// Sockets that listen on this machine alone.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <filesystem>

#include "selfe/common/descriptor.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::jtag {

/// A Unix socket at `path`. One that nobody serves any more is replaced.
[[nodiscard]] Expected<Descriptor> listen_at(const std::filesystem::path& path);

/// A TCP port of the loopback address; 0: one that is free.
[[nodiscard]] Expected<Descriptor> listen_on(std::uint16_t port);

/// The number of the port that `listener` has.
[[nodiscard]] std::uint16_t port_of(const Descriptor& listener);

/// The connection that waits, or none.
[[nodiscard]] Descriptor accept(const Descriptor& listener);

/// Sends all of it; whether that was possible.
bool send_all(const Descriptor& connection, std::string_view bytes);

}  // namespace selfe::jtag
