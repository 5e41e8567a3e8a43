// The tables of programs, modules and their Debian packages.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/packages.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

namespace selfe::kernel {
namespace {

/// Debian 12's packages. A cross compiler that is not here has its package's name in its own.
const std::map<std::string, std::string>& packages_of_programs() {
    static const std::map<std::string, std::string> packages{
        {"arm-none-eabi-gcc", "gcc-arm-none-eabi"},
        {"bash", "bash"},
        {"cmake", "cmake"},
        {"dtc", "device-tree-compiler"},
        {"gcc", "gcc"},
        {"git", "git"},
        {"ninja", "ninja-build"},
        {"qemu-system-aarch64", "qemu-system-arm"},
        {"qemu-system-arm", "qemu-system-arm"},
        {"qemu-system-riscv32", "qemu-system-misc"},
        {"qemu-system-riscv64", "qemu-system-misc"},
        {"x86_64-linux-gnu-gcc", "gcc"},
        {"xmllint", "libxml2-utils"},
    };
    return packages;
}

/// Names on the left are those in `import`.
const std::map<std::string, std::string>& packages_of_modules() {
    static const std::map<std::string, std::string> packages{
        {"future", "python3-future"},
        {"jinja2", "python3-jinja2"},
        {"jsonschema", "python3-jsonschema"},
        {"lxml", "python3-lxml"},
        {"past", "python3-future"},
        {"ply", "python3-ply"},
        {"six", "python3-six"},
        {"yaml", "python3-yaml"},
    };
    return packages;
}

/// What pip calls a module, where that differs from its name in `import`.
std::string pip_name(const std::string& module) {
    static const std::map<std::string, std::string> names{{"past", "future"}, {"yaml", "pyyaml"}};
    const auto found = names.find(module);
    return found == names.end() ? module : found->second;
}

/// Debian's package of a program; an empty text if it has none.
std::string package_of(const std::string& program) {
    const auto found = packages_of_programs().find(program);
    if (found != packages_of_programs().end()) {
        return found->second;
    }
    constexpr std::array cross{"-linux-gnu-gcc", "-linux-gnueabi-gcc", "-linux-gnueabihf-gcc",
                               "-unknown-elf-gcc"};
    for (const std::string_view end : cross) {
        if (program.ends_with(end)) {
            return "gcc-" + program.substr(0, program.size() - std::string_view("-gcc").size());
        }
    }
    return {};
}

std::string joined(const std::set<std::string>& words, const std::string& between) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : between) + word;
    }
    return text;
}

}  // namespace

void Missing::add_module(const std::string& name, const std::filesystem::path& python) {
    modules_.insert(name);
    python_ = python;
}

Expected<void> Missing::verdict() const {
    if (programs_.empty() && modules_.empty()) {
        return {};
    }
    std::set<std::string> packages;
    std::set<std::string> from_pip;
    std::set<std::string> unknown;
    for (const std::string& program : programs_) {
        const std::string package = package_of(program);
        (package.empty() ? unknown : packages).insert(package.empty() ? program : package);
    }
    for (const std::string& module : modules_) {
        const auto package = packages_of_modules().find(module);
        // Debian's modules are for the system's Python alone.
        if (package != packages_of_modules().end() && python_ == "/usr/bin/python3") {
            packages.insert(package->second);
        } else {
            from_pip.insert(pip_name(module));
        }
    }
    if (!from_pip.empty()) {
        packages.insert("python3-venv");
    }
    std::string what = "the kernel's build needs what this machine does not have: ";
    what += joined(programs_, ", ");
    if (!modules_.empty()) {
        what += (programs_.empty() ? "" : "; ");
        what += "Python modules " + joined(modules_, ", ") + " (asked " + python_.string() + ")";
    }
    std::string hint;
    if (!packages.empty()) {
        hint += "sudo apt install " + joined(packages, " ");
    }
    if (!from_pip.empty()) {
        const std::string folder = own_python_folder().string();
        hint += (hint.empty() ? "" : " && ");
        // What Debian packages is used from there: only the rest comes from elsewhere.
        hint += "/usr/bin/python3 -m venv --system-site-packages " + folder + " && " + folder +
                "/bin/pip install " + joined(from_pip, " ");
    }
    if (!unknown.empty()) {
        hint += (hint.empty() ? "" : "; ");
        hint += "Debian has no package for " + joined(unknown, ", ") +
                ": install it yourself, and name its folder in `toolchain_dir`";
    }
    return fail("", std::move(what), std::move(hint));
}

std::filesystem::path own_python_folder() {
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
        return std::string(value == nullptr ? "" : value);
    };
    const std::string data = variable("XDG_DATA_HOME");
    const std::filesystem::path base =
        data.starts_with('/') ? data : variable("HOME") + "/.local/share";
    return base / "selfe" / "python";
}

}  // namespace selfe::kernel
