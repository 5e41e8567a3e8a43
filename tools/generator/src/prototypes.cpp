// Writes declarations with C's syntax, in which a name may stand within its type.
// SPDX-License-Identifier: BSD-2-Clause
#include "prototypes.hpp"

#include <map>
#include <string_view>

#include "doc_comment.hpp"

namespace selfe::generator {
namespace {

std::string declared(const std::string& type, const std::string& name) {
    constexpr std::string_view pointer_to_function = "(*";
    if (const auto at = type.find(pointer_to_function); at != std::string::npos) {
        return std::string(type).insert(at + pointer_to_function.size(), name);
    }
    if (const auto bracket = type.find('['); bracket != std::string::npos) {
        return std::string(type).insert(bracket, " " + name);
    }
    return type + (type.ends_with('*') || name.empty() ? "" : " ") + name;
}

std::string prototype(const Function& function) {
    std::string parameters;
    for (const Parameter& parameter : function.parameters) {
        parameters += (parameters.empty() ? "" : ", ") + declared(parameter.type, parameter.name);
    }
    return declared(function.result, function.name) + "(" + parameters + ");\n";
}

/// "The answer's members: …" for a function whose result holds an error and more.
class Shapes {
  public:
    explicit Shapes(const Api& api) {
        for (const Record& record : api.records) {
            records_.emplace(record.name, &record);
        }
        for (const Alias& alias : api.aliases) {
            aliases_.emplace(alias.name, &alias);
        }
    }

    [[nodiscard]] std::string of(const Function& function) const {
        std::string_view type = function.result;
        for (auto alias = aliases_.find(type); alias != aliases_.end();
             alias = aliases_.find(type)) {
            type = alias->second->target;
        }
        if (type.starts_with("struct ")) {
            type.remove_prefix(7);
        }
        const auto record = records_.find(type);
        std::string members;
        bool has_error = false;
        if (record != records_.end()) {
            for (const Field& field : record->second->fields) {
                has_error |= field.name == "error";
                members += (members.empty() ? " `" : ", `") + field.name + "` (" + field.type + ")";
            }
        }
        return has_error ? "The answer's members:" + members + "." : "";
    }

  private:
    std::map<std::string_view, const Record*> records_;
    std::map<std::string_view, const Alias*> aliases_;
};

}  // namespace

std::string documented_prototypes(const Api& api) {
    const Shapes shapes(api);
    std::string text;
    for (const Function& function : api.functions) {
        const bool is_pointer_to_function = function.result.find('(') != std::string::npos;
        const std::string comment =
            is_pointer_to_function ? "" : doc_comment(function.documentation, shapes.of(function));
        if (!comment.empty()) {
            text += "\n" + comment + prototype(function);
        }
    }
    return text.empty() ? "" : "extern \"C\" {\n" + text + "\n}  // extern \"C\"\n";
}

}  // namespace selfe::generator
