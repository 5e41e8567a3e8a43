// Tests of multiboot pairs: what a multiboot loader finds in them, and what is refused and how.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/multiboot.hpp"

#include "ingredients.hpp"
#include "selfe/common/little_endian.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace selfe::image {
namespace {

/// The folder of a PC, packed as a pair.
class PcWorkshop : public Workshop {
  public:
    PcWorkshop() : Workshop(pc) {}
    [[nodiscard]] Expected<MultibootPair> pair() const {
        const auto platform = read_platform(this->platform());
        const auto prefix = read_prefix(folder().path() / "prefix", *platform);
        const auto root_task = elf::File::read(folder().path() / "root_task.elf");
        return prefix ? pack_multiboot(*platform, *prefix, *root_task)
                      : std::unexpected(prefix.error());
    }
    /// The complaint about a pair with this kernel.
    [[nodiscard]] std::string complaint_about(const elf::testing::FileToBuild& kernel) const {
        write_kernel(kernel);
        const auto packed = pair();
        return packed ? "accepted" : printed(packed.error(), folder());
    }
};

TEST(Multiboot, WrapsTheKernelAsA32BitFileAtItsPhysicalAddresses) {
    const PcWorkshop workshop;
    elf::testing::FileToBuild kernel = pc.kernel();
    kernel.segments.push_back(
        {elf::SegmentType::Load, 0xffff'ffff'8010'8123, 0x10'8123, "high", 9});
    workshop.write_kernel(kernel);
    const auto packed = workshop.pair();
    ASSERT_TRUE(packed) << packed.error().message;
    const auto file = elf::File::parse(packed->kernel, "kernel");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->word_bits(), 32U);
    EXPECT_EQ(file->architecture(), "ia32");
    EXPECT_EQ(file->entry(), 0x10'0000U);
    ASSERT_EQ(file->segments().size(), 2U);
    EXPECT_TRUE(file->contents(file->segments()[0]).ends_with("kernel code"));
    EXPECT_EQ(file->segments()[0].physical_address, 0x10'0000U);
    EXPECT_EQ(file->segments()[0].memory_size, 0x5000U);
    EXPECT_EQ(file->contents(file->segments()[1]), "high");
    EXPECT_EQ(file->segments()[1].physical_address, 0x10'8123U);
    EXPECT_EQ(file->segments()[1].virtual_address, 0x10'8123U);
    EXPECT_EQ(file->segments()[1].memory_size, 9U);
    EXPECT_EQ(file->segments()[1].offset % 4096, 0x123U);
}

TEST(Multiboot, KeepsTheHeaderWhereLoadersSearchIt) {
    const auto packed = PcWorkshop().pair();
    ASSERT_TRUE(packed);
    const auto at = packed->kernel.find("\x02\xb0\xad\x1b");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(at % 4, 0U);
    EXPECT_LE(at + 12, 8192U);
}

TEST(Multiboot, LeavesTheRootTaskAsItIs) {
    const auto packed = PcWorkshop().pair();
    ASSERT_TRUE(packed);
    EXPECT_EQ(packed->root_task, elf::testing::build(pc.root_task()));
}

TEST(Multiboot, IsReproducible) {
    EXPECT_EQ(PcWorkshop().pair()->kernel, PcWorkshop().pair()->kernel);
}

TEST(Multiboot, RefusesAKernelWithoutHeader) {
    const std::string expected =
        "prefix/bin/kernel.elf: error: this kernel has no multiboot header in its first 8 KiB\n"
        "hint: configure the kernel with KernelMultiboot1Header=ON\n";
    const PcWorkshop workshop;
    elf::testing::FileToBuild kernel = pc.kernel();
    kernel.segments[0].bytes[0] ^= 1;
    EXPECT_EQ(workshop.complaint_about(kernel), expected) << "no magic number";
    kernel = pc.kernel();
    kernel.segments[0].bytes[8] ^= 1;
    EXPECT_EQ(workshop.complaint_about(kernel), expected) << "a wrong checksum";
    kernel = pc.kernel();
    kernel.segments[0].bytes.insert(0, 2, 'x');
    EXPECT_EQ(workshop.complaint_about(kernel), expected) << "not at a multiple of four";
    kernel = pc.kernel();
    kernel.segments[0].bytes.insert(0, 4096 - 8, 'x');
    EXPECT_EQ(workshop.complaint_about(kernel), expected) << "beyond 8 KiB";
}

TEST(Multiboot, RefusesAHeaderThatOverridesTheSegments) {
    const PcWorkshop workshop;
    elf::testing::FileToBuild kernel = pc.kernel();
    std::string& bytes = kernel.segments[0].bytes;
    bytes[6] = 1;  // flag 16
    bytes[10] = static_cast<char>(bytes[10] - 1);
    EXPECT_EQ(workshop.complaint_about(kernel),
              "prefix/bin/kernel.elf: error: the kernel's multiboot header gives addresses of its "
              "own, which count from the start of another file\n"
              "hint: clear bit 16 of the header's flags: the ELF headers say the same\n");
}

TEST(Multiboot, RefusesWhatA32BitLoaderCannotReach) {
    const PcWorkshop workshop;
    elf::testing::FileToBuild kernel = pc.kernel();
    kernel.segments.push_back({elf::SegmentType::Load, 0xffff'f000, 0xffff'f000, "x", 0x1001});
    EXPECT_EQ(workshop.complaint_about(kernel),
              "prefix/bin/kernel.elf: error: the kernel's segment at 0xfffff000 reaches beyond 4 "
              "GiB, where no multiboot loader goes\n");
    kernel = pc.kernel();
    kernel.entry = 0xffff'ffff'8010'0000;
    EXPECT_EQ(
        workshop.complaint_about(kernel),
        "prefix/bin/kernel.elf: error: the kernel's entry point 0xffffffff80100000 is not the "
        "physical address of any of its segments\n"
        "hint: a multiboot kernel is entered with translation off\n");
}

TEST(Multiboot, NamesBothThatOverlapAndWhatDoesNotFit) {
    const PcWorkshop workshop;
    elf::testing::FileToBuild kernel = pc.kernel();
    kernel.segments.push_back({elf::SegmentType::Load, 0x10'4000, 0x10'4000, "x", 0x2000});
    EXPECT_EQ(workshop.complaint_about(kernel),
              "platform.toml: error: the kernel at 0x104000-0x106000 overlaps the kernel at "
              "0x100000-0x105000\n");
    kernel = pc.kernel();
    kernel.segments[0].memory_size = 0xfff'e000;
    EXPECT_EQ(workshop.complaint_about(kernel),
              "platform.toml: error: the root task at 0x100ff000-0x10102000 is not in the "
              "platform's memory\n"
              "hint: the platform file's [[memory]] and the kernel's configuration must agree\n");
}

TEST(Multiboot, NeedsNoDeviceTreeAndRefusesAnotherArchitecture) {
    const PcWorkshop workshop;
    EXPECT_EQ(workshop.complaint_about(board.kernel()),
              "prefix/bin/kernel.elf: error: this is a kernel for aarch64, platform board is "
              "x86_64\n");
    workshop.write_kernel(pc.kernel());
    workshop.write_root_task(board.root_task());
    EXPECT_EQ(printed(workshop.pair().error(), workshop.folder()),
              "root_task.elf: error: this is a program for aarch64, platform board is x86_64\n");
}

TEST(Multiboot, DescribesBothFiles) {
    const auto packed = PcWorkshop().pair();
    std::ostringstream out;
    describe_multiboot(*elf::File::parse(packed->kernel, "k"), out);
    describe_multiboot(*elf::File::parse(packed->root_task, "r"), out);
    EXPECT_EQ(out.str(),
              "multiboot kernel, with a multiboot header\n"
              "  what        from        to          bytes in the file\n"
              "  segment     0x100000    0x105000    23\n"
              "entry 0x100000\n"
              "multiboot module: root task (x86_64), image id 0123456789abcdef\n"
              "  what        from        to          bytes in the file\n"
              "  segment     0x400000    0x40000e    14\n"
              "  segment     0x401000    0x403000    4\n"
              "entry 0x400004\n");
}

TEST(Multiboot, CheckFindsAKernelThatCannotBoot) {
    const PcWorkshop workshop;
    const auto platform = read_platform(workshop.platform());
    const auto packed = workshop.pair();
    const auto kernel = elf::File::parse(packed->kernel, "kernel");
    EXPECT_TRUE(check_multiboot(*kernel, *platform));
    EXPECT_TRUE(check_multiboot(*elf::File::parse(packed->root_task, "r"), *platform));
    Platform small = *platform;
    small.memory = {{0x10'0000, 0x10'4000}};
    EXPECT_EQ(check_multiboot(*kernel, small).error().message,
              "the kernel at 0x100000-0x105000 is not in the platform's memory");
    std::string bytes = packed->kernel;
    bytes[bytes.find("\x02\xb0\xad\x1b")] = 'x';
    EXPECT_EQ(check_multiboot(*elf::File::parse(bytes, "k"), *platform).error().message,
              "this kernel has no multiboot header in its first 8 KiB");
    EXPECT_EQ(check_multiboot(*kernel, *read_platform(Workshop().platform())).error().message,
              "this is one of a multiboot pair, platform board boots by the loader");
}

}  // namespace
}  // namespace selfe::image
