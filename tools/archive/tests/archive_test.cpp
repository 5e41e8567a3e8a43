// Tests of the reader on good archives: everything is found, in place, and nothing else.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive.hpp"

#include "files.hpp"

namespace selfe::archive {
namespace {

std::string text(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

RC_GTEST_PROP(Archive, FindsEachFileInPlace, ()) {
    const auto files = *any_files();
    const auto alignment = *any_alignment();
    const AlignedBytes memory(pack(files, alignment).value());
    const auto archive = Archive::open(memory.view());
    RC_ASSERT(archive.has_value());
    RC_ASSERT(archive->count() == files.size());
    RC_ASSERT(archive->size() == memory.size());
    RC_ASSERT(archive->alignment() == alignment);
    for (const Member& wanted : files) {
        const auto file = archive->find(wanted.name.c_str());
        RC_ASSERT(file.has_value());
        RC_ASSERT(file->name == wanted.name);
        RC_ASSERT(text(file->bytes) == wanted.bytes);
        const auto offset = file->bytes.begin() - memory.view().begin();
        RC_ASSERT(offset % alignment == 0);
        RC_ASSERT(offset >= 0 && memory.view().end() >= file->bytes.end());
    }
}

RC_GTEST_PROP(Archive, FindsNothingElse, ()) {
    const auto files = *any_files();
    const auto name =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab-./\xff")));
    RC_PRE(std::ranges::find(files, name, &Member::name) == files.end());
    const AlignedBytes memory(pack(files, 16).value());
    const auto file = Archive::open(memory.view())->find(name.c_str());
    RC_ASSERT(!file.has_value());
    RC_ASSERT(file.error() == ArchiveError::NoSuchFile);
}

RC_GTEST_PROP(Archive, IteratesInTheOrderOfNames, ()) {
    auto files = *any_files();
    const AlignedBytes memory(pack(files, 1).value());
    const auto archive = Archive::open(memory.view());
    std::ranges::sort(files, {}, &Member::name);
    auto wanted = files.begin();
    for (const auto file : *archive) {
        RC_ASSERT(wanted != files.end());
        RC_ASSERT(file->name == wanted->name);
        RC_ASSERT(text(file->bytes) == wanted->bytes);
        ++wanted;
    }
    RC_ASSERT(wanted == files.end());
}

TEST(Archive, AtBeyondTheLastIsNoSuchFile) {
    const AlignedBytes memory(pack(few_files(), 16).value());
    const auto archive = Archive::open(memory.view());
    EXPECT_TRUE(archive->at(3));
    EXPECT_EQ(archive->at(4).error(), ArchiveError::NoSuchFile);
    EXPECT_EQ(archive->at(~std::size_t{0}).error(), ArchiveError::NoSuchFile);
}

TEST(Archive, OpenLeavesWhatLiesBehindAlone) {
    const AlignedBytes memory(pack(few_files(), 16).value() + "something else");
    EXPECT_EQ(text(Archive::open(memory.view())->find("numbers")->bytes), few_files()[3].bytes);
}

TEST(Archive, OfNothingHasNoFile) {
    EXPECT_EQ(Archive().count(), 0U);
    EXPECT_EQ(Archive().at(0).error(), ArchiveError::NoSuchFile);
}

}  // namespace
}  // namespace selfe::archive
