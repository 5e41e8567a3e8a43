// Parses the head of an ELF file and its segments; no offset is used before it is checked.
// SPDX-License-Identifier: BSD-2-Clause
#include "elf_parser.hpp"

#include "selfe/common/file.hpp"

namespace selfe::elf {
namespace {

constexpr std::string_view magic("\177ELF");
constexpr std::size_t ident_size = 16;
constexpr char class32 = 1;
constexpr char class64 = 2;
constexpr char little_endian = 1;
/// e_phnum and e_shnum values that say "the real count is elsewhere" (more than 65,279 entries).
constexpr std::uint16_t count_elsewhere = 0xffff;

}  // namespace

bool Parser::check_table(const Table& table, std::uint64_t least_entry, std::string_view what) {
    if (table.count == 0) {
        return true;
    }
    if (table.entry_size < least_entry) {
        return refuse(std::string(what) + " entries are too short for this ELF class");
    }
    // Counts are 16 bits wide and sizes too, so the product cannot overflow.
    if (!fits(table.offset, table.count * table.entry_size, file_.bytes_.size())) {
        return refuse(std::string(what) + " table reaches outside the file",
                      "the file is truncated or damaged; build it again");
    }
    return true;
}

bool Parser::parse_header() {
    const std::string& bytes = file_.bytes_;
    if (!bytes.starts_with(magic)) {
        return refuse("this is not an ELF file");
    }
    if (bytes.size() < ident_size || (bytes[4] != class32 && bytes[4] != class64)) {
        return refuse("this is neither a 32-bit nor a 64-bit ELF file");
    }
    if (bytes[5] != little_endian) {
        return refuse("this is not little-endian; no platform of the project is big-endian");
    }
    file_.word_bits_ = bytes[4] == class64 ? 64 : 32;
    if (bytes.size() < (is_wide() ? 64 : 52)) {
        return refuse("the file ends within its ELF header",
                      "the file is truncated; build it again");
    }
    Fields fields(at(ident_size, bytes.size()), file_.word_bits_);
    file_.type_ = static_cast<Type>(fields.half());
    file_.machine_ = fields.half();
    fields.word();  // e_version
    file_.entry_ = fields.address();
    segment_table_.offset = fields.address();
    section_table_.offset = fields.address();
    fields.word();  // e_flags
    fields.half();  // e_ehsize
    segment_table_.entry_size = fields.half();
    segment_table_.count = fields.half();
    section_table_.entry_size = fields.half();
    section_table_.count = fields.half();
    names_index_ = fields.half();
    if (segment_table_.count == count_elsewhere || names_index_ == count_elsewhere) {
        return refuse("the file has more table entries than this reader supports");
    }
    return check_table(segment_table_, is_wide() ? 56 : 32, "program header") &&
           check_table(section_table_, is_wide() ? 64 : 40, "section header");
}

bool Parser::parse_segments() {
    for (std::uint64_t index = 0; index < segment_table_.count; ++index) {
        Fields fields(at(segment_table_.offset + index * segment_table_.entry_size,
                         segment_table_.entry_size),
                      file_.word_bits_);
        Segment segment;
        segment.type = static_cast<SegmentType>(fields.word());
        if (is_wide()) {
            segment.flags = fields.word();
        }
        segment.offset = fields.address();
        segment.virtual_address = fields.address();
        segment.physical_address = fields.address();
        segment.file_size = fields.address();
        segment.memory_size = fields.address();
        if (!is_wide()) {
            segment.flags = fields.word();
        }
        segment.alignment = fields.address();
        if (segment.file_size == 0) {
            segment.offset = 0;  // linkers leave any number here for a segment that is all bss
        }
        const std::string number = "segment " + std::to_string(index);
        if (!fits(segment.offset, segment.file_size, file_.bytes_.size())) {
            return refuse(number + " reaches outside the file",
                          "the file is truncated or damaged; build it again");
        }
        if (segment.type == SegmentType::Load) {
            if (segment.file_size > segment.memory_size) {
                return refuse(number + " has more bytes in the file than in memory");
            }
            // The last byte may be the last of the address space, but not beyond it.
            const std::uint64_t last = is_wide() ? ~std::uint64_t{0} : 0xffff'ffff;
            if (!fits(segment.virtual_address, segment.memory_size, last) ||
                !fits(segment.physical_address, segment.memory_size, last)) {
                return refuse(number + " wraps around the end of the address space");
            }
        }
        file_.segments_.push_back(segment);
    }
    return true;
}

Expected<File> File::parse(std::string bytes, std::string name) {
    return Parser(std::move(bytes), std::move(name)).run();
}

Expected<File> File::read(const std::filesystem::path& path) {
    auto bytes = read_file(path);
    if (!bytes) {
        return std::unexpected(std::move(bytes.error()));
    }
    return parse(std::move(*bytes), path.string());
}

}  // namespace selfe::elf
