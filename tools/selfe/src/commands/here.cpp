// Resolves a request with what belongs to this process.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/here.hpp"

#include "selfe/configuration/installation.hpp"

#include <iostream>

namespace selfe::commands {

using namespace configuration;

Expected<std::vector<Platform>> known_platforms() {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    return read_platforms(installation->platform_folders());
}

Expected<Resolved> resolve_here(const Request& request) {
    const auto platforms = known_platforms();
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    auto resolved = resolve(request, read_environment(), *platforms);
    if (resolved) {
        print_notes(resolved->notes);
    }
    return resolved;
}

void print_notes(const std::vector<Diagnostic>& notes) {
    for (const Diagnostic& note : notes) {
        print_note(note, std::cerr);
    }
}

}  // namespace selfe::commands
