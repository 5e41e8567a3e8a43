// One function for each origin of a kernel; what they share is "up to date, or build under a lock".
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/kernel/obtain.hpp"

#include "kernel/build_driver.hpp"
#include "kernel/cache.hpp"
#include "kernel/checkout.hpp"
#include "kernel/existing_build.hpp"
#include "kernel/option_check.hpp"
#include "kernel/reference_check.hpp"
#include "kernel/requirements.hpp"
#include "kernel/tree_state.hpp"
#include "selfe/common/file.hpp"
#include "selfe/common/file_lock.hpp"
#include "selfe/kernel/prefix_check.hpp"

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;
using configuration::GitSource;
using configuration::InstalledKernel;
using configuration::ReferenceKernel;
using configuration::Resolved;
using configuration::SourceFolder;

/// What every way to a kernel gets.
struct Task {
    const Resolved& resolved;
    const Installation& installation;
    const ObtainOptions& options;
    Progress& progress;

    [[nodiscard]] bool is_up_to_date(const fs::path& prefix, const Stamp& stamp) const {
        return is_stamped(prefix, stamp) && check_prefix(prefix, resolved, installation);
    }

    [[nodiscard]] Expected<FileLock> lock(const fs::path& folder) const {
        return FileLock::acquire(lock_of(folder), [this] {
            progress.step("waiting for another selfe that builds this kernel");
        });
    }
};

using ConfigurationCheck = std::function<Expected<void>(const fs::path&, const std::string&)>;

/// Builds under the lock unless another process just did. `prepare` does what only a build needs:
/// it fetches the source and looks for tools, and may complete the recipe's environment.
Expected<KernelPrefix> build_once(const Task& task, Recipe& recipe, const std::string& state,
                                  const std::function<Expected<void>()>& prepare,
                                  const ConfigurationCheck& check) {
    const fs::path folder = recipe.folder(task.options.cache);
    const Stamp stamp{recipe.text(), state};
    const KernelPrefix present{folder / "prefix", folder / "build.log", false};
    if (task.is_up_to_date(present.prefix, stamp)) {
        return present;
    }
    if (const auto prepared = prepare(); !prepared) {
        return std::unexpected(prepared.error());
    }
    const auto lock = task.lock(folder);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (task.is_up_to_date(present.prefix, stamp)) {
        return present;
    }
    return build_kernel({recipe, folder, stamp, check,
                         [&task](const fs::path& prefix) {
                             return check_prefix(prefix, task.resolved, task.installation);
                         }},
                        task.progress);
}

Expected<KernelPrefix> obtain_reference(const Task& task) {
    auto recipe = reference_recipe(task.resolved, task.installation);
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    const auto state = tree_state(recipe->source);
    if (!state) {
        return std::unexpected(state.error());
    }
    return build_once(
        task, *recipe, *state, [&] { return check_build_tools(*recipe, false); },
        [&](const fs::path& build_folder, const std::string&) {
            return check_reference_options(task.resolved, build_folder);
        });
}

Expected<void> check_source_options(const Task& task, const Recipe& recipe,
                                    const fs::path& build_folder, const std::string& output) {
    const auto cache = read_file(build_folder / "CMakeCache.txt");
    return cache ? check_options(recipe, parse_cmake_cache(*cache), output, task.progress)
                 : Expected<void>(std::unexpected(cache.error()));
}

Expected<void> check_tree(const Task& task, Recipe& recipe) {
    return check_tree_tools(recipe, task.resolved, task.installation.data / "tools/selfe/kernel");
}

Expected<KernelPrefix> obtain_folder(const Task& task, const fs::path& source) {
    if (!fs::is_regular_file(source / "CMakeLists.txt")) {
        return std::unexpected(configuration::complaint(
            task.resolved.kernel.place, source.string() + " is not the source of a kernel",
            "`path` names the folder that has seL4's CMakeLists.txt"));
    }
    Recipe recipe = source_recipe(task.resolved, source, source.string());
    const auto state = tree_state(source);
    if (!state) {
        return std::unexpected(state.error());
    }
    return build_once(
        task, recipe, *state,
        [&] {
            const auto tools = check_build_tools(recipe, false);
            return tools ? check_tree(task, recipe) : tools;
        },
        [&](const fs::path& build_folder, const std::string& output) {
            return check_source_options(task, recipe, build_folder, output);
        });
}

Expected<KernelPrefix> obtain_repository(const Task& task, const GitSource& source) {
    const auto checkout = choose_checkout(task.resolved, source, task.options, task.progress);
    if (!checkout) {
        return std::unexpected(checkout.error());
    }
    Recipe recipe =
        source_recipe(task.resolved, checkout->folder, source.url + " " + checkout->commit);
    return build_once(
        task, recipe, "",
        [&]() -> Expected<void> {
            auto done = check_build_tools(recipe, true);
            if (done) {
                done = provide_checkout(*checkout, source, task.options, task.progress);
            }
            return done ? check_tree(task, recipe) : done;
        },
        [&](const fs::path& build_folder, const std::string& output) {
            return check_source_options(task, recipe, build_folder, output);
        });
}

/// What is wrong with a folder, said of the line that names it, if a file does.
Diagnostic pointed(const configuration::Place& place, Diagnostic error) {
    return place.line == 0 ? error
                           : configuration::complaint(place, error.file + ": " + error.message,
                                                      std::move(error.hint));
}

struct Obtainer {
    const Task& task;

    Expected<KernelPrefix> operator()(const ReferenceKernel&) const {
        return obtain_reference(task);
    }
    Expected<KernelPrefix> operator()(const InstalledKernel& origin) const {
        auto whole = check_prefix(origin.prefix, task.resolved, task.installation);
        if (!whole) {
            return std::unexpected(pointed(task.resolved.kernel.place, std::move(whole.error())));
        }
        return KernelPrefix{origin.prefix, {}, false};
    }
    Expected<KernelPrefix> operator()(const SourceFolder& origin) const {
        return obtain_folder(task, origin.folder);
    }
    Expected<KernelPrefix> operator()(const GitSource& origin) const {
        return obtain_repository(task, origin);
    }
};

}  // namespace

Expected<KernelPrefix> obtain_kernel(const Resolved& resolved, const Installation& installation,
                                     const ObtainOptions& options, Progress& progress) {
    const Task task{resolved, installation, options, progress};
    if (resolved.build_dir) {
        return obtain_existing_build(resolved, installation, options, progress);
    }
    return std::visit(Obtainer{task}, resolved.kernel.value);
}

}  // namespace selfe::kernel
