// Tests of the ELF reader: what a good file gives, and that no bad one gets past it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/elf.hpp"

#include "selfe/common/testing/elf_builder.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace selfe::elf {
namespace {

testing::FileToBuild sample(unsigned word_bits) {
    testing::FileToBuild file;
    file.word_bits = word_bits;
    file.machine = word_bits == 64 ? Machine::AArch64 : Machine::Arm;
    file.entry = 0x400004;
    std::string data = std::string("text\0", 5) + std::string("\x78\x56\x34\x12\0\0\0\0", 8);
    file.segments = {
        {SegmentType::Load, 0x400000, 0x40000000, data, 0x1000},
        {SegmentType::Note, 0, 0, testing::build_id_note("\x01\x23\x45\x67\x89\xab\xcd\xef+"), 0},
    };
    file.sections = {{".data", 0x400000, data}, {".bss", 0x401000, "12345678", 8}};
    file.symbols = {{"first", 0x400000, 5}, {"second", 0x400005, 8}};
    return file;
}

Expected<File> parse(const testing::FileToBuild& file) {
    return File::parse(testing::build(file), "sample.elf");
}

class ElfOfEachClass : public ::testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(WordBits, ElfOfEachClass, ::testing::Values(32U, 64U));

TEST_P(ElfOfEachClass, GivesHeaderSegmentsSectionsAndSymbols) {
    const auto file = parse(sample(GetParam()));
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->word_bits(), GetParam());
    EXPECT_EQ(file->architecture(), GetParam() == 64 ? "aarch64" : "aarch32");
    EXPECT_EQ(file->type(), Type::Executable);
    EXPECT_EQ(file->entry(), 0x400004U);
    ASSERT_EQ(file->segments().size(), 2U);
    EXPECT_EQ(file->segments()[0].physical_address, 0x40000000U);
    EXPECT_EQ(file->segments()[0].flags, 7U);
    EXPECT_EQ(file->segments()[0].memory_size, 0x1000U);
    ASSERT_NE(file->section(".data"), nullptr);
    EXPECT_EQ(file->contents(*file->section(".data")).size(), 13U);
    ASSERT_NE(file->section(".bss"), nullptr);
    EXPECT_EQ(file->section(".bss")->size, 8U);
    EXPECT_EQ(file->contents(*file->section(".bss")), "");
    ASSERT_NE(file->symbol("second"), nullptr);
    EXPECT_EQ(file->symbol("second")->value, 0x400005U);
    EXPECT_EQ(file->symbol("second")->size, 8U);
    EXPECT_EQ(file->symbol("third"), nullptr);
}

TEST_P(ElfOfEachClass, ReadsWordsAndTextAtVirtualAddresses) {
    const auto file = parse(sample(GetParam()));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->text_at(0x400000), "text");
    EXPECT_EQ(file->word_at(0x400005), 0x12345678U);
}

TEST(Elf, RefusesAddressesWithoutFileBytes) {
    const auto file = parse(sample(64));
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->word_at(0x400006));
    EXPECT_FALSE(file->bytes_at(0x40000d, 1));
    EXPECT_FALSE(file->bytes_at(0x3fffff, 1));
    EXPECT_FALSE(file->bytes_at(0x401000, 1));
    EXPECT_FALSE(file->bytes_at(0x400000, ~std::uint64_t{0}));
    EXPECT_EQ(file->bytes_at(0x400000, 13)->size(), 13U);
    EXPECT_EQ(file->text_at(0x50000000).error().message, "there is no text at 0x50000000");
}

TEST(Elf, RefusesTextThatNeverEnds) {
    testing::FileToBuild file;
    file.segments = {{SegmentType::Load, 0x1000, 0x1000, "no end", 0x1000}};
    EXPECT_EQ(parse(file)->text_at(0x1000).error().message,
              "there is an unterminated text at 0x1000");
}

