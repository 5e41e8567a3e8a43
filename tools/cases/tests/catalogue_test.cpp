// The catalogue reader: what it takes, and the place it names when it refuses.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/cases/catalogue.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace selfe::cases {
namespace {

class Catalogue : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) /
                  testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text;
    }

    std::filesystem::path folder_;
};

constexpr const char* whole_row = "call = \"c\"\nrule = \"r\"\nsource = \"s\"\n";

TEST_F(Catalogue, RowsOfAllAreasComeSortedById) {
    write("b.toml",
          std::string("[CN-002]\n") + whole_row + "[CN-001]\nwhen = \"MCS\"\n" + whole_row);
    write("a.toml", std::string("[UT-001]\narch = [\"arm\", \"x86\"]\n") + whole_row);
    const auto rows = read_catalogue(folder_);
    ASSERT_TRUE(rows.has_value()) << rows.error().message;
    ASSERT_EQ(rows->size(), 3U);
    EXPECT_EQ((*rows)[0].id, "CN-001");
    EXPECT_EQ((*rows)[0].area, "b");
    EXPECT_EQ((*rows)[0].when, "MCS");
    EXPECT_EQ((*rows)[2].arch, (std::vector<std::string>{"arm", "x86"}));
}

TEST_F(Catalogue, UnknownKeyIsNamedWithItsLine) {
    write("a.toml", std::string("[CN-001]\n") + whole_row + "sauce = \"s\"\n");
    const auto rows = read_catalogue(folder_);
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().line, 5U);
    EXPECT_NE(rows.error().message.find("'sauce'"), std::string::npos);
    EXPECT_NE(rows.error().hint.find("source"), std::string::npos);
}

TEST_F(Catalogue, MissingRuleIsRefused) {
    write("a.toml", "[CN-001]\ncall = \"c\"\nsource = \"s\"\n");
    const auto rows = read_catalogue(folder_);
    ASSERT_FALSE(rows.has_value());
    EXPECT_NE(rows.error().message.find("'rule'"), std::string::npos);
}

TEST_F(Catalogue, MalformedIdIsRefused) {
    write("a.toml", std::string("[CN-1]\n") + whole_row);
    const auto rows = read_catalogue(folder_);
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().message, "'CN-1' is no row id");
}

TEST_F(Catalogue, IdUsedInTwoFilesIsRefused) {
    write("a.toml", std::string("[CN-001]\n") + whole_row);
    write("b.toml", std::string("[CN-001]\n") + whole_row);
    const auto rows = read_catalogue(folder_);
    ASSERT_FALSE(rows.has_value());
    EXPECT_NE(rows.error().message.find("stands already in a.toml"), std::string::npos);
}

TEST_F(Catalogue, BrokenTomlIsNamedWithItsLine) {
    write("a.toml", "[CN-001]\ncall = \n");
    const auto rows = read_catalogue(folder_);
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().line, 2U);
}

TEST_F(Catalogue, EmptyFolderIsNoCatalogue) {
    EXPECT_FALSE(read_catalogue(folder_).has_value());
}

TEST_F(Catalogue, HeaderQuotesItsTexts) {
    const std::string header = catalogue_header({Row{.id = "CN-001",
                                                     .area = "a",
                                                     .call = "",
                                                     .rule = "",
                                                     .when = "a\"b",
                                                     .arch = {"arm", "x86"}}});
    EXPECT_NE(header.find(R"({"CN-001", "a\"b", "arm, x86"},)"), std::string::npos) << header;
}

TEST(OwnCatalogue, IsWholeAndLarge) {
    const auto rows = read_catalogue(SELFE_CATALOGUE);
    ASSERT_TRUE(rows.has_value()) << rows.error().file << ": " << rows.error().message;
    // The inventory the project began with; rows are added and retired, never lost unseen.
    EXPECT_GE(rows->size(), 1743U);
}

}  // namespace
}  // namespace selfe::cases
