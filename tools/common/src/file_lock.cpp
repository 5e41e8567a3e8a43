// flock(2) on a file of its own; the lock belongs to the open file, which children share.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <cerrno>
#include <cstring>

namespace selfe {
namespace {

int lock(int file, int operation) {
    while (::flock(file, operation) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// Whether `path` still names the file that was locked: somebody may have removed the folder
/// meanwhile, and then the lock protects nothing.
bool is_still_there(const std::filesystem::path& path, int file) {
    struct stat locked{};
    struct stat present{};
    return ::fstat(file, &locked) == 0 && ::stat(path.c_str(), &present) == 0 &&
           locked.st_ino == present.st_ino && locked.st_dev == present.st_dev;
}

std::unexpected<Diagnostic> cannot_lock(const std::filesystem::path& path, int error) {
    return fail(path.string(), std::string("cannot lock: ") + std::strerror(error));
}

}  // namespace

Expected<FileLock> FileLock::acquire(const std::filesystem::path& path,
                                     const std::function<void()>& on_wait) {
    bool has_waited = false;
    while (true) {
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        // Without O_CLOEXEC: see the class.
        // NOLINTNEXTLINE(android-cloexec-open)
        Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT, 0666));
        if (!file.is_open()) {
            return cannot_lock(path, errno);
        }
        int refusal = lock(file.get(), LOCK_EX | LOCK_NB);
        if (refusal == EWOULDBLOCK) {
            if (!has_waited && on_wait) {
                on_wait();
            }
            has_waited = true;
            refusal = lock(file.get(), LOCK_EX);
        }
        if (refusal != 0) {
            return cannot_lock(path, refusal);
        }
        if (is_still_there(path, file.get())) {
            return FileLock(std::move(file));
        }
    }
}

}  // namespace selfe
