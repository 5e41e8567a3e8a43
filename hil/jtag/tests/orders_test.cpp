// Tests of orders, and of the adapter's protocol.
// SPDX-License-Identifier: BSD-2-Clause
#include "orders.hpp"

#include <gtest/gtest.h>

#include <random>

#include "fake_machine.hpp"
#include "remote_bitbang.hpp"

namespace selfe::jtag {
namespace {

constexpr std::string_view no_error = "{\"error\":\"\"}\n";

TEST(ObeyOrder, SetsWhatIsNamedAndLeavesTheRest) {
    Faults faults(1);
    faults.settings.flip = 0.5;
    EXPECT_EQ(obey_order(R"({"do": "faults", "faults": {"idcode": 4294967295, "drop_after": 9}})",
                         faults),
              no_error);
    EXPECT_EQ(faults.settings.idcode, 0xffff'ffffu);
    EXPECT_EQ(faults.settings.drop_after, 9u);
    EXPECT_EQ(faults.settings.flip, 0.5);
}

TEST(ObeyOrder, KnowsEveryFault) {
    for (const char* name : {"idcode", "flip", "tdo_high", "tdo_low", "wait_after", "abort_after",
                             "spoil_after", "drop_after", "dead_srst"}) {
        Faults faults(1);
        const auto order = std::string(R"({"do": "faults", "faults": {")") + name + R"(": 1}})";
        EXPECT_EQ(obey_order(order, faults), no_error) << name;
        const FaultSettings& set = faults.settings;
        const double sum = set.idcode + set.flip + set.tdo_high + set.tdo_low + set.dead_srst +
                           static_cast<double>(set.wait_after + set.abort_after + set.spoil_after +
                                               set.drop_after);
        EXPECT_EQ(sum, 1) << name;
    }
}

TEST(ObeyOrder, RefusesTheWholeOrderForOneMistake) {
    Faults faults(1);
    for (const char* order : {R"({"do": "faults", "faults": {"flip": 0.1, "nonsense": 1}})",
                              R"({"do": "faults", "faults": {"flip": "often"}})",
                              R"({"do": "faults", "faults": {"flip": -1}})",
                              R"({"do": "faults", "faults": {"idcode": 4294967296}})",
                              R"({"do": "faults", "faults": {"drop_after": 1e30}})",
                              R"({"do": "dance"})", R"({"do": 3, "faults": {}})", "[]", "{", ""}) {
        EXPECT_NE(obey_order(order, faults), no_error) << order;
        EXPECT_EQ(faults.settings.flip, 0) << order;
        EXPECT_EQ(faults.settings.idcode, 0u) << order;
    }
}

TEST(ObeyOrder, AnswersALineWhateverItWasAsked) {
    Faults faults(1);
    const std::string answer =
        obey_order("{\"do\": \"faults\", \"faults\": {\"\\n\\\"\": 1}}", faults);
    EXPECT_EQ(answer.find('\n'), answer.size() - 1);
}

struct Adapter : ::testing::Test {
    testing::FakeMachine machine;
    Faults faults{1};
    Port port{machine, faults};
    RemoteBitbang adapter{port, faults};
    std::string answers;
};

TEST_F(Adapter, ReadsTheIdentificationBitByBit) {
    // TMS (2) high five times; to Shift-DR: 0, 1, 0, 0. Each bit: TCK low, read, TCK (4) high.
    ASSERT_TRUE(
        adapter.obey("2626262626"
                     "04"
                     "26"
                     "04"
                     "04",
                     answers));
    for (unsigned bit = 0; bit < 32; ++bit) {
        ASSERT_TRUE(adapter.obey("0R4", answers));
    }
    std::uint32_t id = 0;
    for (std::size_t bit = 0; bit < answers.size(); ++bit) {
        id |= answers[bit] == '1' ? 1u << bit : 0;
    }
    EXPECT_EQ(id, 0x4ba0'0477u);
}

TEST_F(Adapter, OnlyARisingEdgeCounts) {
    // From reset to idle, Select-DR (reset again, if each 6 were an edge), and on to bit 3 of the
    // DAP's identification, which is 0; nobody drives TDO low anywhere else.
    ASSERT_TRUE(
        adapter.obey("26"
                     "04"
                     "26666"
                     "04"
                     "04"
                     "040404"
                     "R",
                     answers));
    EXPECT_EQ(answers, "0");
}

TEST_F(Adapter, ResetLines) {
    ASSERT_TRUE(adapter.obey("s", answers));
    EXPECT_EQ(machine.resets, 1u);
    ASSERT_TRUE(adapter.obey("t", answers));
    EXPECT_FALSE(machine.halted) << "TRST alone lets the machine go";
    ASSERT_TRUE(adapter.obey("u", answers));
    EXPECT_EQ(machine.resets, 2u);
    ASSERT_TRUE(adapter.obey("r", answers));
    EXPECT_FALSE(machine.halted);
}

TEST_F(Adapter, IgnoresLampsAndWhatItDoesNotKnow) {
    EXPECT_TRUE(adapter.obey("Bb\n\xff Z", answers));
    EXPECT_TRUE(answers.empty());
}

TEST_F(Adapter, SurvivesNoise) {
    std::mt19937 random(1);
    std::string noise;
    for (unsigned count = 0; count < 1'000'000; ++count) {
        noise += "01234567Rrstu"[random() % 13];
    }
    ASSERT_TRUE(adapter.obey(noise, answers));
    // Whatever it has been through, a reset of the TAPs leads back.
    answers.clear();
    ASSERT_TRUE(
        adapter.obey("r"
                     "2626262626"
                     "04"
                     "26"
                     "04"
                     "04"
                     "R",
                     answers));
    EXPECT_EQ(answers, "1");
    ASSERT_TRUE(
        adapter.obey("040404"
                     "R",
                     answers));
    EXPECT_EQ(answers, "10") << "the identification's bits 0 and 3";
}

TEST_F(Adapter, GoodbyeEndsTheConnection) {
    EXPECT_FALSE(adapter.obey("04Q04", answers));
}

TEST_F(Adapter, HangsUpOnceOnRequest) {
    faults.settings.drop_after = 10;
    EXPECT_TRUE(adapter.obey("040404", answers));
    EXPECT_FALSE(adapter.obey("040404", answers));
    EXPECT_TRUE(adapter.obey("040404", answers));
}

}  // namespace
}  // namespace selfe::jtag
