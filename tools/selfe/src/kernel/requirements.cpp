// Looks for programs and Python modules, and knows which Debian package has each.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/requirements.hpp"

#include "kernel/packages.hpp"
#include "kernel/python.hpp"
#include "selfe/common/process.hpp"

#include <algorithm>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;
using configuration::Resolved;

void want(Missing& missing, const Recipe& recipe, const std::string& program) {
    if (!find_program(program, recipe.environment.at("PATH"))) {
        missing.add_program(program);
    }
}

/// The emulator that the kernel's build asks for its device tree, if it does; else an empty name.
std::string emulator(const Resolved& resolved) {
    const auto* const platform = resolved.setting("KernelPlatform");
    const bool has_tree = resolved.setting("QEMU_DTS") != nullptr ||
                          resolved.setting("QEMU_DTB") != nullptr ||
                          resolved.setting("QEMU_BINARY") != nullptr;
    if (platform == nullptr || has_tree) {
        return {};
    }
    const std::string name = configuration::to_cmake(platform->winner.value);
    const bool is_64_bit = resolved.sel4_arch == configuration::Sel4Arch::Aarch64 ||
                           resolved.sel4_arch == configuration::Sel4Arch::Riscv64;
    if (name == "qemu-arm-virt") {
        return is_64_bit ? "qemu-system-aarch64" : "qemu-system-arm";
    }
    if (name == "qemu-riscv-virt") {
        return is_64_bit ? "qemu-system-riscv64" : "qemu-system-riscv32";
    }
    return {};
}

}  // namespace

Expected<void> check_build_tools(const Recipe& recipe, bool wants_git) {
    Missing missing;
    if (wants_git) {
        want(missing, recipe, "git");
    }
    want(missing, recipe, "cmake");
    want(missing, recipe, "ninja");
    want(missing, recipe, recipe.compiler_prefix + "gcc");
    return missing.verdict();
}

Expected<void> check_tree_tools(Recipe& recipe, const Resolved& resolved, const fs::path& support) {
    Missing missing;
    const bool has_device_tree = resolved.arch != configuration::Arch::X86;
    if (fs::exists(recipe.source / "tools" / "xmllint.sh")) {
        want(missing, recipe, "bash");
        want(missing, recipe, "xmllint");
    }
    if (has_device_tree && fs::exists(recipe.source / "tools" / "hardware_gen.py")) {
        want(missing, recipe, "dtc");
        if (const std::string program = emulator(resolved); !program.empty()) {
            want(missing, recipe, program);
        }
    }
    const auto python = find_python(recipe, support);
    if (!python) {
        return std::unexpected(python.error());
    }
    for (const std::string& module : python->missing_modules) {
        missing.add_module(module, python->program);
    }
    if (!python->program.empty()) {
        if (auto used = use_python(recipe, *python, support); !used) {
            return used;
        }
    }
    return missing.verdict();
}

}  // namespace selfe::kernel
