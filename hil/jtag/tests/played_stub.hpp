// A GDB stub whose answers are written in advance: a socket keeps what nobody has read yet.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <string>
#include <string_view>

#include "gdb_stub.hpp"

namespace selfe::jtag::testing {

struct PlayedStub : ::testing::Test {
    PlayedStub() {
        std::array<int, 2> ends{};
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
        stub = GdbStub(Descriptor(ends[0]));
        far = Descriptor(ends[1]);
    }
    void play(std::string_view bytes) {
        ASSERT_EQ(::send(far.get(), bytes.data(), bytes.size(), 0),
                  static_cast<ssize_t>(bytes.size()));
    }
    /// What has been sent to the stub since the last time.
    std::string heard() {
        std::array<char, 4096> buffer;
        const auto count = ::recv(far.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        return count > 0 ? std::string(buffer.data(), static_cast<std::size_t>(count)) : "";
    }
    /// The packets of it alone, a space behind each.
    std::string heard_packets() {
        std::string packets;
        const std::string all = heard();
        for (auto begin = all.find('$'); begin != std::string::npos;
             begin = all.find('$', begin + 1)) {
            packets += all.substr(begin + 1, all.find('#', begin) - begin - 1) + " ";
        }
        return packets;
    }

    GdbStub stub;
    Descriptor far;
};

}  // namespace selfe::jtag::testing
