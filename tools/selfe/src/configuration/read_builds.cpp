// `[build.PLATFORM]` and its profiles: compiler and root task.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/readers.hpp"

#include <array>
#include <string>

namespace selfe::configuration {
namespace {

constexpr std::array<std::string_view, 6> with_profiles{
    "cross_compiler_prefix", "toolchain_dir", "make_root_task",
    "root_task_image",       "debug",         "release"};
constexpr auto keys = std::span(with_profiles).first<4>();

Scalars read_keys(TomlReader& reader, const Section& section) {
    Scalars scalars;
    for (const std::string_view key : keys) {
        if (auto text = reader.text(section, key)) {
            scalars[std::string(key)] = {std::move(text->value), text->place};
        }
    }
    return scalars;
}

ProfiledTable read_build(TomlReader& reader, const Section& section) {
    reader.refuse_others(section, with_profiles);
    ProfiledTable build{read_keys(reader, section), {}};
    for (const Profile profile : {Profile::Debug, Profile::Release}) {
        if (const auto table = reader.table(section, name(profile))) {
            reader.refuse_others(*table, keys);
            build.profiles[profile] = read_keys(reader, *table);
        }
    }
    return build;
}

/// A command whose result nobody knows. The platform's own command is inherited by each profile
/// that has none.
void check_images(TomlReader& reader, const ProfiledTable& build) {
    for (const Profile profile : {Profile::Debug, Profile::Release}) {
        const auto found = build.profiles.find(profile);
        const Scalars none;
        const Scalars& own = found == build.profiles.end() ? none : found->second;
        const bool is_own = own.contains("make_root_task");
        const Scalars& home = is_own ? own : build.shared;
        if (home.contains("make_root_task") && !own.contains("root_task_image") &&
            !build.shared.contains("root_task_image")) {
            reader.complain(home.find("make_root_task")->second.place,
                            "`make_root_task` without `root_task_image`",
                            "say which file the command makes: root_task_image = \"…\"");
            if (!is_own) {
                return;  // once is enough
            }
        }
    }
}

}  // namespace

NamedTables read_builds(TomlReader& reader, const Section& builds) {
    NamedTables result;
    for (const auto& [key, node] : *builds.table) {
        if (const auto section = reader.table(builds, key.str())) {
            ProfiledTable build = read_build(reader, *section);
            check_images(reader, build);
            result[std::string(key.str())] = {std::move(build), reader.place(key)};
        }
    }
    return result;
}

}  // namespace selfe::configuration
