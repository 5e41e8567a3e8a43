// Names within the cache, and the place of the cache itself.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/cache.hpp"

#include "kernel/fingerprint.hpp"
#include "selfe/kernel/obtain.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace selfe::kernel {
namespace {

/// A variable that is set to something, else an empty text.
std::string variable(const char* name) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? std::string() : std::string(value);
}

bool is_harmless(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '_';
}

}  // namespace

Expected<std::filesystem::path> default_cache() {
    if (const std::string own = variable("SELFE_CACHE_DIR"); !own.empty()) {
        return std::filesystem::absolute(own);
    }
    // Basedir specification: a relative path is to be ignored.
    if (const std::string base = variable("XDG_CACHE_HOME"); base.starts_with('/')) {
        return std::filesystem::path(base) / "selfe";
    }
    if (const std::string home = variable("HOME"); home.starts_with('/')) {
        return std::filesystem::path(home) / ".cache" / "selfe";
    }
    return fail("", "there is no place for selfe's cache: HOME is not set",
                "set SELFE_CACHE_DIR to a folder");
}

std::filesystem::path repository_folder(const std::filesystem::path& cache, std::string_view url) {
    std::string_view path = url;
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    if (path.ends_with(".git")) {
        path.remove_suffix(4);
    }
    std::string name(path.substr(path.find_last_of("/:") + 1));
    std::ranges::replace_if(name, [](char character) { return !is_harmless(character); }, '_');
    return cache / "git" / (name + "-" + fingerprint(url));
}

std::filesystem::path lock_of(const std::filesystem::path& folder) {
    return folder.string() + ".lock";
}

}  // namespace selfe::kernel
