// Folders are found by the cache's layout (cache.hpp) and renamed before they are removed.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/cached_folders.hpp"

#include "kernel/cache.hpp"
#include "selfe/common/file_lock.hpp"

#include <algorithm>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;

/// The folders in `folder`, sorted; links lead out of the cache.
std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (fs::is_directory(entry->symlink_status(error))) {
            found.push_back(entry->path());
        }
    }
    std::ranges::sort(found);
    return found;
}

constexpr std::string_view aside_mark = ".selfe-";  // FolderAside's names have it, too

/// What `folder` is, or is to become: whoever makes that holds its lock.
fs::path finished(const fs::path& folder) {
    const std::string name = folder.filename().string();
    return folder.parent_path() / name.substr(0, name.find(aside_mark));
}

}  // namespace

std::vector<CachedFolder> cached_folders(const fs::path& cache) {
    std::vector<CachedFolder> found;
    for (const std::string_view kind : cached_kinds) {
        for (const fs::path& folder : folders_in(cache / kind)) {
            if (kind != "git") {
                found.push_back({kind, folder});
                continue;
            }
            for (const fs::path& checkout : folders_in(folder)) {
                found.push_back({kind, checkout});
            }
        }
    }
    return found;
}

std::uintmax_t bytes_below(const fs::path& folder) {
    std::uintmax_t bytes = 0;
    std::error_code error;
    constexpr auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(folder, options, error), end;
         !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;
        if (fs::is_regular_file(entry->symlink_status(unreadable))) {
            const std::uintmax_t size = entry->file_size(unreadable);
            bytes += unreadable ? 0 : size;
        }
    }
    return bytes;
}

Expected<void> remove_cached(const CachedFolder& folder, const std::function<void()>& on_wait) {
    const fs::path whole = finished(folder.path);
    const auto lock = FileLock::acquire(lock_of(whole), on_wait);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    // Whoever is killed here leaves a folder aside, which is found and removed the next time.
    const fs::path aside = whole.string() + std::string(aside_mark) + "removed";
    std::error_code error;
    if (folder.path == whole) {
        fs::remove_all(aside, error);
        if (!error) {
            fs::rename(whole, aside, error);
        }
    }
    if (!error) {
        fs::remove_all(folder.path == whole ? aside : folder.path, error);
    }
    if (error) {
        return fail(folder.path.string(), "cannot remove: " + error.message());
    }
    fs::remove(lock_of(whole), error);  // one that stays does no harm
    return {};
}

}  // namespace selfe::kernel
