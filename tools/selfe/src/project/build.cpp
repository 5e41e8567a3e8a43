// Builds a project: kernel first, since everything else is generated from it.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/build.hpp"

#include "project/cmake_build.hpp"

#include <utility>

namespace selfe::project {
namespace {

using namespace configuration;

/// A project's own CMakeLists.txt.
CMakeBuild own_build(const Resolved& resolved) {
    CMakeBuild build;
    build.source = resolved.folder;
    return build;
}

/// The image around a root task that is there as a file.
CMakeBuild image_build(const Resolved& resolved, const Installation& installation) {
    CMakeBuild build;
    build.source = installation.data / "cmake" / "projects" / "image";
    build.settings.push_back("ROOT_TASK=" + resolved.root_task->image.value.string());
    return build;
}

Expected<CMakeBuild> choose_build(const Workspace& workspace) {
    const Resolved& resolved = workspace.resolved;
    if (resolved.root_task) {
        if (auto made = make_root_task(resolved); !made) {
            return std::unexpected(made.error());
        }
        return image_build(resolved, workspace.installation);
    }
    if (std::filesystem::exists(resolved.folder / "CMakeLists.txt")) {
        return own_build(resolved);
    }
    return fail(
        resolved.file ? resolved.file->string() : resolved.folder.string(),
        "there is no way to make a root task for " + resolved.platform,
        "put a CMakeLists.txt beside it (`selfe init` shows one), or say make_root_task and "
        "root_task_image in [build." +
            resolved.platform + "]");
}

}  // namespace

Expected<Built> build_project(const Workspace& workspace, const kernel::ObtainOptions& options,
                              kernel::Progress& progress) {
    const Resolved& resolved = workspace.resolved;
    if (!resolved.platform_data) {
        return std::unexpected(unknown_platform(workspace.platforms, resolved.platform));
    }
    for (const Diagnostic& note : resolved.notes) {
        progress.note(note);
    }
    auto kernel = kernel::obtain_kernel(resolved, workspace.installation, options, progress);
    if (!kernel) {
        return std::unexpected(kernel.error());
    }
    auto build = choose_build(workspace);
    if (!build) {
        return std::unexpected(build.error());
    }
    build->folder =
        resolved.folder / "build" / (resolved.platform + '-' + std::string(name(resolved.profile)));
    build->platform = *resolved.platform_data;
    build->prefix = kernel->prefix;
    if (auto done = run_cmake_build(*build, workspace.installation, progress); !done) {
        return std::unexpected(done.error());
    }
    auto images = read_images(build->folder);
    if (!images) {
        return std::unexpected(images.error());
    }
    return Built{*resolved.platform_data, std::move(*kernel), build->folder, std::move(*images)};
}

}  // namespace selfe::project
