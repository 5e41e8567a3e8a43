// A kernel prefix, a loader and a root task made of a few bytes, for tests of the packer.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "folder.hpp"
#include "selfe/common/elf.hpp"
#include "selfe/common/testing/elf_builder.hpp"
#include "selfe/image/image.hpp"

#include <string>

namespace selfe::image {

/// What differs between the machines that pieces are made for.
struct Target {
    elf::Machine machine = elf::Machine::AArch64;
    unsigned word_bits = 64;
    std::uint64_t kernel_address = 0x4000'0000;           ///< physical; RAM starts there
    std::uint64_t kernel_offset = 0xffff'ff80'0000'0000;  ///< virtual minus physical address

    [[nodiscard]] elf::testing::FileToBuild kernel() const;
    [[nodiscard]] elf::testing::FileToBuild loader() const;
    [[nodiscard]] elf::testing::FileToBuild root_task() const;
};

inline constexpr Target board{};
inline constexpr Target aarch32_board{elf::Machine::Arm, 32, 0x1000'0000, 0xd000'0000};
/// Its kernel starts with a multiboot header and is entered at a physical address.
inline constexpr Target pc{elf::Machine::X86_64, 64, 0x10'0000, 0};

/// Writes what `selfe-image pack` reads below `folder`: `prefix/`, `loader.elf`, `root_task.elf`.
void write_ingredients(const std::filesystem::path& folder, const Target& target);

/// A platform file and those pieces in a temporary folder; tests spoil one piece at a time.
class Workshop {
  public:
    explicit Workshop(const Target& target = board);

    [[nodiscard]] const Folder& folder() const { return folder_; }
    [[nodiscard]] std::filesystem::path platform() const {
        return folder_.path() / "platform.toml";
    }
    /// Writes the platform once more, with these lines at its end.
    void add_to_platform(std::string_view lines) const;
    void write_kernel(const elf::testing::FileToBuild& kernel) const;
    void write_loader(const elf::testing::FileToBuild& loader) const;
    void write_root_task(const elf::testing::FileToBuild& root_task) const;
    /// Reads and packs what is there.
    [[nodiscard]] Expected<Image> pack() const;
    /// What `pack` complains about, as it is printed but without the folder's path.
    [[nodiscard]] std::string complaint() const;

    static elf::testing::FileToBuild good_kernel() { return board.kernel(); }
    static elf::testing::FileToBuild good_loader() { return board.loader(); }
    static elf::testing::FileToBuild good_root_task() { return board.root_task(); }

  private:
    Folder folder_;
    Target target_;
};

/// A diagnostic as it is printed, without the folder's path.
[[nodiscard]] std::string printed(const Diagnostic& diagnostic, const Folder& folder);

}  // namespace selfe::image
