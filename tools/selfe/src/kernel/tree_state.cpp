// Walks a source tree and condenses what lstat says of each file.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/tree_state.hpp"

#include "kernel/fingerprint.hpp"

#include <sys/stat.h>
#include <algorithm>
#include <system_error>
#include <vector>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const fs::path& folder) {
    const fs::path name = folder.filename();
    return name == ".git" || name == ".repo" || name == "__pycache__";
}

/// ctime is among it: it moves with every change of content, mtime can be set to anything.
void add_state(Fingerprint& state, const fs::path& path) {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0) {
        state.add("absent");
        return;
    }
    state.add(static_cast<std::uint64_t>(status.st_mode));
    state.add(static_cast<std::uint64_t>(status.st_size));
    state.add(static_cast<std::uint64_t>(status.st_ctim.tv_sec));
    state.add(static_cast<std::uint64_t>(status.st_ctim.tv_nsec));
    state.add(static_cast<std::uint64_t>(status.st_mtim.tv_sec));
    state.add(static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
}

}  // namespace

Expected<std::string> tree_state(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, error);
    while (!error && walk != fs::recursive_directory_iterator()) {
        const bool is_folder = !walk->is_symlink() && walk->is_directory(error);
        if (is_folder && is_left_out(walk->path())) {
            walk.disable_recursion_pending();
        } else if (!is_folder) {
            files.push_back(walk->path().string());
        }
        if (!error) {
            walk.increment(error);
        }
    }
    if (error) {
        return fail(folder.string(), "cannot read the source tree: " + error.message());
    }
    std::ranges::sort(files);
    Fingerprint state;
    for (const std::string& file : files) {
        state.add(file);
        add_state(state, file);
    }
    return state.digits();
}

std::string file_state(const fs::path& file) {
    Fingerprint state;
    add_state(state, file);
    return state.digits();
}

}  // namespace selfe::kernel
