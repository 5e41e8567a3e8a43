// The good pieces that the packer's tests start from.
// SPDX-License-Identifier: BSD-2-Clause
#include "ingredients.hpp"

#include <cstring>
#include <sstream>

namespace selfe::image {

using elf::SegmentType;
using elf::testing::FileToBuild;

FileToBuild Workshop::good_kernel() {
    FileToBuild kernel;
    kernel.entry = 0xffff'ff80'4000'0000;
    kernel.segments = {{SegmentType::Load, kernel.entry, 0x4000'0000, "kernel code", 0x5000}};
    return kernel;
}

FileToBuild Workshop::good_loader() {
    loader::Payload payload{};
    std::memcpy(payload.magic, loader::payload_magic, sizeof payload.magic);
    payload.version = SELFE_PAYLOAD_VERSION;
    payload.size = SELFE_PAYLOAD_SIZE;
    std::string bytes(SELFE_PAYLOAD_OFFSET, '\0');
    bytes.append(reinterpret_cast<const char*>(&payload), sizeof payload);
    bytes += "loader code";
    FileToBuild loader;
    loader.type = elf::Type::Shared;
    loader.segments = {{SegmentType::Load, 0, 0, bytes, bytes.size() + 5}};
    return loader;
}

FileToBuild Workshop::good_root_task() {
    FileToBuild root_task;
    root_task.entry = 0x400004;
    root_task.segments = {
        {SegmentType::Load, 0x400000, 0x400000, "root task code", 0},
        {SegmentType::Load, 0x401000, 0x401000, "data", 0x2000},
        {SegmentType::Note, 0, 0, elf::testing::build_id_note("\x01\x23\x45\x67\x89\xab\xcd\xef"),
         0},
    };
    return root_task;
}

Workshop::Workshop() {
    folder_.write("platform.toml",
                  "name = \"board\"\narch = \"aarch64\"\n"
                  "[[memory]]\nstart = 0x4000_0000\nsize = 0x1000_0000\n"
                  "[uart]\nkind = \"pl011\"\nbase = 0x0900_0000\n"
                  "[boot]\nmethod = \"loader\"\n");
    folder_.write("prefix/support/kernel.dtb", "\xd0\x0d\xfe\xed device tree");
    folder_.write("prefix/support/platform_gen.json",
                  R"({"memory": [{"start": 1073741824, "end": 1342177280}]})");
    folder_.write("prefix/libsel4/include/kernel/gen_config.json",
                  R"({"ARM_HYPERVISOR_SUPPORT": false})");
    write_kernel(good_kernel());
    write_loader(good_loader());
    write_root_task(good_root_task());
}

void Workshop::write_kernel(const FileToBuild& kernel) const {
    folder_.write("prefix/bin/kernel.elf", elf::testing::build(kernel));
}

void Workshop::write_loader(const FileToBuild& loader) const {
    folder_.write("loader.elf", elf::testing::build(loader));
}

void Workshop::write_root_task(const FileToBuild& root_task) const {
    folder_.write("root_task.elf", elf::testing::build(root_task));
}

Expected<Image> Workshop::pack() const {
    const auto& path = folder_.path();
    const auto platform = read_platform(path / "platform.toml");
    if (!platform) {
        return std::unexpected(platform.error());
    }
    const auto prefix = read_prefix(path / "prefix", *platform);
    if (!prefix) {
        return std::unexpected(prefix.error());
    }
    const auto loader = elf::File::read(path / "loader.elf");
    const auto root_task = elf::File::read(path / "root_task.elf");
    if (!loader || !root_task) {
        return std::unexpected(loader ? root_task.error() : loader.error());
    }
    return image::pack({*platform, *prefix, *loader, *root_task});
}

std::string Workshop::complaint() const {
    const auto image = pack();
    if (image) {
        return "accepted";
    }
    std::ostringstream out;
    print(image.error(), out);
    return folder_.relative(out.str());
}

}  // namespace selfe::image
