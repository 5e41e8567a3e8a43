// Checks a prefix and deduces its target.
// SPDX-License-Identifier: BSD-2-Clause
#include "prefix.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "selfe/common/file.hpp"

namespace selfe::generator {
namespace {

constexpr std::string_view whole_prefix_hint =
    "give the folder that `cmake --install` of a kernel build made; it holds libsel4/include";

/// Files without which nothing can be generated; a prefix that lacks one is half an install.
constexpr std::array<std::string_view, 3> needed_files{"sel4/sel4.h", "kernel/gen_config.json",
                                                       "sel4/gen_config.json"};

struct KnownTarget {
    std::string_view triple;
    std::string_view machine;  ///< what the first part of a triple starts with
    std::vector<std::string> flags;
};

/// By SEL4_ARCH. libsel4 requires ILP32 or LP64 with full-width enumerations, which is the
/// default of each triple's Linux ABI.
const std::map<std::string, KnownTarget, std::less<>>& known_targets() {
    static const std::map<std::string, KnownTarget, std::less<>> targets{
        {"aarch64", {"aarch64-linux-gnu", "aarch64", {}}},
        {"aarch32", {"arm-linux-gnueabihf", "arm", {"-march=armv7-a", "-marm"}}},
        {"arm_hyp", {"arm-linux-gnueabihf", "arm", {"-march=armv7ve", "-marm"}}},
        {"ia32", {"i686-linux-gnu", "i", {}}},
        {"riscv32", {"riscv32-unknown-elf", "riscv32", {}}},
        {"riscv64", {"riscv64-linux-gnu", "riscv64", {}}},
        {"x86_64", {"x86_64-linux-gnu", "x86_64", {}}},
    };
    return targets;
}

}  // namespace

Expected<Prefix> open_prefix(const std::filesystem::path& root) {
    std::error_code error;
    if (!std::filesystem::is_directory(root, error)) {
        return fail(root.string(), "no such folder", std::string(whole_prefix_hint));
    }
    // Canonical, since the compiler's spelling of a header's path must start with it.
    Prefix prefix;
    prefix.include = std::filesystem::canonical(root, error) / "libsel4" / "include";
    if (!std::filesystem::is_directory(prefix.include, error)) {
        return fail(root.string(), "not an seL4 install prefix: libsel4/include is missing",
                    std::string(whole_prefix_hint));
    }
    for (const std::string_view file : needed_files) {
        if (!std::filesystem::is_regular_file(prefix.include / file, error)) {
            return fail(
                root.string(),
                "half an seL4 install prefix: libsel4/include/" + std::string(file) + " is missing",
                "install the kernel again; releases before 13.0.0 are not supported");
        }
    }
    for (const char* file : {"kernel/gen_config.json", "sel4/gen_config.json"}) {
        const std::filesystem::path path = prefix.include / file;
        const auto text = read_file(path);
        if (!text) {
            return std::unexpected(text.error());
        }
        if (auto added = add_configuration(prefix.configuration, *text, path.string()); !added) {
            return std::unexpected(added.error());
        }
    }
    const auto arch = prefix.configuration.find("SEL4_ARCH");
    if (arch == prefix.configuration.end() || !std::holds_alternative<std::string>(arch->second)) {
        return fail((prefix.include / "kernel/gen_config.json").string(),
                    "no architecture: the key \"SEL4_ARCH\" is missing",
                    "reinstall the kernel; its build writes this file");
    }
    prefix.sel4_arch = std::get<std::string>(arch->second);
    return prefix;
}

Expected<Target> target_for(const Prefix& prefix, std::string_view triple) {
    const std::string file = (prefix.include / "kernel/gen_config.json").string();
    const auto known = known_targets().find(prefix.sel4_arch);
    if (known == known_targets().end()) {
        std::string names;
        for (const auto& [name, target] : known_targets()) {
            names += (names.empty() ? "" : ", ") + name;
        }
        return fail(file, "unknown architecture \"" + prefix.sel4_arch + "\"",
                    "SEL4_ARCH is one of: " + names);
    }
    if (!triple.empty() && !triple.starts_with(known->second.machine)) {
        return fail(file,
                    "the prefix is for " + prefix.sel4_arch + ", the target \"" +
                        std::string(triple) + "\" is not",
                    "leave --target out, or give the prefix of that target");
    }
    return Target{std::string(triple.empty() ? known->second.triple : triple), known->second.flags};
}

}  // namespace selfe::generator
