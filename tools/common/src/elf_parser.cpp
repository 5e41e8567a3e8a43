// Parses the tables of an ELF file; every offset is checked against the file before it is used.
// SPDX-License-Identifier: BSD-2-Clause
#include <utility>

#include "selfe/common/elf.hpp"
#include "selfe/common/file.hpp"
#include "selfe/common/little_endian.hpp"

namespace selfe::elf {
namespace {

constexpr std::string_view Magic =
    "\x7f"
    "ELF";
constexpr std::size_t IdentSize = 16;
constexpr char Class32 = 1;
constexpr char Class64 = 2;
constexpr char LittleEndian = 1;
constexpr std::uint32_t SectionNoBits = 8;
constexpr std::uint32_t SectionSymbols = 2;
/// e_phnum and e_shnum values that say "the real count is elsewhere" (more than 65,279 entries).
constexpr std::uint16_t CountElsewhere = 0xffff;

/// Reads consecutive fields; `address()` is 4 or 8 bytes by the file's class.
class Fields {
  public:
    Fields(std::string_view bytes, unsigned word_bits) : rest_(bytes), word_bits_(word_bits) {}
    std::uint16_t half() { return next<std::uint16_t>(); }
    std::uint32_t word() { return next<std::uint32_t>(); }
    std::uint8_t byte() { return next<std::uint8_t>(); }
    std::uint64_t address() { return word_bits_ == 64 ? next<std::uint64_t>() : word(); }

  private:
    template <class Number>
    Number next() {
        const auto value = load_little_endian<Number>(rest_);
        rest_.remove_prefix(sizeof(Number));
        return value;
    }
    std::string_view rest_;
    unsigned word_bits_;
};

/// Where a table lies: entries of `entry_size` bytes, checked to be inside the file.
struct Table {
    std::uint64_t offset{};
    std::uint64_t count{};
    std::uint64_t entry_size{};
};

bool fits(std::uint64_t offset, std::uint64_t size, std::uint64_t limit) {
    return offset <= limit && size <= limit - offset;
}

}  // namespace

/// One run over one file; a method returns false after it has set `error`.
class Parser {
  public:
    Parser(std::string bytes, std::string name) {
        file_.bytes_ = std::move(bytes);
        file_.name_ = std::move(name);
    }

    Expected<File> run() {
        if (parse_header() && parse_segments() && parse_sections() && parse_symbols()) {
            return std::move(file_);
        }
        return fail(file_.name_, error_, hint_);
    }

  private:
    bool refuse(std::string message, std::string hint = {}) {
        error_ = std::move(message);
        hint_ = std::move(hint);
        return false;
    }

    bool is_wide() const { return file_.word_bits_ == 64; }
    std::string_view at(std::uint64_t offset, std::uint64_t size) const {
        return std::string_view(file_.bytes_).substr(offset, size);
    }
    bool check_table(const Table& table, std::uint64_t least_entry, std::string_view what) {
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

    bool parse_header();
    bool parse_segments();
    bool parse_sections();
    bool parse_symbols();
    bool name_at(const Section& names, std::uint32_t offset, std::string& name);

    File file_;
    Table segment_table_;
    Table section_table_;
    std::uint16_t names_index_{};
    std::string error_;
    std::string hint_;
};

bool Parser::parse_header() {
    const std::string& bytes = file_.bytes_;
    if (!bytes.starts_with(Magic)) {
        return refuse("is not an ELF file");
    }
    if (bytes.size() < IdentSize || (bytes[4] != Class32 && bytes[4] != Class64)) {
        return refuse("is neither a 32-bit nor a 64-bit ELF file");
    }
    if (bytes[5] != LittleEndian) {
        return refuse("is not little-endian; no platform of the project is big-endian");
    }
    file_.word_bits_ = bytes[4] == Class64 ? 64 : 32;
    if (bytes.size() < (is_wide() ? 64 : 52)) {
        return refuse("ends within its ELF header", "the file is truncated; build it again");
    }
    Fields fields(at(IdentSize, bytes.size()), file_.word_bits_);
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
    if (segment_table_.count == CountElsewhere || names_index_ == CountElsewhere) {
        return refuse("has more table entries than this reader supports");
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

bool Parser::name_at(const Section& names, std::uint32_t offset, std::string& name) {
    const std::string_view table = file_.contents(names);
    const std::size_t end = offset < table.size() ? table.find('\0', offset) : table.npos;
    if (end == table.npos) {
        return refuse("has a name outside its string table " + names.name);
    }
    name = table.substr(offset, end - offset);
    return true;
}

bool Parser::parse_sections() {
    std::vector<std::uint32_t> name_offsets;
    for (std::uint64_t index = 0; index < section_table_.count; ++index) {
        Fields fields(at(section_table_.offset + index * section_table_.entry_size,
                         section_table_.entry_size),
                      file_.word_bits_);
        Section section;
        name_offsets.push_back(fields.word());
        section.type = fields.word();
        section.flags = fields.address();
        section.address = fields.address();
        section.offset = fields.address();
        section.size = fields.address();
        section.link = fields.word();
        fields.word();     // sh_info
        fields.address();  // sh_addralign
        section.entry_size = fields.address();
        section.has_bytes = section.type != SectionNoBits && section.type != 0;
        if (section.size == 0) {
            section.offset = 0;
        }
        if (section.has_bytes && !fits(section.offset, section.size, file_.bytes_.size())) {
            return refuse("section " + std::to_string(index) + " reaches outside the file",
                          "the file is truncated or damaged; build it again");
        }
        file_.sections_.push_back(std::move(section));
    }
    if (file_.sections_.empty()) {
        return true;
    }
    if (names_index_ >= file_.sections_.size()) {
        return refuse("names a section-name table that it does not have");
    }
    const Section names = file_.sections_[names_index_];
    for (std::size_t index = 0; index < name_offsets.size(); ++index) {
        // Index 0 says "no name table": then names stay empty.
        if (names_index_ != 0 &&
            !name_at(names, name_offsets[index], file_.sections_[index].name)) {
            return false;
        }
    }
    return true;
}

bool Parser::parse_symbols() {
    for (const Section& table : file_.sections_) {
        if (table.type != SectionSymbols) {
            continue;
        }
        const std::uint64_t entry_size = is_wide() ? 24 : 16;
        if (table.entry_size != entry_size || table.size % entry_size != 0 ||
            table.link >= file_.sections_.size()) {
            return refuse("has a malformed symbol table " + table.name);
        }
        const Section& names = file_.sections_[table.link];
        for (std::uint64_t offset = 0; offset < table.size; offset += entry_size) {
            Fields fields(at(table.offset + offset, entry_size), file_.word_bits_);
            Symbol symbol;
            const std::uint32_t name = fields.word();
            if (!is_wide()) {
                symbol.value = fields.address();
                symbol.size = fields.address();
            }
            symbol.type = fields.byte() & 0xf;
            fields.byte();  // st_other
            symbol.section = fields.half();
            if (is_wide()) {
                symbol.value = fields.address();
                symbol.size = fields.address();
            }
            if (!name_at(names, name, symbol.name)) {
                return false;
            }
            file_.symbols_.push_back(std::move(symbol));
        }
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
