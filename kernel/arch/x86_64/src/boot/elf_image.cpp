// The root task's ELF file: checked, and laid out in memory as it wants to be.
// SPDX-License-Identifier: BSD-2-Clause
//
// System V ABI, "Object Files".
#include "elf_image.hpp"

#include "base/panic.hpp"
#include "machine/memory.hpp"

namespace kernel::boot {
namespace {

struct FileHeader {
    unsigned char identification[16];
    std::uint16_t type, machine;
    std::uint32_t version;
    Word entry, program_headers, section_headers;
    std::uint32_t flags;
    std::uint16_t header_size, program_header_size, program_header_count;
};

struct ProgramHeader {
    std::uint32_t type, flags;
    Word offset, address, physical, file_size, memory_size, alignment;
};

constexpr std::uint32_t loadable = 1;
constexpr std::uint16_t fixed_addresses = 2, x86_64 = 62;

const FileHeader& header_of(const Range& file) {
    const auto& header = *machine::from_physical<const FileHeader>(file.start);
    constexpr char wanted[] =
        "\x7f"
        "ELF\x02\x01";  // 64 bits, least significant byte first
    require(file.end - file.start > sizeof header &&
                __builtin_memcmp(header.identification, wanted, sizeof wanted - 1) == 0 &&
                header.machine == x86_64,
            "the module is no ELF file for x86-64");
    require(header.type == fixed_addresses, "the root task must be linked to fixed addresses");
    return header;
}

/// Calls `use(segment)` for each segment that takes memory.
template <typename Use>
void for_each_segment(const Range& file, Use use) {
    const FileHeader& header = header_of(file);
    for (unsigned i = 0; i < header.program_header_count; ++i) {
        const Word at = file.start + header.program_headers + i * header.program_header_size;
        require(at + sizeof(ProgramHeader) <= file.end, "the root task's ELF file is cut off");
        const auto& segment = *machine::from_physical<const ProgramHeader>(at);
        if (segment.type != loadable || segment.memory_size == 0) {
            continue;
        }
        require(segment.offset + segment.file_size <= file.end - file.start &&
                    segment.file_size <= segment.memory_size,
                "a segment of the root task is cut off");
        use(segment);
    }
}

}  // namespace

Range image_range(const Range& file) {
    Range range{~Word{0}, 0};
    for_each_segment(file, [&](const ProgramHeader& segment) {
        const Word end = segment.address + segment.memory_size;
        range.start = smaller(range.start, align_down(segment.address, seL4_PageBits));
        range.end = end > range.end ? align_up(end, seL4_PageBits) : range.end;
    });
    require(range.start < range.end && range.end <= seL4_UserTop,
            "the root task has no memory, or too much");
    return range;
}

LoaderArguments load_image(const Range& file, Word base) {
    const Range range = image_range(file);
    const Word offset = base - range.start;
    __builtin_memset(machine::from_physical<void>(base), 0, range.end - range.start);
    for_each_segment(file, [&](const ProgramHeader& segment) {
        __builtin_memcpy(machine::from_physical<void>(segment.address + offset),
                         machine::from_physical<const void>(file.start + segment.offset),
                         segment.file_size);
    });
    LoaderArguments arguments{};
    arguments.image = {base, base + (range.end - range.start)};
    arguments.image_offset = offset;
    arguments.entry = header_of(file).entry;
    return arguments;
}

}  // namespace kernel::boot
