// The two file forms of a boot image: made, read back and described.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/image.hpp"

#include "selfe/common/file.hpp"
#include "selfe/common/little_endian.hpp"
#include "selfe/common/text.hpp"

#include <cstring>
#include <iomanip>
#include <ostream>

namespace selfe::image {
namespace {

constexpr std::uint16_t elf64_header_size = 64;
constexpr std::uint16_t elf64_segment_size = 56;
constexpr std::uint16_t elf64_section_size = 64;

/// The raw form inside the ELF form: its only loaded segment.
Expected<std::string> unwrap(std::string bytes, const std::string& name) {
    if (!bytes.starts_with("\177ELF")) {
        return bytes;
    }
    const auto file = elf::File::parse(std::move(bytes), name);
    if (!file) {
        return std::unexpected(file.error());
    }
    for (const elf::Segment& segment : file->segments()) {
        if (segment.type == elf::SegmentType::Load) {
            return std::string(file->contents(segment));
        }
    }
    return std::string();
}

void describe_line(std::ostream& out, std::string_view name, std::uint64_t start,
                   std::uint64_t size, std::string_view rest) {
    out << "  " << std::left << std::setw(12) << name << std::setw(12) << hex(start)
        << std::setw(12) << hex(start + size) << rest << '\n';
}

}  // namespace

std::string Image::elf() const {
    // File offset and address of a segment agree modulo the page size, as loaders expect.
    constexpr std::uint64_t offset = page_size;
    constexpr std::uint32_t read_write_execute = 7;
    std::string file("\177ELF\2\1\1", 7);
    file.resize(16);
    append_little_endian(file, static_cast<std::uint16_t>(elf::Type::Executable));
    append_little_endian(file, static_cast<std::uint16_t>(payload.machine));
    append_little_endian(file, std::uint32_t{1});
    append_little_endian(file, payload.load_address);
    append_little_endian(file, std::uint64_t{elf64_header_size});
    append_little_endian(file, std::uint64_t{0});
    append_little_endian(file, std::uint32_t{0});
    append_little_endian(file, elf64_header_size);
    append_little_endian(file, elf64_segment_size);
    append_little_endian(file, std::uint16_t{1});
    append_little_endian(file, elf64_section_size);
    append_little_endian(file, std::uint32_t{0});  // no sections, no section names
    append_little_endian(file, static_cast<std::uint32_t>(elf::SegmentType::Load));
    append_little_endian(file, read_write_execute);
    append_little_endian(file, offset);
    append_little_endian(file, payload.load_address);
    append_little_endian(file, payload.load_address);
    append_little_endian(file, std::uint64_t{binary.size()});
    append_little_endian(file, payload.scratch_offset + payload.scratch_size);
    append_little_endian(file, page_size);
    file.resize(offset);
    return file + binary;
}

Expected<Ingredients> read_ingredients(const std::filesystem::path& prefix_folder,
                                       const std::filesystem::path& platform_file,
                                       const std::filesystem::path& loader_file,
                                       const std::filesystem::path& root_task_file) {
    auto platform = read_platform(platform_file);
    if (!platform) {
        return std::unexpected(platform.error());
    }
    auto prefix = read_prefix(prefix_folder, *platform);
    if (!prefix) {
        return std::unexpected(prefix.error());
    }
    auto loader = elf::File::read(loader_file);
    if (!loader) {
        return std::unexpected(loader.error());
    }
    auto root_task = elf::File::read(root_task_file);
    if (!root_task) {
        return std::unexpected(root_task.error());
    }
    return Ingredients{std::move(*platform), std::move(*prefix), std::move(*loader),
                       std::move(*root_task)};
}

Expected<Image> read_image(const std::filesystem::path& path) {
    auto bytes = read_file(path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    auto binary = unwrap(std::move(*bytes), path.string());
    if (!binary) {
        return std::unexpected(binary.error());
    }
    Image image{std::move(*binary), {}};
    if (image.binary.size() >= SELFE_PAYLOAD_OFFSET + sizeof image.payload) {
        std::memcpy(&image.payload, image.binary.data() + SELFE_PAYLOAD_OFFSET,
                    sizeof image.payload);
    }
    const loader::Payload& payload = image.payload;
    if (std::memcmp(payload.magic, loader::payload_magic, sizeof payload.magic) != 0 ||
        payload.region_count == 0) {
        return fail(path.string(), "is not a boot image", "selfe-image pack makes one");
    }
    if (payload.version != SELFE_PAYLOAD_VERSION) {
        return fail(path.string(),
                    "is a boot image of version " + std::to_string(payload.version) + ", not " +
                        std::to_string(SELFE_PAYLOAD_VERSION),
                    "pack it again");
    }
    if (payload.region_count > loader::max_regions || payload.image_size > image.binary.size() ||
        payload.platform[sizeof payload.platform - 1] != '\0') {
        return fail(path.string(), "is damaged: its payload table does not fit the file",
                    "pack it again");
    }
    return image;
}

void describe(const Image& image, std::ostream& out) {
    const loader::Payload& payload = image.payload;
    const auto* const id = reinterpret_cast<const char*>(payload.image_id);
    out << "boot image for " << payload.platform << " ("
        << elf::architecture_name(static_cast<std::uint16_t>(payload.machine), 64) << "), image id "
        << hex_bytes({id, sizeof payload.image_id}) << '\n';
    out << "  " << std::left << std::setw(12) << "what" << std::setw(12) << "from" << std::setw(12)
        << "to" << "bytes in the file, virtual address\n";
    for (std::uint32_t index = 0; index < payload.region_count; ++index) {
        const loader::PayloadRegion& region = payload.regions[index];
        std::string rest = std::to_string(region.file_size);
        if (region.kind != loader::RegionKind::DeviceTree) {
            rest += ", " + hex(region.virtual_address);
        }
        describe_line(out, name_of(region.kind), region.destination, region.memory_size, rest);
    }
    describe_line(out, "image", payload.load_address, payload.image_size,
                  std::to_string(payload.image_size));
    describe_line(out, "scratch", payload.load_address + payload.scratch_offset,
                  payload.scratch_size, "0");
    out << "kernel entry " << hex(payload.kernel_entry) << ", root task entry "
        << hex(payload.root_task_entry) << '\n';
}

}  // namespace selfe::image
