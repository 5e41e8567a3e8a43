// Installs from somebody else's build folder whenever that has changed.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/existing_build.hpp"

#include "kernel/build_driver.hpp"
#include "kernel/cache.hpp"
#include "kernel/fingerprint.hpp"
#include "kernel/tree_state.hpp"
#include "selfe/common/file_lock.hpp"
#include "selfe/kernel/prefix_check.hpp"

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;
using configuration::Resolved;

/// The files that change whenever something was configured or built there.
std::string state_of(const fs::path& build_folder) {
    Fingerprint state;
    for (const char* const file :
         {"CMakeCache.txt", "cmake_install.cmake", ".ninja_log", "kernel.elf"}) {
        state.add(file_state(build_folder / file));
    }
    return state.digits();
}

}  // namespace

Expected<KernelPrefix> obtain_existing_build(const Resolved& resolved,
                                             const Installation& installation,
                                             const ObtainOptions& options, Progress& progress) {
    const auto& [build_folder, place] = *resolved.build_dir;
    if (!fs::is_regular_file(build_folder / "cmake_install.cmake")) {
        return std::unexpected(configuration::complaint(
            place, build_folder.string() + " is not a build folder of CMake",
            "`build_dir` names a folder in which a kernel was built; without it selfe builds one"));
    }
    const Recipe recipe = existing_build_recipe(resolved, build_folder);
    const fs::path folder = recipe.folder(options.cache);
    const auto lock = FileLock::acquire(lock_of(folder), [&] {
        progress.step("waiting for another selfe that installs this kernel");
    });
    if (!lock) {
        return std::unexpected(lock.error());
    }
    const auto check = [&](const fs::path& prefix) {
        return check_prefix(prefix, resolved, installation);
    };
    const Stamp stamp{recipe.text(), state_of(build_folder)};
    if (is_stamped(folder / "prefix", stamp) && check(folder / "prefix")) {
        return KernelPrefix{folder / "prefix", folder / "build.log", false};
    }
    progress.step("installing the kernel of " + build_folder.string());
    auto kernel = install_kernel({recipe, folder, stamp, {}, check}, build_folder, progress);
    if (!kernel) {
        kernel.error().hint +=
            "\nhas the kernel been built? `cmake --build " + build_folder.string() + "` does it";
    }
    return kernel;
}

}  // namespace selfe::kernel
