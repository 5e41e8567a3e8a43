// What is written for CTest and the runner from a case table; the refusals of an image without one.
// SPDX-License-Identifier: BSD-2-Clause
//
// That the table is read rightly out of a linked image is proved by the target build: every case
// test there carries a name that came through read_case_table.
#include "selfe/cases/case_table.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace selfe::cases {
namespace {

const CaseTable table{.image = "0123456789abcdef",
                      .cases = {{.name = "CNodeCopy.IntoOccupiedSlotIsDeleteFirst",
                                 .area = "cnode",
                                 .rows = {"CN-031"},
                                 .file = "conformance/suites/cnode/copy.cpp",
                                 .line = 12},
                                {.name = "Signal.NeverBlocks",
                                 .area = "notification",
                                 .rows = {"NTFN-005", "NTFN-001"},
                                 .file = "conformance/suites/notification/signal.cpp",
                                 .line = 7}}};

TEST(CaseTableJson, HoldsEveryCaseByIndex) {
    const auto json = nlohmann::json::parse(case_table_json(table, "qemu-arm-virt"));
    EXPECT_EQ(json["image"], "0123456789abcdef");
    EXPECT_EQ(json["platform"], "qemu-arm-virt");
    ASSERT_EQ(json["cases"].size(), 2U);
    EXPECT_EQ(json["cases"][1]["index"], 1);
    EXPECT_EQ(json["cases"][1]["name"], "Signal.NeverBlocks");
    EXPECT_EQ(json["cases"][1]["rows"], nlohmann::json({"NTFN-005", "NTFN-001"}));
    EXPECT_EQ(json["cases"][0]["line"], 12);
}

TEST(CTestScript, AsksTheReaderForEachCaseBehindTheBootFixture) {
    const std::string script = ctest_script(table, {.prefix = "virt.",
                                                    .fixture = "boot",
                                                    .verdict = "/tools/selfe verdict",
                                                    .journal = "/b/j.jsonl",
                                                    .labels = "qemu;qemu-arm-virt"});
    EXPECT_NE(script.find("add_test([==[virt.Signal.NeverBlocks]==] [==[/tools/selfe verdict]==] "
                          "--journal [==[/b/j.jsonl]==] --image-id 0123456789abcdef "
                          "--case [==[Signal.NeverBlocks]==])"),
              std::string::npos)
        << script;
    EXPECT_NE(script.find("FIXTURES_REQUIRED [==[boot]==]"), std::string::npos);
    EXPECT_NE(script.find("SKIP_RETURN_CODE 77"), std::string::npos);
    EXPECT_NE(script.find("LABELS \"qemu;qemu-arm-virt;notification\""), std::string::npos);
}

TEST(ReadCaseTable, ProgramWithoutCasesIsRefused) {
    const auto self = elf::File::read("/proc/self/exe");
    ASSERT_TRUE(self.has_value()) << self.error().message;
    const auto read = read_case_table(*self);
    ASSERT_FALSE(read.has_value());
    EXPECT_NE(read.error().message.find("no cases"), std::string::npos);
}

}  // namespace
}  // namespace selfe::cases
