// Tests of the writer: its bytes, that only the files decide them, and what it refuses.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive/pack.hpp"

#include "files.hpp"
#include "selfe/common/file.hpp"

namespace selfe::archive {

std::vector<Member> few_files() {
    std::vector<Member> files;
    for (const char* const name : {"empty", "greetings/de.txt", "greetings/en.txt", "numbers"}) {
        files.push_back({name, read_file(std::string(SELFE_TEST_DATA "/input/") + name).value()});
    }
    return files;
}

namespace {

std::string refusal(std::vector<Member> members, std::uint32_t alignment = 16) {
    const auto archive = pack(std::move(members), alignment);
    return archive ? "accepted" : archive.error().file + ": " + archive.error().message;
}

TEST(Pack, WritesTheGoldenBytes) {
    EXPECT_EQ(pack(few_files(), 64).value(),
              read_file(SELFE_TEST_DATA "/golden/few_files.archive").value());
}

TEST(Pack, WritesAnArchiveOfNoFiles) {
    EXPECT_EQ(pack({}, 16).value(), read_file(SELFE_TEST_DATA "/golden/no_files.archive").value());
}

RC_GTEST_PROP(Pack, GivesTheSameBytesForAnyOrder, ()) {
    auto files = *any_files();
    const auto alignment = *any_alignment();
    const auto archive = pack(files, alignment);
    std::ranges::reverse(files);
    RC_ASSERT(archive.value() == pack(files, alignment).value());
}

TEST(Pack, RefusesTwoFilesOfOneName) {
    EXPECT_EQ(refusal({{"a", "1"}, {"b", ""}, {"a", "2"}}), "a: two files have this name");
}

TEST(Pack, RefusesNamesThatAProgramCouldMistake) {
    for (const char* const name : {"", "/a", "a/", "a//b", ".", "..", "a/..", "./a"}) {
        EXPECT_NE(refusal({{name, ""}}).find("one of its words is empty, . or .."),
                  std::string::npos)
            << name;
    }
    EXPECT_NE(refusal({{"a\nb", ""}}).find("it has a control character"), std::string::npos);
    EXPECT_NE(refusal({{std::string("a\0b", 3), ""}}).find("control"), std::string::npos);
    EXPECT_EQ(refusal({{"...", ""}, {"a b/.c", ""}, {"gr\xc3\xbc\xc3\x9f", ""}}), "accepted");
}

TEST(Pack, RefusesAlignmentsThatTheReaderWould) {
    for (const std::uint32_t alignment : {0U, 3U, 131072U, 0x8000'0000U}) {
        EXPECT_EQ(refusal({}, alignment), ": the alignment " + std::to_string(alignment) +
                                              " is no power of two from 1 to 65536");
    }
    EXPECT_EQ(refusal({}, 1), "accepted");
    EXPECT_EQ(refusal({}, 65536), "accepted");
}

TEST(PackPlace, RefusesWhatPositionsCannotReach) {
    EXPECT_EQ(place(32, {0xffff'ffdf}, 1).value(), (std::vector<std::uint32_t>{32, 0xffff'ffff}));
    EXPECT_FALSE(place(32, {0xffff'ffe0}, 1));
    EXPECT_FALSE(place(33, {0xffff'ff00, 0xc0}, 64)) << "the padding counts";
    EXPECT_FALSE(place(32, {~std::uint64_t{0}}, 1)) << "nor do sizes wrap";
    EXPECT_FALSE(place(0x1'0000'0000, {}, 1));
}

}  // namespace
}  // namespace selfe::archive
