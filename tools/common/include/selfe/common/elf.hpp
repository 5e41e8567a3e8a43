// A reader for ELF files of the targets: 32 or 64 bit, little-endian; it trusts no offset.
// SPDX-License-Identifier: BSD-2-Clause
//
// Everything is parsed and bounds-checked once, in `parse`; afterwards the tables are plain
// values and only look-ups by address can still fail. Numbers: "System V Application Binary
// Interface", chapters "Object Files" and "Program Loading".
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::elf {

/// e_machine of the architectures that the project knows.
enum class Machine : std::uint16_t {
    X86 = 3,
    Arm = 40,
    X86_64 = 62,  // NOLINT(readability-identifier-naming): so the architecture is called
    AArch64 = 183,
    RiscV = 243,
};

/// The name by which platform files and messages call a machine (`aarch64`, `aarch32`, ...), or
/// `machine N` for one the project does not know. AArch32 and RISC-V depend on `word_bits` too.
[[nodiscard]] std::string architecture_name(std::uint16_t machine, unsigned word_bits);

/// e_type, as far as programs are concerned.
enum class Type : std::uint16_t { Relocatable = 1, Executable = 2, Shared = 3 };

/// p_type of the segments that matter here.
enum class SegmentType : std::uint32_t {
    Load = 1,
    Dynamic = 2,
    Interpreter = 3,
    Note = 4,
    Tls = 7
};

/// One program header; `offset + file_size` lies within the file and `file_size <= memory_size`
/// for loaded segments.
struct Segment {
    SegmentType type{};
    std::uint32_t flags{};  ///< PF_X 1, PF_W 2, PF_R 4
    std::uint64_t offset{};
    std::uint64_t virtual_address{};
    std::uint64_t physical_address{};
    std::uint64_t file_size{};
    std::uint64_t memory_size{};
    std::uint64_t alignment{};
};

/// One section header; its bytes lie within the file unless `has_bytes` is false (bss).
struct Section {
    std::string name;
    std::uint32_t type{};
    std::uint64_t flags{};
    std::uint64_t address{};
    std::uint64_t offset{};
    std::uint64_t size{};
    std::uint64_t entry_size{};
    std::uint32_t link{};
    bool has_bytes{};
};

/// One entry of the symbol table (`.symtab`).
struct Symbol {
    std::string name;
    std::uint64_t value{};
    std::uint64_t size{};
    std::uint8_t type{};  ///< 0 none, 1 object, 2 function, 3 section, 4 file, 6 thread-local
    std::uint16_t section{};
};

/// A parsed ELF file together with its bytes.
class File {
  public:
    /// Parses `bytes`; `name` only appears in messages. Errors: no ELF file, big-endian, a table
    /// or a segment that reaches outside the file, a name outside its string table.
    [[nodiscard]] static Expected<File> parse(std::string bytes, std::string name);
    /// The same for a file on disk.
    [[nodiscard]] static Expected<File> read(const std::filesystem::path& path);

    [[nodiscard]] const std::string& name() const { return name_; }
    /// The whole file.
    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    [[nodiscard]] unsigned word_bits() const { return word_bits_; }
    [[nodiscard]] Type type() const { return type_; }
    [[nodiscard]] std::uint16_t machine() const { return machine_; }
    [[nodiscard]] std::string architecture() const {
        return architecture_name(machine_, word_bits_);
    }
    [[nodiscard]] std::uint64_t entry() const { return entry_; }

    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
    [[nodiscard]] const std::vector<Section>& sections() const { return sections_; }
    [[nodiscard]] const std::vector<Symbol>& symbols() const { return symbols_; }
    /// The segments that occupy memory when the program runs, in the file's order.
    [[nodiscard]] std::vector<Segment> loaded_segments() const;
    /// The first of that name, or nullptr.
    [[nodiscard]] const Section* section(std::string_view name) const;
    [[nodiscard]] const Symbol* symbol(std::string_view name) const;

    /// File bytes of a segment or section; empty for bss.
    [[nodiscard]] std::string_view contents(const Segment& segment) const;
    [[nodiscard]] std::string_view contents(const Section& section) const;

    /// `size` bytes at a virtual address, as far as a loaded segment backs them with file bytes.
    /// Errors: no loaded segment holds the whole range, or part of it is bss.
    [[nodiscard]] Expected<std::string_view> bytes_at(std::uint64_t address,
                                                      std::uint64_t size) const;
    /// An unsigned little-endian word (4 or 8 bytes by the file's class) at a virtual address.
    [[nodiscard]] Expected<std::uint64_t> word_at(std::uint64_t address) const;
    /// The NUL-terminated text at a virtual address, without the NUL.
    /// Errors: as for `bytes_at`, or the segment ends before a NUL.
    [[nodiscard]] Expected<std::string_view> text_at(std::uint64_t address) const;

    /// The GNU build id (raw bytes), if the linker left one.
    [[nodiscard]] std::optional<std::string> build_id() const;
    /// The first 8 bytes of the build id as 16 lower-case hex digits: the image id of the result
    /// protocol. Errors: no build id (link with `--build-id`), or one shorter than 8 bytes.
    [[nodiscard]] Expected<std::string> image_id() const;

  private:
    friend class Parser;
    File() = default;

    std::string name_;
    std::string bytes_;
    unsigned word_bits_{};
    Type type_{};
    std::uint16_t machine_{};
    std::uint64_t entry_{};
    std::vector<Segment> segments_;
    std::vector<Section> sections_;
    std::vector<Symbol> symbols_;
};

}  // namespace selfe::elf
