// One run of the ELF parser over one file: what header, segments, sections and symbols share.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/elf.hpp"
#include "selfe/common/little_endian.hpp"

#include <utility>

namespace selfe::elf {

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

/// Whether [offset, offset + size) lies within [0, limit).
inline bool fits(std::uint64_t offset, std::uint64_t size, std::uint64_t limit) {
    return offset <= limit && size <= limit - offset;
}

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
    bool check_table(const Table& table, std::uint64_t least_entry, std::string_view what);
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

}  // namespace selfe::elf
