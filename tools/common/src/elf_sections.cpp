// Parses the sections of an ELF file and its symbols.
// SPDX-License-Identifier: BSD-2-Clause
#include "elf_parser.hpp"

namespace selfe::elf {
namespace {

constexpr std::uint32_t section_no_bits = 8;  // SHT_NOBITS: bss
constexpr std::uint32_t section_symbols = 2;  // SHT_SYMTAB

}  // namespace

bool Parser::name_at(const Section& names, std::uint32_t offset, std::string& name) {
    const std::string_view table = file_.contents(names);
    const std::size_t end = offset < table.size() ? table.find('\0', offset) : table.npos;
    if (end == table.npos) {
        return refuse("there is a name outside the string table " + names.name);
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
        section.has_bytes = section.type != section_no_bits && section.type != 0;
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
        return refuse("the section-name table that is named is not there");
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
        if (table.type != section_symbols) {
            continue;
        }
        const std::uint64_t entry_size = is_wide() ? 24 : 16;
        if (table.entry_size != entry_size || table.size % entry_size != 0 ||
            table.link >= file_.sections_.size()) {
            return refuse("there is a malformed symbol table " + table.name);
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

}  // namespace selfe::elf
