// selfe_image_fixture FOLDER ARCHITECTURE: a kernel prefix, a loader and a root task for the tests
// of the command line, at the addresses of the project's board of that architecture.
// SPDX-License-Identifier: BSD-2-Clause
#include "ingredients.hpp"

#include <iostream>
#include <map>

int main(int argc, char** argv) {
    using selfe::image::Target;
    constexpr std::uint64_t tx1_memory = 0x8000'0000;
    const std::map<std::string_view, Target> targets = {
        {"aarch64", Target{.kernel_address = tx1_memory}},
        {"aarch32", selfe::image::aarch32_board},
        {"x86_64", selfe::image::pc},
    };
    const auto found = argc == 3 ? targets.find(argv[2]) : targets.end();
    if (found == targets.end()) {
        std::cerr << "usage: selfe_image_fixture FOLDER aarch64|aarch32|x86_64\n";
        return 2;
    }
    selfe::image::write_ingredients(argv[1], found->second);
    return 0;
}
