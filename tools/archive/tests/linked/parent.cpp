// Prints what is in its archive: name, size, where it begins within a page; text itself.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive.hpp"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

void selfe::panic(const char*) {
    std::abort();
}

int main() {
    const auto archive = selfe::Archive::embedded();
    if (!archive) {
        std::cout << text_of(archive.error()) << "\n";
        return 1;
    }
    for (const auto file : *archive) {
        if (!file) {
            std::cout << text_of(file.error()) << "\n";
            return 1;
        }
        const auto address = reinterpret_cast<std::uintptr_t>(file->bytes.data);
        std::cout << file->name << " " << file->bytes.size << " " << address % 4096 << "\n";
        if (std::string(file->name).ends_with(".txt")) {
            std::cout << std::string(file->bytes.begin(), file->bytes.end());
        }
    }
}
