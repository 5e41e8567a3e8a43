// What selfe-config made of four files, in every context: the same must come out here.
// SPDX-License-Identifier: BSD-2-Clause
//
// The golden tables were written by selfe-config itself. Headings are `[arch sel4_arch platform
// profile]`. No platform is known here, as none is to selfe-config.
#include "testing.hpp"

#include <sstream>

namespace selfe::configuration {
namespace {

std::string kernel_line(const KernelOrigin& origin) {
    if (const auto* const folder = std::get_if<SourceFolder>(&origin)) {
        return "path " + folder->folder.string();
    }
    const auto& git = std::get<GitSource>(origin);
    return "git " + git.url + ' ' + std::string(name(git.target)) + ' ' + git.reference;
}

std::string table_of(const Resolved& resolved) {
    std::ostringstream out;
    out << "kernel " << kernel_line(resolved.kernel.value) << '\n';
    if (resolved.cross_compiler_prefix) {
        out << "prefix " << resolved.cross_compiler_prefix->value << '\n';
    }
    if (resolved.toolchain_dir) {
        out << "toolchain " << resolved.toolchain_dir->value.string() << '\n';
    }
    if (resolved.root_task) {
        out << "image " << resolved.root_task->image.value.string() << '\n';
        if (resolved.root_task->command) {
            out << "make " << resolved.root_task->command->value << '\n';
        }
    }
    for (const Setting& setting : resolved.settings) {
        out << "config " << setting.key << " = " << to_toml(setting.winner.value) << '\n';
    }
    for (const Setting& setting : resolved.metadata) {
        out << "metadata " << setting.key << " = " << to_toml(setting.winner.value) << '\n';
    }
    return out.str();
}

/// The table for the context of `heading`, as `[arch sel4_arch platform profile]`.
std::string resolved_table(const Loaded& loaded, const std::string& heading) {
    std::istringstream words(heading.substr(1, heading.size() - 2));
    std::string arch;
    std::string sel4_arch;
    std::string platform;
    std::string profile;
    words >> arch >> sel4_arch >> platform >> profile;
    Request request;
    request.arch = arch;
    request.sel4_arch = sel4_arch;
    request.platform = platform;
    request.profile = profile_named(profile);
    const auto resolved = resolve(loaded, request, bare_environment(), {});
    return resolved ? table_of(*resolved) : "error " + told(resolved.error()) + '\n';
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, ResolvesAsSelfeConfigDoes) {
    const std::filesystem::path data = SELFE_TEST_DATA;
    const std::string stem = GetParam();
    const Loaded loaded = loaded_from(content_of(data / "input" / (stem + ".toml")));
    ASSERT_TRUE(loaded.errors.empty()) << told(loaded.errors.front());

    const std::string golden = content_of(data / "golden" / (stem + ".txt"));
    std::string made;
    std::istringstream lines(golden);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('[')) {
            made += (made.empty() ? "" : "\n") + line + '\n' + resolved_table(loaded, line);
        }
    }

    EXPECT_EQ(made, golden);
}

INSTANTIATE_TEST_SUITE_P(Files, Golden,
                         testing::Values("application", "four_platforms", "metadata", "precedence"),
                         [](const auto& each) { return std::string(each.param); });

}  // namespace
}  // namespace selfe::configuration
