// Tests of the client of GDB's protocol, against played stubs.
// SPDX-License-Identifier: BSD-2-Clause
#include "gdb_stub.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>

namespace selfe::jtag {
namespace {

using namespace std::chrono_literals;

/// A stub whose answers are written in advance, for sockets keep what nobody has read yet.
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
    std::string heard() {
        std::array<char, 4096> buffer;
        const auto count = ::recv(far.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        return count > 0 ? std::string(buffer.data(), static_cast<std::size_t>(count)) : "";
    }

    GdbStub stub;
    Descriptor far;
};

TEST_F(PlayedStub, PacketsHaveAChecksum) {
    stub.send("vCont;c");
    EXPECT_EQ(heard(), "$vCont;c#a8");
}

TEST_F(PlayedStub, InterruptIsABareByte) {
    stub.interrupt();
    EXPECT_EQ(heard(), "\x03");
}

TEST_F(PlayedStub, AnswerIsFoundBehindAcknowledgementAndAcknowledged) {
    play("+$OK#9a");
    EXPECT_EQ(stub.ask("x"), "OK");
    EXPECT_EQ(heard(), "$x#78+");
}

TEST_F(PlayedStub, AnswerInPiecesIsOne) {
    play("+$12");
    EXPECT_FALSE(stub.receive(0ms));
    play("34#");
    EXPECT_FALSE(stub.receive(0ms));
    play("ca$T05#b9");
    EXPECT_EQ(stub.receive(0ms), "1234");
    EXPECT_EQ(stub.receive(0ms), "T05");
}

TEST_F(PlayedStub, CatchesUpWithWhatCameUnasked) {
    play("$T02thread:01;#04+$QC1#c5");
    stub.catch_up();
    play("$next#bb");
    EXPECT_EQ(stub.receive(0ms), "next");
}

TEST_F(PlayedStub, MonitorPrintsInPieces) {
    play("+$O677061#fb$O3a20#5d$OK#9a");
    EXPECT_EQ(stub.monitor("gva2gpa 0x10"), "gpa: ");
    EXPECT_TRUE(heard().starts_with("$qRcmd,6776613267706120307831"));
}

TEST_F(PlayedStub, RefusedMonitorCommandHasNoAnswer) {
    play("+$#00");
    EXPECT_FALSE(stub.monitor("x"));
    EXPECT_TRUE(stub.is_open());
}

TEST_F(PlayedStub, LossOfTheOtherSideIsForGood) {
    EXPECT_TRUE(stub.is_alive());
    far = {};
    EXPECT_FALSE(stub.is_alive());
    EXPECT_FALSE(stub.ask("g"));
    EXPECT_FALSE(stub.is_open());
}

TEST_F(PlayedStub, WhatWaitsToBeReadIsNoLoss) {
    play("$T05#b9");
    EXPECT_TRUE(stub.is_alive());
    EXPECT_EQ(stub.receive(0ms), "T05");
}

TEST(GdbStubConnect, NobodyThere) {
    EXPECT_FALSE(GdbStub::connect("/nonexistent/gdb").is_open());
    EXPECT_FALSE(GdbStub::connect(std::string(200, 'x')).is_open());
}

}  // namespace
}  // namespace selfe::jtag
