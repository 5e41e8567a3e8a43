// Every kind of change, as people and as machines read it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/api/report.hpp"

#include "data.hpp"

namespace selfe::api {
namespace {

std::vector<Difference> changes() {
    return compare(interface_of("input/before.json"), interface_of("input/after.json"));
}

TEST(Compare, SameInterfaceHasNoDifferences) {
    EXPECT_TRUE(
        compare(interface_of("input/before.json"), interface_of("input/before.json")).empty());
}

TEST(Compare, BackwardsAddedIsRemoved) {
    const auto forth = changes();
    const auto back = compare(interface_of("input/after.json"), interface_of("input/before.json"));
    ASSERT_EQ(forth.size(), back.size());
    for (std::size_t i = 0; i < forth.size(); ++i) {
        EXPECT_EQ(forth[i].name, back[i].name);
        EXPECT_EQ(forth[i].before, back[i].after);
        EXPECT_EQ(forth[i].change == Change::Added, back[i].change == Change::Removed);
    }
}

TEST(Report, EveryKindOfChangeGivesGoldenText) {
    EXPECT_EQ(report(changes()), data("golden/report.txt"));
}

TEST(Report, EveryKindOfChangeGivesGoldenJson) {
    EXPECT_EQ(report_json(changes()), data("golden/report.json"));
}

TEST(Report, NoDifferenceIsSaid) {
    EXPECT_EQ(report({}), "The interfaces are the same.\n");
    EXPECT_EQ(report_json({}), "{\n  \"changes\": [],\n  \"format\": 1,\n  \"same\": true\n}\n");
}

TEST(Report, OneDifferenceIsSingular) {
    EXPECT_EQ(report({{Kind::Macro, "m", Change::Added, {}, Item{}}}),
              "macros: 1 added\n  + m\n\n1 difference.\n");
}

}  // namespace
}  // namespace selfe::api
