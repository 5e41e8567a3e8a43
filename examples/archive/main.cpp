// Files that travel in the program's image: lists them, and shows one.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive.hpp"

#include "selfe/print.hpp"

using selfe::Archive;
using selfe::print;

namespace {

void list(const Archive& archive) {
    for (const auto file : archive) {
        if (file) {
            print(file->name, ", ", file->bytes.size, " bytes\n");
        } else {
            print(text_of(file.error()), "\n");
        }
    }
}

void show(const Archive& archive, const char* name) {
    const auto file = archive.find(name);
    if (!file) {
        print(name, ": ", text_of(file.error()), "\n");
        return;
    }
    selfe::Printer printer;
    for (const char character : file->bytes) {
        printer.add(character);
    }
}

}  // namespace

int main() {
    // selfe_archive() put it there, see CMakeLists.txt. Nothing is copied, everything is checked.
    const auto archive = Archive::embedded();
    if (!archive) {
        print(text_of(archive.error()), "\n");
        return 1;
    }
    list(*archive);
    show(*archive, "motd.txt");
    show(*archive, "nothing.txt");
    return 0;
}
