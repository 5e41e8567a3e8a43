// The table of needs.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/needs.hpp"

#include "selfe/common/process.hpp"

#include <algorithm>
#include <array>

namespace selfe::project {
namespace {

using configuration::Platform;
using Kind = Need::Kind;

constexpr const char* python = "/usr/bin/python3";  // Debian's modules are for this one

std::string compiler_package(const std::string& toolchain) {
    return toolchain.starts_with("x86_64-") ? "g++" : "g++-" + toolchain;
}

std::string qemu_package(const std::string& qemu) {
    if (qemu.ends_with("aarch64") || qemu.ends_with("-arm")) {
        return "qemu-system-arm";
    }
    return qemu.ends_with("x86_64") || qemu.ends_with("i386") ? "qemu-system-x86"
                                                              : "qemu-system-misc";
}

/// Adds `platform` to the need of that name, which is made if it is not there.
void add_for(std::vector<Need>& needs, const Platform& platform, Need need) {
    auto found = std::ranges::find(needs, need.name, &Need::name);
    if (found == needs.end()) {
        found = needs.insert(needs.end(), std::move(need));
    }
    found->platforms.push_back(platform.name);
    found->purpose += (found->platforms.size() > 1 ? ", " : " ") + platform.name;
}

void add_kernel_source_needs(std::vector<Need>& needs) {
    constexpr const char* purpose = "kernels from source";
    for (const auto& [name, package] :
         {std::pair{"git", "git"}, {"dtc", "device-tree-compiler"}, {"xmllint", "libxml2-utils"}}) {
        needs.push_back({Kind::Program, name, package, purpose, {}, true});
    }
    for (const auto& [name, package] : {std::pair{"jinja2", "python3-jinja2"},
                                        {"jsonschema", "python3-jsonschema"},
                                        {"lxml", "python3-lxml"},
                                        {"ply", "python3-ply"},
                                        {"yaml", "python3-yaml"}}) {
        needs.push_back({Kind::PythonModule, name, package, purpose, {}, true});
    }
}

/// Whether the loader finds the libraries of a tool of selfe's.
bool starts(const std::filesystem::path& tool) {
    const auto answer = capture({{tool.string(), "--help"}, {}, {}});
    return answer && answer->ending.is_success();
}

/// The path of the module's file, or nothing.
std::string find_module(const std::string& name) {
    const auto answer = capture({{python, "-c",
                                  "import importlib.util as u, sys\n"
                                  "spec = u.find_spec(sys.argv[1])\n"
                                  "print(spec.origin if spec else '', end='')",
                                  name},
                                 {},
                                 {}});
    return answer && answer->ending.is_success() ? answer->output : "";
}

}  // namespace

std::vector<Need> needs_of(const Installation& installation,
                           const std::vector<Platform>& platforms) {
    std::vector<Need> needs{
        {Kind::Program, "cmake", "cmake", "every build", {}, false},
        {Kind::Program, "ninja", "ninja-build", "every build", {}, false},
        {Kind::Program, python, "python3", "every build, and the runner", {}, false},
        {Kind::PythonModule, "serial", "python3-serial", "the runner", {}, false},
    };
    for (const char* const tool :
         {"api", "archive", "bindgen", "bitfields", "cases", "image", "verdict"}) {
        // The one that reads C is linked with libclang.
        const char* const package = std::string_view(tool) == "bindgen" ? "libclang1-19" : "";
        needs.push_back(
            {Kind::Tool, installation.tool(tool).string(), package, "part of selfe", {}, false});
    }
    for (const Platform& platform : platforms) {
        add_for(needs, platform,
                {Kind::Program,
                 platform.toolchain + "-g++",
                 compiler_package(platform.toolchain),
                 "programs for",
                 {},
                 false});
        if (platform.qemu) {
            add_for(needs, platform,
                    {Kind::Program,
                     *platform.qemu,
                     qemu_package(*platform.qemu),
                     "simulates",
                     {},
                     false});
        }
    }
    add_kernel_source_needs(needs);
    needs.push_back(
        {Kind::Program, "gdb-multiarch", "gdb-multiarch", "`selfe simulate --gdb`", {}, true});
    return needs;
}

std::vector<Finding> examine(const std::vector<Need>& needs) {
    std::vector<Finding> findings;
    for (const Need& need : needs) {
        std::string where;
        if (need.kind == Kind::PythonModule) {
            where = find_module(need.name);
        } else if (const auto program = find_program(need.name);
                   program && (need.kind == Kind::Program || starts(*program))) {
            where = program->string();
        }
        findings.push_back({need, where});
    }
    return findings;
}

}  // namespace selfe::project
