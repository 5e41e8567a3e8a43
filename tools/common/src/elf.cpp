// Look-ups in a parsed ELF file: by name, by address, and the build id.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/elf.hpp"

#include "selfe/common/little_endian.hpp"
#include "selfe/common/text.hpp"

#include <algorithm>
#include <iterator>

namespace selfe::elf {
namespace {

constexpr std::uint32_t note_build_id = 3;
constexpr std::string_view note_owner = std::string_view("GNU\0", 4);

template <class Entry>
const Entry* find_named(const std::vector<Entry>& entries, std::string_view name) {
    const auto found = std::ranges::find(entries, name, &Entry::name);
    return found == entries.end() ? nullptr : &*found;
}

/// Notes are padded to four bytes, in 64-bit files too (the GNU tools' practice).
std::uint64_t padded(std::uint64_t size) {
    return (size + 3) & ~std::uint64_t{3};
}

/// The description of the first note with this owner and type. A malformed note ends the search.
std::optional<std::string> find_note(std::string_view notes) {
    constexpr std::uint64_t header_size = 12;
    while (notes.size() >= header_size) {
        const std::uint64_t name_size = load_little_endian<std::uint32_t>(notes);
        const std::uint64_t size = load_little_endian<std::uint32_t>(notes.substr(4));
        const std::uint32_t type = load_little_endian<std::uint32_t>(notes.substr(8));
        const std::uint64_t start = header_size + padded(name_size);
        if (start > notes.size() || size > notes.size() - start) {
            return std::nullopt;
        }
        if (type == note_build_id && notes.substr(header_size, name_size) == note_owner) {
            return std::string(notes.substr(start, size));
        }
        notes.remove_prefix(std::min<std::uint64_t>(start + padded(size), notes.size()));
    }
    return std::nullopt;
}

}  // namespace

std::string architecture_name(std::uint16_t machine, unsigned word_bits) {
    switch (static_cast<Machine>(machine)) {
        case Machine::X86:
            return "ia32";
        case Machine::Arm:
            return "aarch32";
        case Machine::X86_64:
            return "x86_64";
        case Machine::AArch64:
            return "aarch64";
        case Machine::RiscV:
            return word_bits == 64 ? "riscv64" : "riscv32";
    }
    return "machine " + std::to_string(machine);
}

std::vector<Segment> File::loaded_segments() const {
    std::vector<Segment> loaded;
    std::ranges::copy_if(segments_, std::back_inserter(loaded), [](const Segment& segment) {
        return segment.type == SegmentType::Load && segment.memory_size > 0;
    });
    return loaded;
}

const Section* File::section(std::string_view name) const {
    return find_named(sections_, name);
}

const Symbol* File::symbol(std::string_view name) const {
    return find_named(symbols_, name);
}

std::string_view File::contents(const Segment& segment) const {
    return std::string_view(bytes_).substr(segment.offset, segment.file_size);
}

std::string_view File::contents(const Section& section) const {
    return section.has_bytes ? std::string_view(bytes_).substr(section.offset, section.size)
                             : std::string_view();
}

Expected<std::string_view> File::bytes_at(std::uint64_t address, std::uint64_t size) const {
    for (const Segment& segment : segments_) {
        const std::uint64_t offset = address - segment.virtual_address;
        if (segment.type != SegmentType::Load || address < segment.virtual_address ||
            offset >= segment.memory_size) {
            continue;
        }
        if (offset > segment.file_size || size > segment.file_size - offset) {
            return fail(name_, "there are no bytes in the file for all of " + hex(address) + " + " +
                                   std::to_string(size) + " (it ends or is zeroed memory there)");
        }
        return contents(segment).substr(offset, size);
    }
    return fail(name_, "there is nothing loaded at " + hex(address));
}

Expected<std::uint64_t> File::word_at(std::uint64_t address) const {
    const auto bytes = bytes_at(address, word_bits_ / 8);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return word_bits_ == 64 ? load_little_endian<std::uint64_t>(*bytes)
                            : load_little_endian<std::uint32_t>(*bytes);
}

Expected<std::string_view> File::text_at(std::uint64_t address) const {
    for (const Segment& segment : segments_) {
        const std::uint64_t offset = address - segment.virtual_address;
        if (segment.type != SegmentType::Load || address < segment.virtual_address ||
            offset >= segment.file_size) {
            continue;
        }
        const std::string_view rest = contents(segment).substr(offset);
        const std::size_t end = rest.find('\0');
        if (end == rest.npos) {
            return fail(name_, "there is an unterminated text at " + hex(address));
        }
        return rest.substr(0, end);
    }
    return fail(name_, "there is no text at " + hex(address));
}

std::optional<std::string> File::build_id() const {
    for (const Segment& segment : segments_) {
        if (segment.type == SegmentType::Note) {
            if (auto id = find_note(contents(segment))) {
                return id;
            }
        }
    }
    // A linker script without a note segment still leaves the section.
    const Section* const section = this->section(".note.gnu.build-id");
    return section == nullptr ? std::nullopt : find_note(contents(*section));
}

Expected<std::string> File::image_id() const {
    constexpr std::size_t id_bytes = 8;
    const auto id = build_id();
    if (!id || id->size() < id_bytes) {
        return fail(name_, "there is no GNU build id of at least 8 bytes",
                    "link it with -Wl,--build-id=sha1");
    }
    return hex_bytes(std::string_view(*id).substr(0, id_bytes));
}

}  // namespace selfe::elf
