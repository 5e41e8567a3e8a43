// Lays out header, segments, section bytes and the tables, in this order.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/testing/elf_builder.hpp"

#include "selfe/common/little_endian.hpp"

namespace selfe::elf::testing {
namespace {

/// Appends fields; `address` is 4 or 8 bytes by the file's class.
class Out {
  public:
    explicit Out(unsigned word_bits) : wide_(word_bits == 64) {}
    Out& half(std::uint64_t value) { return number(static_cast<std::uint16_t>(value)); }
    Out& word(std::uint64_t value) { return number(static_cast<std::uint32_t>(value)); }
    Out& byte(std::uint64_t value) { return number(static_cast<std::uint8_t>(value)); }
    Out& address(std::uint64_t value) { return wide_ ? number(value) : word(value); }
    [[nodiscard]] bool wide() const { return wide_; }
    std::string bytes;

  private:
    template <class Number>
    Out& number(Number value) {
        append_little_endian(bytes, value);
        return *this;
    }
    bool wide_;
};

/// A section header together with the bytes it describes.
struct PlacedSection {
    SectionToBuild section;
    std::uint64_t offset{};
    std::uint32_t link{};
    std::uint64_t entry_size{};
};

std::uint32_t add_name(std::string& names, const std::string& name) {
    const auto offset = static_cast<std::uint32_t>(names.size());
    names += name + '\0';
    return offset;
}

std::string symbol_table(const FileToBuild& file, std::string& names) {
    Out out(file.word_bits);
    for (const SymbolToBuild& symbol : file.symbols) {
        out.word(add_name(names, symbol.name));
        if (out.wide()) {
            out.byte(1).byte(0).half(1).address(symbol.value).address(symbol.size);
        } else {
            out.address(symbol.value).address(symbol.size).byte(1).byte(0).half(1);
        }
    }
    return out.bytes;
}

std::vector<PlacedSection> place_sections(const FileToBuild& file) {
    std::vector<PlacedSection> placed;
    if (file.sections.empty() && file.symbols.empty()) {
        return placed;
    }
    placed.push_back({{"", 0, "", 0}});
    for (const SectionToBuild& section : file.sections) {
        placed.push_back({section});
    }
    if (!file.symbols.empty()) {
        std::string names(1, '\0');
        const std::string table = symbol_table(file, names);
        const auto names_index = static_cast<std::uint32_t>(placed.size() + 1);
        placed.push_back(
            {{".symtab", 0, table, 2}, 0, names_index, file.word_bits == 64 ? 24U : 16U});
        placed.push_back({{".strtab", 0, names, 3}});
    }
    placed.push_back({{".shstrtab", 0, "", 3}});
    return placed;
}

}  // namespace

std::string build(const FileToBuild& file) {
    const bool wide = file.word_bits == 64;
    const std::uint64_t header_size = wide ? 64 : 52;
    const std::uint64_t segment_size = wide ? 56 : 32;
    std::vector<PlacedSection> sections = place_sections(file);

    Out segments(file.word_bits);
    std::string body;
    const std::uint64_t body_start = header_size + segment_size * file.segments.size();
    for (const SegmentToBuild& segment : file.segments) {
        const std::uint64_t offset = body_start + body.size();
        const std::uint64_t memory =
            segment.memory_size != 0 ? segment.memory_size : segment.bytes.size();
        segments.word(static_cast<std::uint32_t>(segment.type));
        if (wide) {
            segments.word(7);
        }
        segments.address(offset).address(segment.virtual_address);
        segments.address(segment.physical_address).address(segment.bytes.size()).address(memory);
        if (!wide) {
            segments.word(7);
        }
        segments.address(1);
        body += segment.bytes;
    }

    std::string names;
    std::vector<std::uint32_t> name_offsets;
    for (const PlacedSection& placed : sections) {
        name_offsets.push_back(add_name(names, placed.section.name));
    }
    if (!sections.empty()) {
        sections.back().section.bytes = names;
    }
    Out headers(file.word_bits);
    for (std::size_t index = 0; index < sections.size(); ++index) {
        const PlacedSection& placed = sections[index];
        headers.word(name_offsets[index]).word(placed.section.type).address(2);
        headers.address(placed.section.address).address(body_start + body.size());
        headers.address(placed.section.bytes.size()).word(placed.link).word(0).address(1);
        headers.address(placed.entry_size);
        body += placed.section.type == 8 ? "" : placed.section.bytes;
    }

    Out header(file.word_bits);
    header.bytes = std::string("\177ELF") + (wide ? '\2' : '\1') + '\1' + '\1';
    header.bytes.resize(16);
    header.half(static_cast<std::uint64_t>(file.type));
    header.half(static_cast<std::uint64_t>(file.machine)).word(1);
    header.address(file.entry).address(header_size);
    header.address(sections.empty() ? 0 : body_start + body.size());
    header.word(0).half(header_size).half(segment_size).half(file.segments.size());
    header.half(wide ? 64 : 40).half(sections.size());
    header.half(sections.empty() ? 0 : sections.size() - 1);
    return header.bytes + segments.bytes + body + headers.bytes;
}

std::string build_id_note(std::string_view id) {
    std::string note;
    append_little_endian(note, std::uint32_t{4});
    append_little_endian(note, static_cast<std::uint32_t>(id.size()));
    append_little_endian(note, std::uint32_t{3});
    note += std::string("GNU\0", 4);
    note += id;
    note.resize((note.size() + 3) & ~std::size_t{3});
    return note;
}

}  // namespace selfe::elf::testing
