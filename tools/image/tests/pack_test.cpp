// Tests of whole images: what is in them, that they are reproducible, and what is refused and how.
// SPDX-License-Identifier: BSD-2-Clause
#include "ingredients.hpp"
#include "selfe/image/uimage.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <sstream>

namespace selfe::image {
namespace {

namespace fs = std::filesystem;

std::string source_of(const Image& image, loader::RegionKind kind, int number = 0) {
    for (const loader::PayloadRegion& region : image.payload.regions) {
        if (region.kind == kind && number-- == 0) {
            return image.binary.substr(region.source, region.file_size);
        }
    }
    return "no such region";
}

TEST(Pack, HoldsEveryPieceUnchanged) {
    const Workshop workshop;
    const auto image = workshop.pack();
    ASSERT_TRUE(image) << image.error().message;
    EXPECT_EQ(source_of(*image, loader::RegionKind::Kernel), "kernel code");
    EXPECT_EQ(source_of(*image, loader::RegionKind::DeviceTree), "\xd0\x0d\xfe\xed device tree");
    EXPECT_EQ(source_of(*image, loader::RegionKind::RootTask, 0), "root task code");
    EXPECT_EQ(source_of(*image, loader::RegionKind::RootTask, 1), "data");
    EXPECT_EQ(image->binary.substr(SELFE_PAYLOAD_OFFSET + SELFE_PAYLOAD_SIZE, 11), "loader code");
}

TEST(Pack, FillsTheLoadersTable) {
    const Workshop workshop;
    const auto image = workshop.pack();
    ASSERT_TRUE(image);
    loader::Payload payload;
    std::memcpy(&payload, image->binary.data() + SELFE_PAYLOAD_OFFSET, sizeof payload);
    EXPECT_EQ(payload.machine, 183U);
    EXPECT_EQ(payload.kernel_entry, 0xffff'ff80'4000'0000U);
    EXPECT_EQ(payload.root_task_entry, 0x400004U);
    EXPECT_EQ(payload.root_task_start, 0x40006000U);
    EXPECT_EQ(payload.root_task_end, 0x40009000U);
    EXPECT_EQ(payload.root_task_start - payload.root_task_offset, 0x400000U);
    EXPECT_EQ(payload.device_tree, 0x40005000U);
    EXPECT_EQ(payload.device_tree_size, 16U);
    EXPECT_EQ(payload.uart_kind, loader::UartKind::Pl011);
    EXPECT_EQ(payload.uart_base, 0x9000000U);
    EXPECT_STREQ(payload.platform, "board");
    EXPECT_EQ(payload.image_size, image->binary.size());
}

TEST(Pack, MakesAnElfFileOfOneSegment) {
    const Workshop workshop;
    const auto image = workshop.pack();
    ASSERT_TRUE(image);
    const auto file = elf::File::parse(image->elf(), "image.elf");
    ASSERT_TRUE(file) << file.error().message;
    ASSERT_EQ(file->segments().size(), 1U);
    const elf::Segment& segment = file->segments()[0];
    EXPECT_EQ(file->entry(), 0x40200000U);
    EXPECT_EQ(segment.physical_address, 0x40200000U);
    EXPECT_EQ(file->contents(segment), image->binary);
    EXPECT_EQ(segment.memory_size, image->payload.scratch_offset + image->payload.scratch_size);
    EXPECT_EQ(segment.offset % 4096, segment.virtual_address % 4096);
}

TEST(Pack, MakesA32BitElfFileForA32BitMachine) {
    const Workshop workshop(aarch32_board);
    const auto image = workshop.pack();
    ASSERT_TRUE(image) << image.error().message;
    EXPECT_EQ(image->payload.machine, 40U);
    EXPECT_EQ(image->payload.kernel_entry, 0xe000'0000U);
    EXPECT_EQ(image->payload.root_task_start, 0x1000'6000U);
    const auto file = elf::File::parse(image->elf(), "image.elf");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->word_bits(), 32U);
    EXPECT_EQ(file->architecture(), "aarch32");
    EXPECT_EQ(file->entry(), 0x1020'0000U);
    ASSERT_EQ(file->segments().size(), 1U);
    EXPECT_EQ(file->contents(file->segments()[0]), image->binary);
}

TEST(Pack, TellsTheLoaderOfEveryUart) {
    using loader::UartKind;
    const std::pair<const char*, UartKind> kinds[] = {{"pl011", UartKind::Pl011},
                                                      {"imx", UartKind::Imx},
                                                      {"ns16550", UartKind::Ns16550},
                                                      {"carrier-pigeon", UartKind::None}};
    for (const auto& [name, kind] : kinds) {
        const Workshop workshop;
        workshop.folder().write("platform.toml",
                                "name = \"board\"\narch = \"aarch64\"\n"
                                "[[memory]]\nstart = 0x4000_0000\nsize = 0x1000_0000\n"
                                "[boot]\nmethod = \"loader\"\n[uart]\nkind = \"" +
                                    std::string(name) + "\"\nbase = 0x1000\nregister_shift = 2\n");
        const auto image = workshop.pack();
        ASSERT_TRUE(image) << image.error().message;
        EXPECT_EQ(image->payload.uart_kind, kind) << name;
        EXPECT_EQ(image->payload.uart_base, kind == UartKind::None ? 0U : 0x1000U);
        EXPECT_EQ(image->payload.uart_register_shift, kind == UartKind::None ? 0U : 2U);
    }
}

TEST(Pack, IsReproducible) {
    const auto first = Workshop().pack();
    const auto second = Workshop().pack();
    ASSERT_TRUE(first);
    ASSERT_TRUE(second);
    EXPECT_EQ(first->elf(), second->elf());
}

TEST(Describe, PrintsTheLayoutOfAllForms) {
    const Workshop workshop;
    const auto image = workshop.pack();
    ASSERT_TRUE(image);
    std::ifstream golden(SELFE_GOLDEN "/describe.txt");
    const std::string expected(std::istreambuf_iterator<char>(golden), {});
    for (const std::string& bytes : {image->elf(), image->binary, *write_uimage(*image)}) {
        const auto read = parse_image(bytes, "image");
        ASSERT_TRUE(read) << read.error().message;
        std::ostringstream out;
        describe(*read, out);
        EXPECT_EQ(out.str(), expected);
    }
}

TEST(Describe, RefusesWhatIsNoImage) {
    const Workshop workshop;
    const auto refusal = [&](std::string_view bytes) {
        return parse_image(std::string(bytes), "image").error().message;
    };
    const std::string no_image = "this is not a boot image";
    EXPECT_EQ(refusal(""), no_image);
    EXPECT_EQ(refusal(std::string(5000, 'x')), no_image);
    EXPECT_EQ(refusal(elf::testing::build(Workshop::good_root_task())), no_image);
    EXPECT_EQ(refusal(elf::testing::build(Workshop::good_loader())), no_image);
    const std::string binary = workshop.pack()->binary;
    EXPECT_EQ(refusal(binary.substr(0, binary.size() - 1)),
              "this image is damaged: its payload table does not fit the file");
    std::string newer = binary;
    newer[SELFE_PAYLOAD_OFFSET + 8] = 9;
    EXPECT_EQ(refusal(newer), "this is a boot image of version 9, not 3");
}

TEST(Pack, RefusesAMissingOrHalfPrefix) {
    const std::string hint =
        "\nhint: give the folder that `cmake --install` of the kernel's build folder made\n";
    for (const std::string file :
         {"libsel4/include/kernel/gen_config.json", "support/kernel.dtb", "bin/kernel.elf"}) {
        const Workshop workshop;
        fs::remove(workshop.folder().path() / "prefix" / file);
        EXPECT_EQ(workshop.complaint(), "prefix: error: this is not a whole kernel prefix: " +
                                            file + " is missing" + hint);
    }
    const Workshop workshop;
    fs::remove_all(workshop.folder().path() / "prefix");
    EXPECT_EQ(workshop.complaint(), "prefix: error: there is no kernel prefix here" + hint);
}

TEST(Pack, RefusesTheWrongArchitecture) {
    Workshop workshop;
    elf::testing::FileToBuild kernel = Workshop::good_kernel();
    kernel.machine = elf::Machine::X86_64;
    workshop.write_kernel(kernel);
    EXPECT_EQ(
        workshop.complaint(),
        "prefix/bin/kernel.elf: error: this is a kernel for x86_64, platform board is aarch64\n");

    workshop.write_kernel(Workshop::good_kernel());
    elf::testing::FileToBuild root_task = Workshop::good_root_task();
    root_task.machine = elf::Machine::RiscV;
    workshop.write_root_task(root_task);
    EXPECT_EQ(workshop.complaint(),
              "root_task.elf: error: this is a program for riscv64, platform board is aarch64\n");

    workshop.write_root_task(Workshop::good_root_task());
    elf::testing::FileToBuild loader = Workshop::good_loader();
    loader.machine = elf::Machine::X86_64;
    workshop.write_loader(loader);
    EXPECT_EQ(workshop.complaint(),
              "loader.elf: error: this is a loader for x86_64, platform board is aarch64\n");
}

TEST(Pack, RefusesADynamicRootTask) {
    const std::string expected =
        "root_task.elf: error: this is not a static executable: nothing relocates a root task\n"
        "hint: link it with -static -no-pie\n";
    const Workshop workshop;
    elf::testing::FileToBuild root_task = Workshop::good_root_task();
    root_task.type = elf::Type::Shared;
    workshop.write_root_task(root_task);
    EXPECT_EQ(workshop.complaint(), expected);
    for (const auto type : {elf::SegmentType::Interpreter, elf::SegmentType::Dynamic}) {
        root_task = Workshop::good_root_task();
        root_task.segments.push_back({type, 0, 0, "x", 0});
        workshop.write_root_task(root_task);
        EXPECT_EQ(workshop.complaint(), expected);
    }
}

TEST(Pack, RefusesAnEntryOutsideTheRootTask) {
    const Workshop workshop;
    elf::testing::FileToBuild root_task = Workshop::good_root_task();
    root_task.entry = 0x403000;
    workshop.write_root_task(root_task);
    EXPECT_EQ(workshop.complaint(),
              "root_task.elf: error: the entry point 0x403000 lies outside the loaded segments\n");
}

TEST(Pack, RefusesAnotherLoader) {
    const Workshop workshop;
    workshop.write_loader(Workshop::good_root_task());
    EXPECT_EQ(workshop.complaint(),
              "loader.elf: error: this is not the project's loader: it is not linked at 0\n");
    elf::testing::FileToBuild loader = Workshop::good_loader();
    loader.segments[0].bytes[SELFE_PAYLOAD_OFFSET] = 'x';
    workshop.write_loader(loader);
    EXPECT_EQ(workshop.complaint(),
              "loader.elf: error: this is not the project's loader: it has no payload table\n");
    loader = Workshop::good_loader();
    loader.segments[0].bytes[SELFE_PAYLOAD_OFFSET + 8] = 1;
    workshop.write_loader(loader);
    EXPECT_EQ(
        workshop.complaint(),
        "loader.elf: error: this is a loader of version 1, this selfe-image packs for version 3\n"
        "hint: build loader and tools from the same tree\n");
}

constexpr const char* config_file = "prefix/libsel4/include/kernel/gen_config.json";

TEST(Pack, TellsTheLoaderWhatProcessorTheKernelWants) {
    const Workshop workshop;
    auto image = workshop.pack();
    ASSERT_TRUE(image);
    EXPECT_EQ(image->payload.core_count, 1U);
    EXPECT_EQ(image->payload.core_start, loader::CoreStart::None);
    EXPECT_EQ(image->payload.is_hypervisor, 0U);
    workshop.folder().write(config_file,
                            R"({"ARM_HYPERVISOR_SUPPORT": true, "MAX_NUM_NODES": "4"})");
    workshop.add_to_platform("[cores]\nstart = \"imx6-src\"\nbase = 0x20d8000\ncount = 4\n");
    image = workshop.pack();
    ASSERT_TRUE(image);
    EXPECT_EQ(image->payload.core_count, 4U);
    EXPECT_EQ(image->payload.core_start, loader::CoreStart::Imx6Src);
    EXPECT_EQ(image->payload.core_control, 0x20d'8000U);
    EXPECT_EQ(image->payload.is_hypervisor, 1U);
    std::ostringstream out;
    describe(*image, out);
    EXPECT_NE(out.str().find("the kernel is started on 4 cores, as a hypervisor\n"),
              std::string::npos);
}

TEST(Pack, RefusesCoresThatNothingStarts) {
    const Workshop workshop;
    workshop.folder().write(config_file, R"({"MAX_NUM_NODES": "2"})");
    const auto complaint = [](unsigned available) {
        const std::string number = std::to_string(available);
        return "prefix/libsel4/include/kernel/gen_config.json: error: the kernel is configured "
               "for 2 cores, platform board starts " +
               number + "\nhint: configure the kernel with KernelMaxNumNodes=" + number +
               ", or say in [cores] of the platform how they are started\n";
    };
    EXPECT_EQ(workshop.complaint(), complaint(1));
    workshop.add_to_platform("[cores]\nstart = \"psci\"\ncount = 1\n");
    EXPECT_EQ(workshop.complaint(), complaint(1));
    workshop.folder().write(config_file, R"({"MAX_NUM_NODES": "many"})");
    EXPECT_EQ(workshop.complaint(),
              "prefix/libsel4/include/kernel/gen_config.json: error: MAX_NUM_NODES is no number of "
              "cores\nhint: the file is damaged; install the kernel again\n");
}

TEST(Pack, RefusesAHypervisorThatTheLoaderCannotEnter) {
    const Workshop workshop(aarch32_board);
    workshop.folder().write(config_file, R"({"ARM_HYPERVISOR_SUPPORT": true})");
    EXPECT_EQ(workshop.complaint(),
              "prefix/libsel4/include/kernel/gen_config.json: error: the kernel has "
              "ARM_HYPERVISOR_SUPPORT, which the loader enters on aarch64 only\n"
              "hint: configure the kernel with KernelArmHypervisorSupport=OFF\n");
}

TEST(Pack, RefusesDamagedFilesOfThePrefix) {
    const Workshop workshop;
    const std::string hint = "hint: the file is damaged; install the kernel again\n";
    workshop.folder().write("prefix/support/platform_gen.json", R"({"memory": [1]})");
    EXPECT_EQ(
        workshop.complaint(),
        "prefix/support/platform_gen.json: error: there is no list `memory` of {start, end}\n" +
            hint);
    workshop.folder().write("prefix/support/kernel.dtb", "no device tree");
    EXPECT_EQ(workshop.complaint(),
              "prefix/support/kernel.dtb: error: this is not a device tree blob\n" + hint);
    workshop.folder().write("prefix/libsel4/include/kernel/gen_config.json", "{");
    EXPECT_EQ(workshop.complaint(),
              "prefix/libsel4/include/kernel/gen_config.json: error: this is not JSON\n" + hint);
}

TEST(Pack, RefusesAKernelThatWasBuiltForOtherMemory) {
    const Workshop workshop;
    workshop.folder().write("prefix/support/platform_gen.json",
                            R"({"memory": [{"start": 1073741824, "end": 1073762304}]})");
    EXPECT_EQ(workshop.complaint(),
              "prefix/support/platform_gen.json: error: the kernel was built for other memory: the "
              "device tree at 0x40005000-0x40006000 is not in it\n"
              "hint: rebuild the kernel for this platform, or choose its platform\n");
}

TEST(Pack, RefusesAKernelThatWasBuiltForMoreMemoryThanThereIs) {
    const Workshop workshop;
    workshop.folder().write("prefix/support/platform_gen.json",
                            R"({"memory": [{"start": 1073741824, "end": 2147483648}]})");
    EXPECT_EQ(workshop.complaint(),
              "prefix/support/platform_gen.json: error: the kernel was built for memory at "
              "0x40000000-0x80000000, which platform board does not have\n"
              "hint: rebuild the kernel for this platform, or choose its platform\n");
}

TEST(Pack, RefusesALayoutThatDoesNotFitThePlatform) {
    const Workshop workshop;
    workshop.folder().write("platform.toml",
                            "name = \"board\"\narch = \"aarch64\"\n"
                            "[[memory]]\nstart = 0\nsize = 0x1000_0000\n"
                            "[boot]\nmethod = \"loader\"\n");
    EXPECT_EQ(workshop.complaint(),
              "platform.toml: error: the kernel at 0x40000000-0x40005000 is not in the platform's "
              "memory\n"
              "hint: the platform file's [[memory]] and the kernel's configuration must agree\n");
}

}  // namespace
}  // namespace selfe::image
