// Writes and checks U-Boot's legacy image header; its numbers are big-endian.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/uimage.hpp"

#include "selfe/common/text.hpp"

#include <array>
#include <optional>

namespace selfe::image {
namespace {

constexpr std::uint32_t magic = 0x2705'1956;
constexpr std::size_t header_size = 64;
constexpr char system_u_boot = 17;       // IH_OS_U_BOOT: the program is called, not handed data
constexpr char architecture_arm = 2;     // IH_ARCH_ARM
constexpr char architecture_arm64 = 22;  // IH_ARCH_ARM64
constexpr char type_standalone = 1;      // IH_TYPE_STANDALONE
constexpr char not_compressed = 0;       // IH_COMP_NONE

// Offsets of fields.
constexpr std::size_t header_sum_at = 4;
constexpr std::size_t size_at = 12;
constexpr std::size_t load_address_at = 16;
constexpr std::size_t entry_at = 20;
constexpr std::size_t data_sum_at = 24;

/// CRC-32 as in ISO 3309, the one of zlib.
std::uint32_t crc32(std::string_view bytes) {
    constexpr std::uint32_t polynomial = 0xedb8'8320;
    static const auto table = [] {
        std::array<std::uint32_t, 256> entries{};
        for (std::uint32_t index = 0; index < entries.size(); ++index) {
            std::uint32_t value = index;
            for (int bit = 0; bit < 8; ++bit) {
                value = (value >> 1) ^ ((value & 1) != 0 ? polynomial : 0);
            }
            entries[index] = value;
        }
        return entries;
    }();
    std::uint32_t sum = 0xffff'ffff;
    for (const char byte : bytes) {
        sum = table[(sum ^ static_cast<unsigned char>(byte)) & 0xff] ^ (sum >> 8);
    }
    return ~sum;
}

void append_big_endian(std::string& bytes, std::uint64_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>((value >> shift) & 0xff);
    }
}

std::uint32_t big_endian_at(std::string_view bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (const char byte : bytes.substr(offset, 4)) {
        value = value << 8 | static_cast<unsigned char>(byte);
    }
    return value;
}

std::optional<char> architecture_of(const loader::Payload& payload) {
    switch (static_cast<elf::Machine>(payload.machine)) {
        case elf::Machine::Arm:
            return architecture_arm;
        case elf::Machine::AArch64:
            return architecture_arm64;
        default:
            return std::nullopt;
    }
}

std::string header(const Image& image, char architecture, std::uint32_t header_sum) {
    std::string bytes;
    append_big_endian(bytes, magic);
    append_big_endian(bytes, header_sum);
    append_big_endian(bytes, 0);  // time stamp: equal images shall be equal bytes
    append_big_endian(bytes, image.binary.size());
    append_big_endian(bytes, image.payload.load_address);
    append_big_endian(bytes, image.payload.load_address);  // entered at its first byte
    append_big_endian(bytes, crc32(image.binary));
    bytes += {system_u_boot, architecture, type_standalone, not_compressed};
    bytes += std::string("selfe ") + image.payload.platform;
    bytes.resize(header_size);
    bytes.back() = '\0';
    return bytes;
}

}  // namespace

Expected<std::string> write_uimage(const Image& image) {
    constexpr std::uint64_t largest = 0xffff'ffff;
    if (image.payload.load_address > largest || image.binary.size() > largest) {
        return fail("",
                    "a uImage cannot be loaded at " + hex(image.payload.load_address) +
                        ": its header's fields have 32 bits",
                    "set `[boot] address` below 4 GiB");
    }
    const auto architecture = architecture_of(image.payload);
    if (!architecture) {
        return fail("", "U-Boot has no uImage of this architecture");
    }
    const std::uint32_t sum = crc32(header(image, *architecture, 0));
    return header(image, *architecture, sum) + image.binary;
}

bool is_uimage(std::string_view bytes) {
    return bytes.size() >= header_size && big_endian_at(bytes, 0) == magic;
}

std::uint64_t load_address_of_uimage(std::string_view bytes) {
    return big_endian_at(bytes, load_address_at);
}

std::uint64_t entry_of_uimage(std::string_view bytes) {
    return big_endian_at(bytes, entry_at);
}

Expected<std::string> read_uimage(std::string_view bytes, const std::string& name) {
    if (!is_uimage(bytes)) {
        return fail(name, "this is not a uImage");
    }
    std::string head(bytes.substr(0, header_size));
    head.replace(header_sum_at, 4, 4, '\0');
    const std::string_view data = bytes.substr(header_size);
    if (crc32(head) != big_endian_at(bytes, header_sum_at) ||
        data.size() != big_endian_at(bytes, size_at) ||
        crc32(data) != big_endian_at(bytes, data_sum_at)) {
        return fail(name, "this uImage is damaged: a checksum or its size is wrong",
                    "pack it again");
    }
    return std::string(data);
}

}  // namespace selfe::image
