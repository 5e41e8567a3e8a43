// Checks a prefix and deduces its target.
// SPDX-License-Identifier: BSD-2-Clause
#include "prefix.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "build_folder.hpp"
#include "selfe/common/file.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view whole_prefix_hint =
    "give the folder that `cmake --install` of a kernel build made, which holds libsel4/include, "
    "or the build folder itself";

/// Files without which nothing can be generated; the last is the build's own last step.
constexpr std::array<std::string_view, 4> needed_files{
    "sel4/sel4.h", "kernel/gen_config.json", "sel4/gen_config.json", "sel4/sel4_arch/types_gen.h"};

/// How to speak of what was given.
struct Kind {
    fs::path root;
    std::string name;
    std::string folder;  ///< what stands before a header's name in messages
    std::string hint;    ///< how to make it whole
};

struct KnownTarget {
    std::string_view triple;
    std::vector<std::string_view> machines;  ///< first parts of triples; '*' ends the start of one
    std::vector<std::string> flags;
};

/// By SEL4_ARCH. libsel4 requires ILP32 or LP64 with full-width enumerations, which is the
/// default of each triple's Linux ABI.
const std::map<std::string, KnownTarget, std::less<>>& known_targets() {
    static const std::vector<std::string_view> arm{"arm", "armv7*", "armv8*"};
    static const std::map<std::string, KnownTarget, std::less<>> targets{
        {"aarch64", {"aarch64-linux-gnu", {"aarch64", "arm64"}, {}}},
        {"aarch32", {"arm-linux-gnueabihf", arm, {"-march=armv7-a", "-marm"}}},
        {"arm_hyp", {"arm-linux-gnueabihf", arm, {"-march=armv7ve", "-marm"}}},
        {"ia32", {"i686-linux-gnu", {"i386", "i486", "i586", "i686"}, {}}},
        {"riscv32", {"riscv32-unknown-elf", {"riscv32*"}, {}}},
        {"riscv64", {"riscv64-linux-gnu", {"riscv64*"}, {}}},
        {"x86_64", {"x86_64-linux-gnu", {"x86_64"}, {}}},
    };
    return targets;
}

bool is_for(std::string_view triple, const KnownTarget& target) {
    const std::string_view machine = triple.substr(0, triple.find('-'));
    return std::ranges::any_of(target.machines, [&](std::string_view known) {
        return known.ends_with('*') ? machine.starts_with(known.substr(0, known.size() - 1))
                                    : machine == known;
    });
}

/// Checks that all is there and reads both halves of the configuration.
Expected<Prefix> read_configuration(Prefix prefix, const Kind& kind) {
    std::error_code error;
    for (const std::string_view file : needed_files) {
        if (!fs::is_regular_file(prefix.file(file), error)) {
            return fail(
                kind.root.string(),
                "half " + kind.name + ": " + kind.folder + std::string(file) + " is missing",
                kind.hint);
        }
    }
    for (const char* file : {"kernel/gen_config.json", "sel4/gen_config.json"}) {
        const fs::path path = prefix.file(file);
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
        return fail(prefix.file("kernel/gen_config.json").string(),
                    "no architecture: the key \"SEL4_ARCH\" is missing",
                    "reinstall the kernel; its build writes this file");
    }
    prefix.sel4_arch = std::get<std::string>(arch->second);
    return prefix;
}

}  // namespace

fs::path Prefix::file(std::string_view header) const {
    std::error_code error;
    for (const fs::path& folder : includes) {
        if (fs::is_regular_file(folder / header, error)) {
            return folder / header;
        }
    }
    return includes.empty() ? fs::path(header) : includes.front() / header;
}

std::optional<std::string> Prefix::relative(std::string_view path) const {
    for (const fs::path& folder : includes) {
        const std::string& start = folder.native();
        if (path.size() > start.size() && path.starts_with(start) && path[start.size()] == '/') {
            return std::string(path.substr(start.size() + 1));
        }
    }
    return std::nullopt;
}

Expected<Prefix> open_prefix(const fs::path& root) {
    std::error_code error;
    if (!fs::is_directory(root, error)) {
        return fail(root.string(), "no such folder", std::string(whole_prefix_hint));
    }
    const fs::path include = root / "libsel4" / "include";
    Prefix prefix;
    // A build folder has libsel4/include too, with what is generated in it and nothing else.
    if (is_build_folder(root) && !fs::exists(include / "sel4/sel4.h", error)) {
        auto folders = build_folder_includes(root);
        if (!folders) {
            return std::unexpected(folders.error());
        }
        prefix.includes = std::move(*folders);
        return read_configuration(std::move(prefix), {root, "a kernel's build folder", "",
                                                      "run `ninja sel4_generated` in it first"});
    }
    if (!fs::is_directory(include, error)) {
        return fail(root.string(), "not an seL4 install prefix: libsel4/include is missing",
                    std::string(whole_prefix_hint));
    }
    // Canonical, since the compiler's spelling of a header's path must start with it.
    prefix.includes = {fs::canonical(include, error)};
    return read_configuration(
        std::move(prefix), {root, "an seL4 install prefix", "libsel4/include/",
                            "install the kernel again; releases before 13.0.0 are not supported"});
}

Expected<Target> target_for(const Prefix& prefix, std::string_view triple) {
    const std::string file = prefix.file("kernel/gen_config.json").string();
    const auto known = known_targets().find(prefix.sel4_arch);
    if (known == known_targets().end()) {
        std::string names;
        for (const auto& [name, target] : known_targets()) {
            names += (names.empty() ? "" : ", ") + name;
        }
        return fail(file, "unknown architecture \"" + prefix.sel4_arch + "\"",
                    "SEL4_ARCH is one of: " + names);
    }
    if (!triple.empty() && !is_for(triple, known->second)) {
        return fail(file,
                    "the prefix is for " + prefix.sel4_arch + ", the target \"" +
                        std::string(triple) + "\" is not",
                    "leave --target out, or give the prefix of that target");
    }
    return Target{std::string(triple.empty() ? known->second.triple : triple), known->second.flags};
}

}  // namespace selfe::generator
