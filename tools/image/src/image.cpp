// The two file forms of a boot image: made, read back and described.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/image.hpp"

#include "describe_line.hpp"
#include "selfe/common/text.hpp"
#include "selfe/image/elf_writer.hpp"
#include "selfe/image/uimage.hpp"

#include <cstring>
#include <ostream>

namespace selfe::image {
namespace {

unsigned word_bits(const loader::Payload& payload) {
    return payload.machine == static_cast<std::uint32_t>(elf::Machine::Arm) ? 32 : 64;
}

/// The raw form inside the other ones: behind a uImage's header, or an ELF file's only segment.
Expected<std::string> unwrap(std::string bytes, const std::string& name) {
    if (is_uimage(bytes)) {
        return read_uimage(bytes, name);
    }
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

}  // namespace

std::string Image::elf() const {
    const auto machine = static_cast<elf::Machine>(payload.machine);
    const std::uint64_t memory_size = payload.scratch_offset + payload.scratch_size;
    return write_elf(machine, word_bits(payload), payload.load_address,
                     {{payload.load_address, binary, memory_size}});
}

std::string Image::architecture() const {
    return elf::architecture_name(static_cast<std::uint16_t>(payload.machine), word_bits(payload));
}

Expected<Image> parse_image(std::string bytes, const std::string& name) {
    auto binary = unwrap(std::move(bytes), name);
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
        return fail(name, "this is not a boot image", "selfe-image pack makes one");
    }
    if (payload.version != SELFE_PAYLOAD_VERSION) {
        return fail(name,
                    "this is a boot image of version " + std::to_string(payload.version) +
                        ", not " + std::to_string(SELFE_PAYLOAD_VERSION),
                    "pack it again");
    }
    if (payload.region_count > loader::max_regions || payload.image_size > image.binary.size() ||
        payload.platform[sizeof payload.platform - 1] != '\0') {
        return fail(name, "this image is damaged: its payload table does not fit the file",
                    "pack it again");
    }
    return image;
}

void describe(const Image& image, std::ostream& out) {
    const loader::Payload& payload = image.payload;
    const auto* const id = reinterpret_cast<const char*>(payload.image_id);
    out << "boot image for " << payload.platform << " (" << image.architecture() << "), image id "
        << hex_bytes({id, sizeof payload.image_id}) << '\n';
    if (payload.core_count > 1 || payload.is_hypervisor != 0) {
        out << "the kernel is started on " << payload.core_count << " core"
            << (payload.core_count > 1 ? "s" : "")
            << (payload.is_hypervisor != 0 ? ", as a hypervisor" : "") << '\n';
    }
    describe_heading(out, "bytes in the file, virtual address");
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
