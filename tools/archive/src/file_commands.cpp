// Both commands read as a program on the target does.
// SPDX-License-Identifier: BSD-2-Clause
#include "file_commands.hpp"

#include "selfe/archive/loaded_archive.hpp"

#include <iomanip>
#include <ostream>

namespace selfe::archive {

Expected<void> list_file(const std::filesystem::path& path, std::ostream& out) {
    const auto loaded = LoadedArchive::read(path);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    const Archive& archive = loaded->archive();
    const auto members = loaded->members();
    if (!members) {
        return std::unexpected(members.error());
    }
    out << "archive of " << archive.count() << " files, " << archive.size()
        << " bytes, files at multiples of " << archive.alignment() << "\n";
    for (const Member& member : *members) {
        out << std::setw(10) << member.bytes.size() << "  " << member.name << "\n";
    }
    return {};
}

Expected<void> check_file(const std::filesystem::path& path) {
    const auto loaded = LoadedArchive::read(path);
    return loaded ? loaded->check() : std::unexpected(loaded.error());
}

}  // namespace selfe::archive
