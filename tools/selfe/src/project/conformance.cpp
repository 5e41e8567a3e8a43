// Builds the installed suite in the cache, a folder for each kernel and choice of areas.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/conformance.hpp"

#include "kernel/cache.hpp"
#include "kernel/fingerprint.hpp"
#include "project/cmake_build.hpp"

#include <utility>

namespace selfe::project {

using namespace configuration;
namespace fs = std::filesystem;

namespace {

/// A configuration that no file says: this kernel, for the platform of the command line.
Expected<Workspace> open_without_file(const Request& request) {
    auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    auto platforms = read_platforms(installation->platform_folders());
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    const std::string said =
        request.platform ? *request.platform : read_environment().platform.value_or("");
    if (said.empty()) {
        return fail("--kernel", "for which platform is this kernel?",
                    "say --platform NAME; `selfe platforms` has the names");
    }
    const Platform* const platform = find_platform(*platforms, said);
    if (platform == nullptr) {
        return std::unexpected(unknown_platform(*platforms, said));
    }
    Resolved resolved;
    resolved.folder = fs::current_path();
    resolved.platform = platform->name;
    resolved.platform_as_said = said;
    resolved.platform_data = *platform;
    resolved.profile = request.profile.value_or(Profile::Debug);
    const auto sel4_arch = sel4_arch_named(platform->arch);
    if (!sel4_arch) {
        return fail(platform->file.string(), "unknown architecture: " + platform->arch);
    }
    resolved.sel4_arch = *sel4_arch;
    resolved.arch = arch_of(*sel4_arch);
    return Workspace{std::move(*installation), std::move(*platforms), std::move(resolved)};
}

/// As CMake takes it.
std::string list_of(const std::vector<std::string>& areas) {
    std::string list;
    for (const std::string& area : areas) {
        list += (list.empty() ? "" : ";") + area;
    }
    return list;
}

}  // namespace

Expected<Workspace> open_kernel(const std::string& name, const Request& request) {
    if (name.empty()) {
        return open_workspace(request);
    }
    const fs::path path = fs::absolute(name).lexically_normal();
    const Place place{"--kernel", 0, 0};
    const bool is_build = fs::is_regular_file(path / "CMakeCache.txt");
    const bool is_prefix = !is_build && fs::is_directory(path / "libsel4");
    if (name == "reference" || is_build || is_prefix) {
        auto workspace = open_without_file(request);
        if (!workspace) {
            return workspace;
        }
        if (is_build) {
            workspace->resolved.build_dir = Placed<fs::path>{path, place};
        } else if (is_prefix) {
            workspace->resolved.kernel = {InstalledKernel{path}, place};
        } else {
            workspace->resolved.kernel = {ReferenceKernel{}, place};
        }
        return workspace;
    }
    if (!fs::exists(path)) {
        return fail(name, "there is no such kernel",
                    "give `reference`, an install prefix, a build folder of seL4, or a sel4.toml");
    }
    if (fs::is_directory(path) && !fs::exists(path / "sel4.toml")) {
        return fail(name,
                    "neither an install prefix, nor a build folder, nor the folder of a sel4.toml",
                    "a prefix is what `cmake --install` of the kernel's build made");
    }
    Request with_file = request;
    with_file.file = path;
    return open_workspace(with_file);
}

fs::path suite_folder(const fs::path& cache, const std::string& platform, const fs::path& prefix,
                      const std::vector<std::string>& areas) {
    kernel::Fingerprint fingerprint;
    fingerprint.add(prefix.string());
    fingerprint.add(list_of(areas));
    return cache / "conformance" / (platform + '-' + fingerprint.digits());
}

Expected<Suite> build_suite(const Workspace& workspace, const std::vector<std::string>& areas,
                            bool has_board, const kernel::ObtainOptions& options,
                            kernel::Progress& progress) {
    const Resolved& resolved = workspace.resolved;
    if (!resolved.platform_data) {
        return std::unexpected(unknown_platform(workspace.platforms, resolved.platform));
    }
    const Platform& platform = *resolved.platform_data;
    if (!platform.qemu && !has_board) {
        return fail(
            platform.file.string(),
            "platform " + platform.name + " is hardware only: " + platform.hardware.value_or(""),
            "--board FILE runs the suite on a board; hil/README.md says how to describe one");
    }
    for (const Diagnostic& note : resolved.notes) {
        progress.note(note);
    }
    auto kernel = kernel::obtain_kernel(resolved, workspace.installation, options, progress);
    if (!kernel) {
        return std::unexpected(kernel.error());
    }
    CMakeBuild build;
    build.source = workspace.installation.data / "cmake" / "projects" / "conformance";
    build.folder = suite_folder(options.cache, platform.name, kernel->prefix, areas);
    build.platform = platform;
    build.prefix = kernel->prefix;
    build.targets = {"conformance_image", "conformance_cases"};
    build.settings.push_back("AREAS=" + list_of(areas));
    auto lock = FileLock::acquire(kernel::lock_of(build.folder), [&] {
        progress.step("waiting for another selfe that runs the suite in " + build.folder.string());
    });
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (auto done = run_cmake_build(build, workspace.installation, progress); !done) {
        return std::unexpected(done.error());
    }
    const fs::path stem = build.folder / "conformance" / "images" / "conformance";
    return Suite{platform,
                 kernel->prefix,
                 stem.string() + ".image.elf",
                 stem.string() + ".cases.json",
                 stem.string() + ".journal",
                 std::move(*lock)};
}

}  // namespace selfe::project
