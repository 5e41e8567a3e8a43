// From a resolved configuration to what the kernel's CMake is called with.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/recipe.hpp"

#include "kernel/fingerprint.hpp"
#include "kernel/tree_state.hpp"

#include <array>
#include <cstdlib>

namespace selfe::kernel {
namespace {

using configuration::Resolved;
using configuration::Setting;

/// Variables that would change a kernel behind the file's back.
constexpr std::array outside_influences{"ASFLAGS",
                                        "ASMFLAGS",
                                        "CC",
                                        "CFLAGS",
                                        "CMAKE_BUILD_TYPE",
                                        "CMAKE_CONFIG_TYPE",
                                        "CMAKE_GENERATOR",
                                        "CMAKE_INSTALL_MODE",
                                        "CMAKE_TOOLCHAIN_FILE",
                                        "COMPILER_PATH",
                                        "CPATH",
                                        "CPPFLAGS",
                                        "CXX",
                                        "CXXFLAGS",
                                        "C_INCLUDE_PATH",
                                        "DESTDIR",
                                        "GCC_EXEC_PREFIX",
                                        "LDFLAGS",
                                        "LIBRARY_PATH",
                                        "MAKEFLAGS",
                                        "NINJA_STATUS",
                                        "V"};

std::string own_path() {
    const char* const path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
    return path == nullptr ? std::string() : std::string(path);
}

std::map<std::string, std::optional<std::string>> build_environment(const Resolved& resolved) {
    std::map<std::string, std::optional<std::string>> environment;
    for (const char* const name : outside_influences) {
        environment[name] = std::nullopt;
    }
    environment["LC_ALL"] = "C";                   // messages are read, not only shown
    environment["PYTHONDONTWRITEBYTECODE"] = "1";  // nothing is written into a source tree
    const std::string path = own_path();
    environment["PATH"] =
        resolved.toolchain_dir ? resolved.toolchain_dir->value.string() + ":" + path : path;
    return environment;
}

Recipe common_recipe(const Resolved& resolved) {
    Recipe recipe;
    recipe.name = resolved.platform + "-" + std::string(configuration::name(resolved.profile));
    recipe.environment = build_environment(resolved);
    if (resolved.cross_compiler_prefix) {
        recipe.compiler_prefix = resolved.cross_compiler_prefix->value;
    }
    return recipe;
}

/// The value of a setting as CMake takes it; empty if there is none.
std::string value_of(const Resolved& resolved, std::string_view key) {
    const Setting* const setting = resolved.setting(key);
    return setting == nullptr ? std::string() : configuration::to_cmake(setting->winner.value);
}

}  // namespace

std::optional<std::filesystem::path> Recipe::compiler() const {
    return find_program(compiler_prefix + "gcc", environment.at("PATH"));
}

std::string Recipe::text() const {
    std::string text = "source " + origin + '\n';
    text += "compiler " + compiler_prefix + "gcc ";
    if (const auto found = compiler()) {
        // Whatever way PATH leads to it. One that was upgraded in place has another state.
        std::error_code error;
        const auto program = std::filesystem::canonical(*found, error);
        text += program.string() + ' ' + file_state(program);
    }
    text += '\n';
    for (const Definition& definition : definitions) {
        text += definition.key + '=' + definition.value + '\n';
    }
    return text;
}

std::filesystem::path Recipe::folder(const std::filesystem::path& cache) const {
    return cache / "kernels" / (name + "-" + fingerprint(text()));
}

Recipe source_recipe(const Resolved& resolved, std::filesystem::path source, std::string origin) {
    Recipe recipe = common_recipe(resolved);
    recipe.source = std::move(source);
    recipe.origin = std::move(origin);
    for (const Setting& setting : resolved.settings) {
        recipe.definitions.push_back(
            {setting.key, configuration::to_cmake(setting.winner.value), &setting});
    }
    // The kernel's own toolchain file asks for the prefix; which file it is, the tree knows:
    // without one named here, seL4 takes its gcc.cmake.
    if (!recipe.compiler_prefix.empty() && resolved.setting("CROSS_COMPILER_PREFIX") == nullptr) {
        recipe.definitions.push_back({"CROSS_COMPILER_PREFIX", recipe.compiler_prefix, nullptr});
    }
    if (const std::string prefix = value_of(resolved, "CROSS_COMPILER_PREFIX"); !prefix.empty()) {
        recipe.compiler_prefix = prefix;
    }
    return recipe;
}

Recipe existing_build_recipe(const Resolved& resolved, const std::filesystem::path& build_folder) {
    Recipe recipe = common_recipe(resolved);
    recipe.origin = "build folder " + build_folder.string();
    return recipe;
}

Expected<Recipe> reference_recipe(const Resolved& resolved, const Installation& installation) {
    Recipe recipe = common_recipe(resolved);
    recipe.source = installation.data / "kernel";
    recipe.origin = recipe.source.string();
    recipe.takes_blanks = true;
    const auto& platform = resolved.platform_data;
    if (!platform || !std::filesystem::exists(recipe.source / "platforms" /
                                              platform->kernel_platform / "platform.toml")) {
        return std::unexpected(configuration::complaint(
            resolved.kernel.place,
            "the embedded reference kernel does not run on platform " + resolved.platform,
            "kernel = { prefix = \"…\" } or a source of seL4"));
    }
    if (!resolved.cross_compiler_prefix) {
        recipe.compiler_prefix = platform->toolchain + "-";
    }
    // Debug or release is what the settings say, as with seL4; without any, the profile.
    const std::string debug = value_of(resolved, "KernelDebugBuild");
    const bool is_debug =
        debug.empty() ? resolved.profile == configuration::Profile::Debug : debug == "ON";
    recipe.definitions = {
        {"CMAKE_BUILD_TYPE", "RelWithDebInfo", nullptr},
        {"CMAKE_TOOLCHAIN_FILE",
         (installation.data / "cmake" / "toolchains" / (platform->toolchain + ".cmake")).string(),
         nullptr},
        {"KERNEL_PLATFORM", platform->kernel_platform, nullptr},
        {"KERNEL_VARIANT", is_debug ? "debug" : "release", nullptr},
    };
    if (const std::string cpu = value_of(resolved, "ARM_CPU"); !cpu.empty()) {
        recipe.definitions.push_back({"KERNEL_CPU", cpu, nullptr});
    }
    return recipe;
}

}  // namespace selfe::kernel
