// Builds small ELF files in memory, so that tests of ELF readers need no compiler.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/elf.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace selfe::elf::testing {

/// A program segment to build; `bytes` are its file bytes.
struct SegmentToBuild {
    SegmentType type = SegmentType::Load;
    std::uint64_t virtual_address{};
    std::uint64_t physical_address{};
    std::string bytes;
    std::uint64_t memory_size{};  ///< 0: as many as `bytes`
};

/// A section to build; `address` 0 and no segment is fine for tables.
struct SectionToBuild {
    std::string name;
    std::uint64_t address{};
    std::string bytes;
    std::uint32_t type = 1;  ///< SHT_PROGBITS; 8 is bss
};

/// A symbol to build.
struct SymbolToBuild {
    std::string name;
    std::uint64_t value{};
    std::uint64_t size{};
};

/// What the file shall hold. The defaults make an empty AArch64 program.
struct FileToBuild {
    unsigned word_bits = 64;
    Machine machine = Machine::AArch64;
    Type type = Type::Executable;
    std::uint64_t entry{};
    std::vector<SegmentToBuild> segments;
    std::vector<SectionToBuild> sections;
    std::vector<SymbolToBuild> symbols;
};

/// The bytes of such a file. Section and symbol tables are only there if something is in them.
[[nodiscard]] std::string build(const FileToBuild& file);

/// The bytes of a GNU build-id note that holds `id`.
[[nodiscard]] std::string build_id_note(std::string_view id);

}  // namespace selfe::elf::testing