TEST(Elf, GivesTheBuildIdFromANoteSegmentOrSection) {
    EXPECT_EQ(parse(sample(64))->image_id(), "0123456789abcdef");
    testing::FileToBuild file;
    file.sections = {{".note.gnu.build-id", 0, testing::build_id_note("abcdefgh")}};
    EXPECT_EQ(parse(file)->image_id(), "6162636465666768");
}

TEST(Elf, SaysWhenThereIsNoUsableBuildId) {
    testing::FileToBuild file;
    EXPECT_EQ(parse(file)->image_id().error().hint, "link it with -Wl,--build-id=sha1");
    file.sections = {{".note.gnu.build-id", 0, testing::build_id_note("short")}};
    EXPECT_FALSE(parse(file)->image_id());
    file.sections = {{".note.gnu.build-id", 0, testing::build_id_note("abcdefgh").substr(0, 15)}};
    EXPECT_FALSE(parse(file)->image_id());
}

TEST(Elf, RefusesWhatIsNoElfFile) {
    EXPECT_EQ(File::parse("", "x").error().message, "this is not an ELF file");
    EXPECT_EQ(File::parse("#!/bin/sh\n", "x").error().message, "this is not an ELF file");
    EXPECT_EQ(File::parse("\177ELF", "x").error().message,
              "this is neither a 32-bit nor a 64-bit ELF file");
    std::string big_endian = testing::build({});
    big_endian[5] = 2;
    EXPECT_EQ(File::parse(big_endian, "x").error().message,
              "this is not little-endian; no platform of the project is big-endian");
}

TEST(Elf, RefusesSegmentsThatLie) {
    testing::FileToBuild file;
    file.segments = {{SegmentType::Load, 0x1000, 0x1000, "12345678", 4}};
    EXPECT_EQ(parse(file).error().message, "segment 0 has more bytes in the file than in memory");
    file.segments = {{SegmentType::Load, ~std::uint64_t{0} - 4, 0, "12345678", 0}};
    EXPECT_EQ(parse(file).error().message, "segment 0 wraps around the end of the address space");
}

// A linker gives a segment that is all bss an offset as if its bytes were there: it was refused.
TEST(Elf, AcceptsASegmentWithoutFileBytesBehindTheEndOfTheFile) {
    testing::FileToBuild file;
    file.segments = {{SegmentType::Load, 0x1000, 0x1000, "", 0x1000}};
    std::string bytes = testing::build(file);
    const std::size_t offset_field = 64 + 8;
    bytes[offset_field + 2] = 0x7f;
    const auto parsed = File::parse(bytes, "bss.elf");
    ASSERT_TRUE(parsed) << parsed.error().message;
    EXPECT_EQ(parsed->contents(parsed->segments()[0]), "");
}

TEST_P(ElfOfEachClass, RefusesEveryTruncation) {
    const std::string whole = testing::build(sample(GetParam()));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(File::parse(whole.substr(0, size), "short.elf")) << size << " bytes";
    }
}

/// Uses everything a file offers; run under the address sanitizer this finds any unchecked offset.
void read_everything(const File& file) {
    for (const Segment& segment : file.segments()) {
        (void)file.contents(segment);
        (void)file.bytes_at(segment.virtual_address, segment.file_size);
        (void)file.word_at(segment.virtual_address);
        (void)file.text_at(segment.virtual_address);
    }
    for (const Section& section : file.sections()) {
        (void)file.contents(section);
    }
    (void)file.image_id();
    (void)file.symbol("first");
}

RC_GTEST_PROP(Elf, SurvivesAnyCorruption, ()) {
    std::string bytes = testing::build(sample(*rc::gen::element(32U, 64U)));
    const auto flips = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::pair<std::size_t, char>>>(rc::gen::pair(
            rc::gen::inRange<std::size_t>(0, bytes.size()), rc::gen::arbitrary<char>())));
    for (const auto& [where, value] : flips) {
        bytes[where] = value;
    }
    if (const auto file = File::parse(std::move(bytes), "corrupt.elf")) {
        read_everything(*file);
    }
}

}  // namespace
}  // namespace selfe::elf
