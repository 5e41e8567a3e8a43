// The good pieces that the packer's tests start from.
// SPDX-License-Identifier: BSD-2-Clause
#include "ingredients.hpp"

#include "selfe/common/little_endian.hpp"
#include "selfe/common/text.hpp"

#include <cstring>
#include <sstream>

namespace selfe::image {

using elf::SegmentType;
using elf::testing::FileToBuild;

namespace {

constexpr std::uint64_t ram_size = 0x1000'0000;

std::string multiboot_header() {
    constexpr std::uint32_t magic = 0x1bad'b002;
    constexpr std::uint32_t flags = 3;
    std::string bytes;
    append_little_endian(bytes, magic);
    append_little_endian(bytes, flags);
    append_little_endian(bytes, static_cast<std::uint32_t>(-(magic + flags)));
    return bytes;
}

std::string platform_text(const Target& target) {
    const bool is_pc = target.machine == elf::Machine::X86_64;
    return "name = \"board\"\narch = \"" +
           elf::architecture_name(static_cast<std::uint16_t>(target.machine), target.word_bits) +
           "\"\n[[memory]]\nstart = " + hex(target.kernel_address) + "\nsize = " + hex(ram_size) +
           (is_pc ? "\n[boot]\nmethod = \"multiboot\"\n"
                  : "\n[boot]\nmethod = \"loader\"\n"
                    "[uart]\nkind = \"pl011\"\nbase = 0x0900_0000\n");
}

FileToBuild empty_file(const Target& target) {
    FileToBuild file;
    file.word_bits = target.word_bits;
    file.machine = target.machine;
    return file;
}

}  // namespace

FileToBuild Target::kernel() const {
    const bool is_pc = machine == elf::Machine::X86_64;
    FileToBuild kernel = empty_file(*this);
    kernel.entry = kernel_address + kernel_offset;
    kernel.segments = {{SegmentType::Load, kernel.entry, kernel_address,
                        (is_pc ? multiboot_header() : "") + "kernel code", 0x5000}};
    return kernel;
}

FileToBuild Target::loader() const {
    loader::Payload payload{};
    std::memcpy(payload.magic, loader::payload_magic, sizeof payload.magic);
    payload.version = SELFE_PAYLOAD_VERSION;
    payload.size = SELFE_PAYLOAD_SIZE;
    std::string bytes(SELFE_PAYLOAD_OFFSET, '\0');
    bytes.append(reinterpret_cast<const char*>(&payload), sizeof payload);
    bytes += "loader code";
    FileToBuild loader = empty_file(*this);
    loader.type = elf::Type::Shared;
    loader.segments = {{SegmentType::Load, 0, 0, bytes, bytes.size() + 5}};
    return loader;
}

FileToBuild Target::root_task() const {
    FileToBuild root_task = empty_file(*this);
    root_task.entry = 0x400004;
    root_task.segments = {
        {SegmentType::Load, 0x400000, 0x400000, "root task code", 0},
        {SegmentType::Load, 0x401000, 0x401000, "data", 0x2000},
        {SegmentType::Note, 0, 0, elf::testing::build_id_note("\x01\x23\x45\x67\x89\xab\xcd\xef"),
         0},
    };
    return root_task;
}

void write_ingredients(const std::filesystem::path& folder, const Target& target) {
    const auto write = [&](std::string_view name, const std::string& bytes) {
        (void)write_file_atomically(folder / name, bytes);
    };
    if (target.machine != elf::Machine::X86_64) {
        const std::uint64_t start = target.kernel_address;
        write("prefix/support/kernel.dtb", "\xd0\x0d\xfe\xed device tree");
        write("prefix/support/platform_gen.json", R"({"memory": [{"start": )" +
                                                      std::to_string(start) + R"(, "end": )" +
                                                      std::to_string(start + ram_size) + "}]}");
        write("loader.elf", elf::testing::build(target.loader()));
    }
    write("prefix/libsel4/include/kernel/gen_config.json", R"({"ARM_HYPERVISOR_SUPPORT": false})");
    write("prefix/bin/kernel.elf", elf::testing::build(target.kernel()));
    write("root_task.elf", elf::testing::build(target.root_task()));
}

Workshop::Workshop(const Target& target) : target_(target) {
    folder_.write("platform.toml", platform_text(target));
    write_ingredients(folder_.path(), target);
}

void Workshop::add_to_platform(std::string_view lines) const {
    folder_.write("platform.toml", platform_text(target_) + std::string(lines));
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
    const auto platform = read_platform(this->platform());
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
    return image ? "accepted" : printed(image.error(), folder_);
}

std::string printed(const Diagnostic& diagnostic, const Folder& folder) {
    std::ostringstream out;
    print(diagnostic, out);
    return folder.relative(out.str());
}

}  // namespace selfe::image
