// The images that a CMake build makes, as selfe_image() lists them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace selfe::project {

struct Image {
    std::string name;
    std::filesystem::path file;       ///< <name>.image.elf; a multiboot kernel lies beside it
    std::filesystem::path root_task;  ///< the ELF file inside, with its symbols
    std::string until;                ///< text on the console that ends a simulation; empty: none
};

/// The images of a build folder, in the order in which the project names them.
/// Errors: the list is not there (the project makes no image), or is none.
[[nodiscard]] Expected<std::vector<Image>> read_images(const std::filesystem::path& build_folder);

/// The image of that name; without a name, the only one. Errors: there is none of that name, or
/// there are several; the hint has their names.
[[nodiscard]] Expected<Image> choose_image(const std::vector<Image>& images,
                                           const std::string& name);

}  // namespace selfe::project
