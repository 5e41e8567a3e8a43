// A kernel prefix, a loader and a root task made of a few bytes, for tests of the packer.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "folder.hpp"
#include "selfe/common/elf.hpp"
#include "selfe/common/testing/elf_builder.hpp"
#include "selfe/image/image.hpp"

#include <string>

namespace selfe::image {

/// Everything `selfe-image pack` reads, in a temporary folder; tests spoil one piece at a time.
class Workshop {
  public:
    Workshop();

    [[nodiscard]] const Folder& folder() const { return folder_; }
    void write_kernel(const elf::testing::FileToBuild& kernel) const;
    void write_loader(const elf::testing::FileToBuild& loader) const;
    void write_root_task(const elf::testing::FileToBuild& root_task) const;
    /// Reads and packs what is there.
    [[nodiscard]] Expected<Image> pack() const;
    /// What `pack` complains about, as it is printed but without the folder's path.
    [[nodiscard]] std::string complaint() const;

    static elf::testing::FileToBuild good_kernel();
    static elf::testing::FileToBuild good_loader();
    static elf::testing::FileToBuild good_root_task();

  private:
    Folder folder_;
};

}  // namespace selfe::image
