// Tests of the reader on archives that are cut off, damaged, or made to deceive it.
// SPDX-License-Identifier: BSD-2-Clause
//
// The sanitizers watch: memory ends where the archive does, so that a read beyond is an error. What
// the reader gives in spite of all must be a file that was packed, name and contents.
#include "files.hpp"
#include "selfe/archive_format.hpp"
#include "selfe/common/little_endian.hpp"
#include "selfe/crc32.hpp"

#include <cstddef>
#include <string_view>

namespace selfe::archive {
namespace {

using archive_format::Entry;
using archive_format::Header;

std::uint32_t number_at(std::string_view bytes, std::size_t position) {
    return load_little_endian<std::uint32_t>(bytes.substr(position));
}

void put(std::string& bytes, std::size_t position, std::uint32_t value) {
    std::string number;
    append_little_endian(number, value);
    bytes.replace(position, number.size(), number);
}

/// Makes the index's checksum right for whatever the index says.
void sign(std::string& bytes) {
    const std::uint64_t end =
        sizeof(Header) + std::uint64_t{number_at(bytes, offsetof(Header, count))} * sizeof(Entry) +
        number_at(bytes, offsetof(Header, names_size));
    Crc32 crc;
    crc.add(bytes.data(), offsetof(Header, index_crc));
    if (end <= bytes.size()) {
        crc.add(bytes.data() + sizeof(Header), end - sizeof(Header));
    }
    put(bytes, offsetof(Header, index_crc), crc.value());
}

ArchiveError refusal(const std::string& bytes) {
    const AlignedBytes memory(bytes);
    return Archive::open(memory.view()).error();
}

/// Reads everything that an archive offers, in every way. (RC_ASSERT takes || apart and evaluates
/// both sides, unless they are in parentheses.)
void require_only(const std::vector<Member>& files, const Archive& archive) {
    for (const auto file : archive) {
        RC_ASSERT((!file || has(files, *file)));
    }
    for (const Member& wanted : files) {
        const auto file = archive.find(wanted.name.c_str());
        RC_ASSERT((!file || file->name == wanted.name));
        RC_ASSERT((!file || has(files, *file)));
    }
    (void)archive.find("no such file");
    (void)archive.find("");
}

void require_only(const std::vector<Member>& files, const std::string& bytes) {
    const AlignedBytes memory(bytes);
    const auto archive = Archive::open(memory.view());
    if (archive) {
        require_only(files, *archive);
    }
}

/// Some bytes are other ones.
void damage(std::string& bytes) {
    const auto hits = *rc::gen::inRange(1, 8);
    for (int hit = 0; hit < hits; ++hit) {
        const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
        bytes[at] = static_cast<char>(bytes[at] ^ *rc::gen::inRange(1, 256));
    }
}

/// One number of header or entries is what might lead a reader astray.
void lie(std::string& bytes, std::size_t count) {
    constexpr std::size_t first = offsetof(Header, size);
    const std::size_t numbers = (sizeof(Header) - first + count * sizeof(Entry)) / 4;
    const std::size_t at = first + 4 * *rc::gen::inRange<std::size_t>(0, numbers);
    const std::uint32_t truth = number_at(bytes, at);
    const auto size = static_cast<std::uint32_t>(bytes.size());
    put(bytes, at,
        *rc::gen::oneOf(rc::gen::element<std::uint32_t>(0, 1, size - 1, size, size + 1, ~0U,
                                                        ~0U - 15, 0x8000'0000, truth + 1, truth - 1,
                                                        truth + 0x1000'0000, truth * 2),
                        rc::gen::inRange<std::uint32_t>(0, size + 1)));
}

TEST(ArchiveDamage, EveryCutIsTruncated) {
    const std::string whole = pack(few_files(), 64).value();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_EQ(refusal(whole.substr(0, size)), ArchiveError::Truncated) << size;
    }
}

TEST(ArchiveDamage, EveryBitThatFlipsIsFoundUnlessItIsPadding) {
    const auto files = few_files();
    const std::string whole = pack(files, 64).value();
    std::size_t unnoticed = 0;
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        std::string bytes = whole;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
        const AlignedBytes memory(bytes);
        const auto archive = Archive::open(memory.view());
        bool is_found = !archive;
        for (std::size_t index = 0; !is_found && index < archive->count(); ++index) {
            is_found = !archive->at(index);
        }
        unnoticed += is_found ? 0 : 1;
    }
    std::size_t padding = number_at(whole, sizeof(Header) + offsetof(Entry, offset)) -
                          sizeof(Header) - files.size() * sizeof(Entry) -
                          number_at(whole, offsetof(Header, names_size));
    for (std::size_t index = 1; index < files.size(); ++index) {
        const std::size_t entry = sizeof(Header) + index * sizeof(Entry);
        padding += number_at(whole, entry + offsetof(Entry, offset)) -
                   number_at(whole, entry - sizeof(Entry) + offsetof(Entry, offset)) -
                   files[index - 1].bytes.size();
    }
    EXPECT_GT(padding, 0U);
    EXPECT_EQ(unnoticed, padding * 8);
}

RC_GTEST_PROP(ArchiveDamage, NeverGivesAnythingButWhatWasPacked, ()) {
    const auto files = *any_files();
    std::string bytes = pack(files, *any_alignment()).value();
    damage(bytes);
    require_only(files, bytes);
}

RC_GTEST_PROP(ArchiveDamage, AfterOpenIsFoundAtEachRead, ()) {
    const auto files = *any_files();
    const std::string whole = pack(files, 4).value();
    AlignedBytes memory(whole);
    const auto archive = Archive::open(memory.view());
    std::string bytes = whole;
    damage(bytes);
    std::ranges::copy(bytes, memory.data());
    require_only(files, *archive);
}

RC_GTEST_PROP(ArchiveDamage, AfterOpenNeverHidesAFile, ()) {
    const auto files = *rc::gen::nonEmpty(any_files());
    const std::string whole = pack(files, 4).value();
    AlignedBytes memory(whole);
    const auto archive = Archive::open(memory.view());
    std::string bytes = whole;
    damage(bytes);
    std::ranges::copy(bytes, memory.data());
    for (const Member& wanted : files) {
        const auto file = archive->find(wanted.name.c_str());
        RC_ASSERT((file || file.error() != ArchiveError::NoSuchFile));
    }
}

RC_GTEST_PROP(ArchiveLie, NeverGivesAnythingButWhatWasPacked, ()) {
    const auto files = *any_files();
    std::string bytes = pack(files, *any_alignment()).value();
    const auto lies = *rc::gen::inRange(1, 4);
    for (int count = 0; count < lies; ++count) {
        lie(bytes, files.size());
    }
    sign(bytes);
    require_only(files, bytes);
}

RC_GTEST_PROP(ArchiveLie, DamagedIndexWithARightChecksumNeverCrashes, ()) {
    const auto files = *any_files();
    std::string bytes = pack(files, 8).value();
    damage(bytes);
    sign(bytes);
    require_only(files, bytes);
}

RC_GTEST_PROP(ArchiveLie, NoiseWithARightChecksumNeverCrashes, ()) {
    std::string bytes = pack({}, 1).value() + *rc::gen::arbitrary<std::string>();
    put(bytes, offsetof(Header, size), static_cast<std::uint32_t>(bytes.size()));
    const auto room = static_cast<std::uint32_t>(bytes.size() - sizeof(Header));
    constexpr std::uint32_t entry_size = sizeof(Entry);
    const auto count = *rc::gen::inRange<std::uint32_t>(0, room / entry_size + 2);
    put(bytes, offsetof(Header, count), count);
    put(bytes, offsetof(Header, names_size), *rc::gen::inRange<std::uint32_t>(0, room + 2));
    sign(bytes);
    require_only({}, bytes);
}

/// One lie each, and the word for it.
struct Lie {
    std::size_t position;
    std::uint32_t value;
    ArchiveError refusal;
};

TEST(ArchiveLie, IsCalledByItsName) {
    const std::string whole = pack({{"a", "1234"}, {"b", "5678"}}, 16).value();
    constexpr std::size_t a = sizeof(Header);
    constexpr std::size_t b = a + sizeof(Entry);
    constexpr std::uint32_t names = b + sizeof(Entry);
    ASSERT_EQ(whole.size(), 100U);
    const Lie lies[] = {
        {0, 0, ArchiveError::NotAnArchive},
        {offsetof(Header, version), 2, ArchiveError::UnknownVersion},
        {offsetof(Header, size), 101, ArchiveError::Truncated},
        {offsetof(Header, size), 99, ArchiveError::LyingIndex},
        {offsetof(Header, count), 1, ArchiveError::LyingIndex},
        {offsetof(Header, count), 0x1000'0000, ArchiveError::LyingIndex},
        {offsetof(Header, names_size), 3, ArchiveError::LyingIndex},
        {offsetof(Header, names_size), 5, ArchiveError::LyingIndex},
        {offsetof(Header, names_size), ~0U, ArchiveError::LyingIndex},
        {offsetof(Header, alignment), 0, ArchiveError::LyingIndex},
        {offsetof(Header, alignment), 24, ArchiveError::LyingIndex},
        {offsetof(Header, alignment), 0x8000'0000, ArchiveError::LyingIndex},
        {a + offsetof(Entry, name), 0, ArchiveError::LyingIndex},
        {b + offsetof(Entry, name), names, ArchiveError::LyingIndex},
        {a + offsetof(Entry, offset), 0, ArchiveError::LyingIndex},
        {b + offsetof(Entry, offset), 80, ArchiveError::LyingIndex},
        {a + offsetof(Entry, size), 17, ArchiveError::LyingIndex},
        {b + offsetof(Entry, size), ~0U, ArchiveError::LyingIndex},
        {names, 'c' | 'b' << 16, ArchiveError::LyingIndex},              // not in order
        {names, 'b' | 'b' << 16, ArchiveError::LyingIndex},              // twice the same
        {names, 'b' << 16, ArchiveError::LyingIndex},                    // no name
        {names, 'a' | 'b' << 16 | 'b' << 24, ArchiveError::LyingIndex},  // not terminated
    };
    for (const Lie& lie : lies) {
        std::string bytes = whole;
        put(bytes, lie.position, lie.value);
        sign(bytes);
        EXPECT_EQ(refusal(bytes), lie.refusal) << lie.position << " " << lie.value;
    }
}

TEST(ArchiveLie, MayNotLeaveAGapBetweenFiles) {
    std::string bytes = pack({{"a", "1234"}, {"b", "5678"}}, 16).value();
    bytes.insert(bytes.size() - 4, 16, '\0');
    const std::size_t offset = sizeof(Header) + sizeof(Entry) + offsetof(Entry, offset);
    put(bytes, offset, number_at(bytes, offset) + 16);
    put(bytes, offsetof(Header, size), static_cast<std::uint32_t>(bytes.size()));
    sign(bytes);
    EXPECT_EQ(refusal(bytes), ArchiveError::LyingIndex);
}

TEST(ArchiveLie, MayNotNameAFileByWhatLiesBehindTheIndex) {
    std::string bytes = pack({{"a", ""}, {"b", ""}}, 1).value();
    bytes.resize(bytes.size() - 2);  // there is no "b" any more, nor anything else
    const auto size = static_cast<std::uint32_t>(bytes.size());
    put(bytes, offsetof(Header, size), size);
    put(bytes, offsetof(Header, names_size), 2);
    put(bytes, sizeof(Header) + offsetof(Entry, offset), size);
    put(bytes, sizeof(Header) + sizeof(Entry) + offsetof(Entry, offset), size);
    sign(bytes);
    EXPECT_EQ(refusal(bytes), ArchiveError::LyingIndex);
}

TEST(ArchiveLie, MayNotLeaveAFileWithoutAName) {
    std::string bytes = pack({{"a", ""}}, 1).value();
    bytes.pop_back();
    bytes.back() = '\0';
    const auto size = static_cast<std::uint32_t>(bytes.size());
    put(bytes, offsetof(Header, size), size);
    put(bytes, offsetof(Header, names_size), 1);
    put(bytes, sizeof(Header) + offsetof(Entry, offset), size);
    sign(bytes);
    EXPECT_EQ(refusal(bytes), ArchiveError::LyingIndex);
}

TEST(ArchiveLie, AboutAlignmentIsFoundWithoutAFile) {
    for (const std::uint32_t alignment : {0U, 24U, 131072U}) {
        std::string bytes = pack({}, 1).value();
        put(bytes, offsetof(Header, alignment), alignment);
        sign(bytes);
        EXPECT_EQ(refusal(bytes), ArchiveError::LyingIndex) << alignment;
    }
}

TEST(ArchiveLie, AboutContentsIsFoundWhenTheyAreRead) {
    std::string bytes = pack({{"a", "1234"}, {"b", "1234"}}, 16).value();
    put(bytes, sizeof(Header) + offsetof(Entry, crc),
        number_at(bytes, sizeof(Header) + sizeof(Entry) + offsetof(Entry, crc)));
    sign(bytes);
    const AlignedBytes memory(bytes);
    const auto archive = Archive::open(memory.view());
    EXPECT_EQ(archive->find("a").error(), ArchiveError::DamagedFile) << "the checksum is b's";
    EXPECT_TRUE(archive->find("b"));
}

TEST(ArchiveDamage, OpenRefusesAnAddressThatMisalignsTheFiles) {
    const std::string whole = pack(few_files(), 64).value();
    const AlignedBytes memory(std::string(32, ' ') + whole);
    EXPECT_EQ(Archive::open({memory.view().begin() + 32, whole.size()}).error(),
              ArchiveError::Misaligned);
}

TEST(ArchiveDamage, EveryErrorHasItsSentence) {
    std::vector<std::string> texts;
    for (int error = 0; error <= static_cast<int>(ArchiveError::NoSuchFile); ++error) {
        texts.emplace_back(text_of(static_cast<ArchiveError>(error)));
    }
    std::ranges::sort(texts);
    EXPECT_EQ(std::ranges::adjacent_find(texts), texts.end());
    EXPECT_EQ(std::ranges::count(texts, "unknown error"), 0);
}

}  // namespace
}  // namespace selfe::archive
