// `[build.PLATFORM]` and its profiles: compiler and root task.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/readers.hpp"

#include <array>
#include <string>

namespace selfe::configuration {
namespace {

constexpr std::array<std::string_view, 6> known{
    "cross_compiler_prefix", "toolchain_dir", "make_root_task",
    "root_task_image",       "debug",         "release"};

BuildKeys read_keys(TomlReader& reader, const Section& section) {
    return {reader.text(section, "cross_compiler_prefix"), reader.text(section, "toolchain_dir"),
            reader.text(section, "make_root_task"), reader.text(section, "root_task_image")};
}

/// A command whose result nobody knows.
void check_image(TomlReader& reader, const BuildKeys& shared, const BuildKeys& keys) {
    if (keys.make_root_task && !keys.root_task_image && !shared.root_task_image) {
        reader.complain(keys.make_root_task->place, "`make_root_task` without `root_task_image`",
                        "say which file the command makes: root_task_image = \"…\"");
    }
}

PlatformBuild read_build(TomlReader& reader, const Section& section) {
    reader.refuse_others(section, known);
    PlatformBuild build{read_keys(reader, section), {}};
    for (const Profile profile : {Profile::Debug, Profile::Release}) {
        if (const auto table = reader.table(section, name(profile))) {
            constexpr auto keys = std::span(known).first<4>();
            reader.refuse_others(*table, keys);
            build.profiles[profile] = read_keys(reader, *table);
            check_image(reader, build.shared, build.profiles[profile]);
        }
    }
    // One profile may say both, and the other inherit the command alone.
    for (const Profile profile : {Profile::Debug, Profile::Release}) {
        const auto found = build.profiles.find(profile);
        if (found == build.profiles.end() || !found->second.root_task_image) {
            check_image(reader, build.shared, build.shared);
            break;
        }
    }
    return build;
}

}  // namespace

std::map<std::string, Placed<PlatformBuild>, std::less<>> read_builds(TomlReader& reader,
                                                                      const Section& builds) {
    std::map<std::string, Placed<PlatformBuild>, std::less<>> result;
    for (const auto& [key, node] : *builds.table) {
        if (const auto section = reader.table(builds, key.str())) {
            result[std::string(key.str())] = {read_build(reader, *section), reader.place(key)};
        }
    }
    return result;
}

}  // namespace selfe::configuration
