// Writes a resolved configuration as JSON.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/configuration_json.hpp"

#include <string>

namespace selfe::commands {
namespace {

using namespace configuration;
using Json = nlohmann::ordered_json;

struct OriginWriter {
    Json operator()(const ReferenceKernel& /*origin*/) const { return {{"kind", "reference"}}; }
    Json operator()(const InstalledKernel& origin) const {
        return {{"kind", "prefix"}, {"prefix", origin.prefix.string()}};
    }
    Json operator()(const SourceFolder& origin) const {
        return {{"kind", "path"}, {"path", origin.folder.string()}};
    }
    Json operator()(const GitSource& origin) const {
        return {{"kind", "git"},
                {"git", origin.url},
                {std::string(name(origin.target)), origin.reference}};
    }
};

Json path_or_null(const std::optional<std::filesystem::path>& path) {
    return path ? Json(path->string()) : Json();
}

template <class T>
std::optional<T> value_of(const std::optional<Placed<T>>& placed) {
    return placed ? std::optional(placed->value) : std::nullopt;
}

Json text_or_null(const std::optional<Placed<std::string>>& text) {
    return text ? Json(text->value) : Json();
}

Json values(const std::vector<Setting>& settings) {
    Json result = Json::object();
    for (const Setting& setting : settings) {
        result[setting.key] = to_json(setting.winner.value);
    }
    return result;
}

Json root_task(const Resolved& resolved) {
    if (!resolved.root_task) {
        return {};
    }
    Json environment = Json::object();
    for (const auto& [variable, value] : root_task_environment(resolved)) {
        environment[variable] = value;
    }
    return {{"command", text_or_null(resolved.root_task->command)},
            {"image", resolved.root_task->image.value.string()},
            {"environment", std::move(environment)}};
}

Json assignment(const Assignment& assignment) {
    return {{"value", to_json(assignment.value)},
            {"table", assignment.table},
            {"file", assignment.place.file},
            {"line", assignment.place.line},
            {"column", assignment.place.column}};
}

}  // namespace

Json to_json(const Scalar& scalar) {
    return std::visit([](const auto& value) { return Json(value); }, scalar);
}

Json to_json(const Resolved& resolved) {
    return {{"file", path_or_null(resolved.file)},
            {"folder", resolved.folder.string()},
            {"platform", resolved.platform},
            {"platform_as_said", resolved.platform_as_said},
            {"platform_file",
             resolved.platform_data ? Json(resolved.platform_data->file.string()) : Json()},
            {"profile", name(resolved.profile)},
            {"arch", name(resolved.arch)},
            {"sel4_arch", name(resolved.sel4_arch)},
            {"instruction_set", instruction_set(resolved.sel4_arch)},
            {"kernel", std::visit(OriginWriter{}, resolved.kernel.value)},
            {"build_dir", path_or_null(value_of(resolved.build_dir))},
            {"settings", values(resolved.settings)},
            {"cross_compiler_prefix", text_or_null(resolved.cross_compiler_prefix)},
            {"toolchain_dir", path_or_null(value_of(resolved.toolchain_dir))},
            {"root_task", root_task(resolved)},
            {"metadata", values(resolved.metadata)}};
}

Json to_json(const std::vector<Setting>& settings) {
    Json result = Json::object();
    for (const Setting& setting : settings) {
        Json losers = Json::array();
        for (const Assignment& loser : setting.losers) {
            losers.push_back(assignment(loser));
        }
        Json entry = assignment(setting.winner);
        entry["losers"] = std::move(losers);
        result[setting.key] = std::move(entry);
    }
    return result;
}

Json to_json(const Diagnostic& diagnostic) {
    return {{"file", diagnostic.file},
            {"line", diagnostic.line},
            {"column", diagnostic.column},
            {"message", diagnostic.message},
            {"hint", diagnostic.hint}};
}

std::string text_of(const Json& json) {
    constexpr int indent = 2;
    // Paths are bytes; JSON wants UTF-8.
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace selfe::commands
