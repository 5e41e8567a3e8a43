// Reading and atomic writing of whole files, on top of POSIX calls for their exact error reasons.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/file.hpp"

#include "selfe/common/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace selfe {
namespace {

std::unexpected<Diagnostic> system_error(const std::filesystem::path& path, std::string_view what,
                                         int error) {
    return fail(path.string(), std::string(what) + ": " + std::strerror(error));
}

bool holds_exactly(const std::filesystem::path& path, std::string_view bytes) {
    const auto present = read_file(path);
    return present.has_value() && *present == bytes;
}

/// Writes everything or says why not (0 is success, else errno).
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// The permissions a freshly created file would get: mkstemp() is stricter than the user's umask.
mode_t default_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

}  // namespace

Expected<std::string> read_file(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        return system_error(path, "cannot open", errno);
    }
    struct stat status{};
    if (::fstat(file.get(), &status) != 0) {
        return system_error(path, "cannot read", errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(path.string(), "this is not a regular file");
    }
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(status.st_size));
    std::array<char, 65536> chunk;
    while (true) {
        const ssize_t got = ::read(file.get(), chunk.data(), chunk.size());
        if (got == 0) {
            return bytes;
        }
        if (got < 0 && errno != EINTR) {
            return system_error(path, "cannot read", errno);
        }
        if (got > 0) {
            bytes.append(chunk.data(), static_cast<std::size_t>(got));
        }
    }
}

Expected<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
    if (holds_exactly(path, bytes)) {
        return {};
    }
    if (path.has_parent_path()) {
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        if (error) {
            return system_error(path.parent_path(), "cannot make the folder", error.value());
        }
    }
    std::string temporary = path.string() + ".XXXXXX";
    Descriptor file(::mkstemp(temporary.data()));
    if (file.get() < 0) {
        return system_error(path, "cannot write", errno);
    }
    int error = write_all(file.get(), bytes);
    if (error == 0 && ::fchmod(file.get(), default_mode()) != 0) {
        error = errno;
    }
    if (error == 0 && file.close() != 0) {
        error = errno;
    }
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(temporary.c_str());
        return system_error(path, "cannot write", error);
    }
    return {};
}

}  // namespace selfe
