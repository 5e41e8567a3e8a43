// Lays out ELF header, program headers and bytes.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/elf_writer.hpp"

#include "selfe/common/little_endian.hpp"
#include "selfe/image/layout.hpp"

namespace selfe::image {
namespace {

constexpr std::uint32_t arm_abi_5 =
    0x0500'0000;  // EF_ARM_EABI_VER5, "ELF for the Arm Architecture"

/// Appends fields; `address` is 4 or 8 bytes by the file's class.
class Out {
  public:
    explicit Out(bool is_wide) : is_wide_(is_wide) {}
    void half(std::uint64_t value) { append(static_cast<std::uint16_t>(value)); }
    void word(std::uint64_t value) { append(static_cast<std::uint32_t>(value)); }
    void address(std::uint64_t value) { is_wide_ ? append(value) : word(value); }
    std::string bytes;

  private:
    template <class Number>
    void append(Number value) {
        append_little_endian(bytes, value);
    }
    bool is_wide_;
};

/// Where the bytes of each segment lie in the file.
std::vector<std::uint64_t> place(const std::vector<LoadedBytes>& segments, std::uint64_t headers) {
    std::vector<std::uint64_t> offsets;
    std::uint64_t next = headers;
    for (const LoadedBytes& segment : segments) {
        std::uint64_t offset = next - next % page_size + segment.address % page_size;
        offset += offset < next ? page_size : 0;
        offsets.push_back(offset);
        next = offset + segment.bytes.size();
    }
    return offsets;
}

void append_segment(Out& out, bool is_wide, const LoadedBytes& segment, std::uint64_t offset) {
    constexpr std::uint32_t read_write_execute = 7;
    out.word(static_cast<std::uint32_t>(elf::SegmentType::Load));
    if (is_wide) {
        out.word(read_write_execute);
    }
    out.address(offset);
    out.address(segment.address);
    out.address(segment.address);
    out.address(segment.bytes.size());
    out.address(segment.memory_size);
    if (!is_wide) {
        out.word(read_write_execute);
    }
    out.address(page_size);
}

}  // namespace

std::string write_elf(elf::Machine machine, unsigned word_bits, std::uint64_t entry,
                      const std::vector<LoadedBytes>& segments) {
    const bool is_wide = word_bits == 64;
    const std::uint64_t header_size = is_wide ? 64 : 52;
    const std::uint64_t segment_size = is_wide ? 56 : 32;
    const auto offsets = place(segments, header_size + segment_size * segments.size());

    Out out(is_wide);
    out.bytes.assign(is_wide ? "\177ELF\2\1\1" : "\177ELF\1\1\1", 7);
    out.bytes.resize(16);
    out.half(static_cast<std::uint16_t>(elf::Type::Executable));
    out.half(static_cast<std::uint16_t>(machine));
    out.word(1);
    out.address(entry);
    out.address(header_size);
    out.address(0);
    out.word(machine == elf::Machine::Arm ? arm_abi_5 : 0);
    out.half(header_size);
    out.half(segment_size);
    out.half(segments.size());
    out.half(is_wide ? 64 : 40);
    out.word(0);  // no sections, no section names
    for (std::size_t index = 0; index < segments.size(); ++index) {
        append_segment(out, is_wide, segments[index], offsets[index]);
    }
    for (std::size_t index = 0; index < segments.size(); ++index) {
        out.bytes.resize(offsets[index]);
        out.bytes += segments[index].bytes;
    }
    return std::move(out.bytes);
}

}  // namespace selfe::image
