// The archive that CMake's selfe_archive() put into the program.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive.hpp"

// Written by cmake/selfe_archive.cmake.
extern "C" const unsigned char selfe_archive_start[];
extern "C" const unsigned char selfe_archive_end[];

namespace selfe {

Outcome<Archive, ArchiveError> Archive::embedded() {
    return open(
        {selfe_archive_start, static_cast<size_t>(selfe_archive_end - selfe_archive_start)});
}

}  // namespace selfe
