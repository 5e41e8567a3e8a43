// Lock file first, then the cache, then the network.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/checkout.hpp"

#include "kernel/cache.hpp"
#include "kernel/git.hpp"
#include "kernel/lock_entries.hpp"
#include "kernel/packages.hpp"
#include "selfe/common/file_lock.hpp"
#include "selfe/common/process.hpp"

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;
using configuration::GitSource;
using configuration::Resolved;

fs::path lock_file(const Resolved& resolved, const ObtainOptions& options) {
    return resolved.file ? resolved.file->parent_path() / "sel4.lock"
                         : options.cache / "embedded-default.lock";
}

std::string words(const GitSource& source) {
    return std::string(configuration::name(source.target)) + " " + source.reference;
}

/// Asks the repository and remembers the answer. A folder in which nothing can be written costs
/// only the memory.
Expected<std::string> look_up(const Resolved& resolved, const GitSource& source,
                              const fs::path& file, const ObtainOptions& options,
                              Progress& progress) {
    if (options.is_offline || options.is_locked) {
        return std::unexpected(configuration::complaint(
            resolved.kernel.place,
            file.string() + " does not say which commit " + words(source) +
                " is, and the repository may not be asked",
            options.is_locked ? "run `selfe kernel` once without --locked, and keep sel4.lock"
                              : "run `selfe kernel` once without --offline"));
    }
    if (!find_program("git")) {
        Missing missing;
        missing.add_program("git");
        return std::unexpected(missing.verdict().error());
    }
    const fs::path scratch = repository_folder(options.cache, source.url) / "history";
    const auto lock = FileLock::acquire(lock_of(scratch), [&] {
        progress.step("waiting for another selfe that looks at this repository");
    });
    if (!lock) {
        return std::unexpected(lock.error());
    }
    progress.step("looking up " + words(source) + " of " + source.url);
    const auto commit = find_commit(source, scratch, progress);
    if (!commit) {
        return commit;
    }
    if (const auto written = write_lock(file, {{source, *commit}}); !written) {
        progress.note(written.error());
    }
    return commit;
}

}  // namespace

Expected<Checkout> choose_checkout(const Resolved& resolved, const GitSource& source,
                                   const ObtainOptions& options, Progress& progress) {
    const fs::path file = lock_file(resolved, options);
    const auto entries = read_lock(file);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    auto commit = options.wants_update ? std::nullopt : locked_commit(*entries, source);
    if (!commit) {
        const auto found = look_up(resolved, source, file, options, progress);
        if (!found) {
            return std::unexpected(found.error());
        }
        commit = *found;
    }
    return Checkout{*commit, repository_folder(options.cache, source.url) / *commit};
}

Expected<void> provide_checkout(const Checkout& checkout, const GitSource& source,
                                const ObtainOptions& options, Progress& progress) {
    if (fs::exists(checkout.folder)) {
        return {};
    }
    if (options.is_offline) {
        return fail(
            source.url,
            "commit " + checkout.commit + " is not in the cache, and --offline was asked for",
            "run `selfe kernel` once without --offline");
    }
    const auto lock = FileLock::acquire(lock_of(checkout.folder), [&] {
        progress.step("waiting for another selfe that fetches this source");
    });
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (fs::exists(checkout.folder)) {
        return {};
    }
    progress.step("fetching " + source.url + " (" + words(source) + ")");
    return fetch_commit(source.url, checkout.commit, checkout.folder, progress);
}

}  // namespace selfe::kernel
