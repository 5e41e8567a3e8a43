// Tests of the client of GDB's protocol, against played stubs.
// SPDX-License-Identifier: BSD-2-Clause
#include "gdb_stub.hpp"

#include <gtest/gtest.h>

#include "played_stub.hpp"

namespace selfe::jtag {
namespace {

using namespace std::chrono_literals;

using testing::PlayedStub;

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
