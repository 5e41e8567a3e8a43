// Folders made aside: mkdtemp, sync, and a rename that swaps the old folder for the new one.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/folder_aside.hpp"

#include "selfe/common/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

namespace selfe {
namespace {

namespace fs = std::filesystem;

std::unexpected<Diagnostic> system_error(const fs::path& path, std::string_view what, int error) {
    return fail(path.string(), std::string(what) + ": " + std::strerror(error));
}

// No person and no other tool ends a name so: what has it may be removed.
constexpr std::string_view mark = ".selfe-";
constexpr std::size_t suffix_size = 6;  // what mkdtemp puts for six X

/// Folders that earlier makers of the same target left when they were killed.
void remove_leftovers(const fs::path& target) {
    const std::string start = target.filename().string().append(mark);
    std::vector<fs::path> leftovers;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(target.parent_path(), error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(start) && name.size() == start.size() + suffix_size &&
            entry.is_directory(error)) {
            leftovers.push_back(entry.path());
        }
    }
    std::ranges::for_each(leftovers, [&](const fs::path& path) { fs::remove_all(path, error); });
}

/// After a power failure the name must not be there without the content.
int sync_file_system(const fs::path& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.is_open() && ::syncfs(folder.get()) == 0 ? 0 : errno;
}

/// Gives `from` the name `to`; what had that name gets the name `from`. 0, or errno.
int exchange(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
    // A file system without exchange: for a moment there is no folder, but never half a one.
    const fs::path old = to.string().append(mark) + "old000";
    if (::rename(to.c_str(), old.c_str()) != 0) {
        return errno;
    }
    if (::rename(from.c_str(), to.c_str()) != 0) {
        const int error = errno;
        ::rename(old.c_str(), to.c_str());
        return error;
    }
    return ::rename(old.c_str(), from.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Expected<FolderAside> FolderAside::make(const fs::path& target) {
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (error) {
        return system_error(target.parent_path(), "cannot make the folder", error.value());
    }
    remove_leftovers(target);
    std::string name = target.string().append(mark) + "XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        return system_error(target, "cannot make the folder", errno);
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::chmod(name.c_str(), 0777 & ~mask);  // mkdtemp is stricter than the user's umask
    return FolderAside(std::move(name), target);
}

FolderAside::FolderAside(FolderAside&& other) noexcept
    : path_(std::exchange(other.path_, {})), target_(std::move(other.target_)) {}

FolderAside::~FolderAside() {
    if (!path_.empty()) {
        std::error_code error;
        fs::remove_all(path_, error);
    }
}

Expected<void> FolderAside::publish() {
    if (const int error = sync_file_system(path_); error != 0) {
        return system_error(path_, "cannot write to the disk", error);
    }
    if (::rename(path_.c_str(), target_.c_str()) == 0) {
        path_.clear();
        return {};
    }
    const int error = errno == ENOTEMPTY || errno == EEXIST ? exchange(path_, target_) : errno;
    if (error != 0) {
        return system_error(target_, "cannot be put in place", error);
    }
    return {};  // path_ is the old folder now, which the destructor removes
}

}  // namespace selfe
