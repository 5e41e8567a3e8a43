// The three CMake commands behind a kernel, with a log and a prefix that appears at once.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/build_driver.hpp"

#include "kernel/build_log.hpp"
#include "selfe/common/folder_aside.hpp"

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;

Command cmake(const Recipe& recipe, std::vector<std::string> arguments, const fs::path& folder) {
    arguments.insert(arguments.begin(), "cmake");
    return {std::move(arguments), folder, recipe.environment};
}

Command configure_command(const Recipe& recipe, const fs::path& build_folder) {
    std::vector<std::string> arguments{
        "--fresh", "-G", "Ninja", "-S", recipe.source.string(), "-B", build_folder.string()};
    for (const Definition& definition : recipe.definitions) {
        arguments.push_back("-D" + definition.key + "=" + definition.value);
    }
    return cmake(recipe, std::move(arguments), build_folder);
}

/// A linker script is given to the compiler without quotes, in seL4's build as in others.
Expected<void> refuse_blanks(const Build& build) {
    const auto has_blank = [](const fs::path& path) {
        return path.string().find(' ') != std::string::npos;
    };
    const std::string what = "a kernel cannot be built with a blank in the path of ";
    if (!build.recipe.takes_blanks && has_blank(build.folder)) {
        return fail(build.folder.string(), what + "selfe's cache",
                    "set SELFE_CACHE_DIR to another folder");
    }
    if (!build.recipe.takes_blanks && has_blank(build.recipe.source)) {
        return fail(build.recipe.source.string(), what + "its source", "move the source");
    }
    return {};
}

Expected<fs::path> make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return fail(folder.string(), "cannot make the folder: " + error.message());
    }
    return folder;
}

Expected<void> install(const Build& build, const fs::path& build_folder, BuildLog& log,
                       Progress& progress) {
    auto aside = FolderAside::make(build.folder / "prefix");
    if (!aside) {
        return std::unexpected(aside.error());
    }
    const auto installed =
        log.run(cmake(build.recipe,
                      {"--install", build_folder.string(), "--prefix", aside->path().string()},
                      build_folder),
                "the kernel cannot be installed", progress);
    if (!installed) {
        return std::unexpected(installed.error());
    }
    if (auto checked = build.check_prefix(aside->path()); !checked) {
        checked.error().hint = "the kernel's build said it was done; its output is in " +
                               (build.folder / "build.log").string();
        return checked;
    }
    if (const auto stamped = write_stamp(aside->path(), build.stamp, build.recipe.source);
        !stamped) {
        return stamped;
    }
    return aside->publish();
}

KernelPrefix result_of(const Build& build) {
    return {build.folder / "prefix", build.folder / "build.log", true};
}

}  // namespace

Expected<KernelPrefix> install_kernel(const Build& build, const fs::path& build_folder,
                                      Progress& progress) {
    auto log = BuildLog::create(build.folder / "build.log");
    if (!log) {
        return std::unexpected(log.error());
    }
    const auto installed = install(build, build_folder, *log, progress);
    return installed ? Expected<KernelPrefix>(result_of(build))
                     : std::unexpected(installed.error());
}

Expected<KernelPrefix> build_kernel(const Build& build, Progress& progress) {
    const Recipe& recipe = build.recipe;
    if (auto fit = refuse_blanks(build); !fit) {
        return std::unexpected(fit.error());
    }
    const auto build_folder = make_folder(build.folder / "build");
    auto log = BuildLog::create(build.folder / "build.log");
    if (!build_folder || !log) {
        return std::unexpected(!build_folder ? build_folder.error() : log.error());
    }
    progress.step("configuring the kernel (" + recipe.name + ")");
    const auto configured = log->run(configure_command(recipe, *build_folder),
                                     "the kernel cannot be configured", progress);
    if (!configured) {
        return std::unexpected(configured.error());
    }
    if (const auto checked = build.check_configuration(*build_folder, *configured); !checked) {
        return std::unexpected(checked.error());
    }
    progress.step("building the kernel (" + recipe.name + ")");
    const auto built = log->run(cmake(recipe, {"--build", build_folder->string()}, *build_folder),
                                "the kernel does not build", progress);
    if (!built) {
        return std::unexpected(built.error());
    }
    const auto installed = install(build, *build_folder, *log, progress);
    return installed ? Expected<KernelPrefix>(result_of(build))
                     : std::unexpected(installed.error());
}

}  // namespace selfe::kernel
