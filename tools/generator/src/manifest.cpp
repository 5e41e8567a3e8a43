// Writes selfe/api.json.
// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "writers.hpp"

namespace selfe::generator {
namespace {

using nlohmann::json;

void add_documentation(json& item, const std::string& documentation) {
    if (!documentation.empty()) {
        item["documentation"] = documentation;
    }
}

json functions(const Api& api) {
    json list = json::object();
    for (const Function& function : api.functions) {
        json item{{"header", function.place.header}, {"result", function.result}};
        item["parameters"] = json::array();
        for (const Parameter& parameter : function.parameters) {
            item["parameters"].push_back({{"name", parameter.name}, {"type", parameter.type}});
        }
        if (function.is_deprecated) {
            item["deprecated"] = true;
        }
        add_documentation(item, function.documentation);
        list[function.name] = std::move(item);
    }
    for (const FunctionAlias& alias : api.function_aliases) {
        list[alias.name] = {{"header", alias.place.header}, {"alias_of", alias.target}};
    }
    return list;
}

json records(const Api& api) {
    json list = json::object();
    for (const Record& record : api.records) {
        json item{{"header", record.place.header},
                  {"kind", record.is_union ? "union" : "struct"},
                  {"size", record.size},
                  {"alignment", record.alignment}};
        item["fields"] = json::array();
        for (const Field& field : record.fields) {
            json entry{{"name", field.name}, {"type", field.type}};
            if (field.bit_width) {
                entry["offset_bits"] = field.offset_bits;
                entry["bits"] = *field.bit_width;
            } else {
                entry["offset"] = field.offset_bits / 8;
            }
            item["fields"].push_back(std::move(entry));
        }
        add_documentation(item, record.documentation);
        list[record.name] = std::move(item);
    }
    return list;
}

json enumerations(const Api& api) {
    json list = json::array();
    for (const Enumeration& enumeration : api.enumerations) {
        json item{{"header", enumeration.place.header},
                  {"name", enumeration.name},
                  {"size", enumeration.size},
                  {"underlying", enumeration.underlying}};
        item["enumerators"] = json::array();
        for (const Enumerator& enumerator : enumeration.enumerators) {
            item["enumerators"].push_back({{"name", enumerator.name}, {"value", enumerator.value}});
        }
        add_documentation(item, enumeration.documentation);
        list.push_back(std::move(item));
    }
    return list;
}

json aliases(const Api& api) {
    json list = json::object();
    for (const Alias& alias : api.aliases) {
        json item{{"header", alias.place.header}, {"target", alias.target}};
        if (alias.size != 0) {
            item["size"] = alias.size;
            item["alignment"] = alias.alignment;
        }
        add_documentation(item, alias.documentation);
        list[alias.name] = std::move(item);
    }
    return list;
}

json constants(const Api& api) {
    json list = json::object();
    for (const Constant& constant : api.constants) {
        list[constant.name] = {
            {"header", constant.place.header}, {"type", constant.type}, {"value", constant.value}};
    }
    return list;
}

json variables(const Api& api) {
    json list = json::object();
    for (const Variable& variable : api.variables) {
        list[variable.name] = {{"header", variable.place.header}, {"type", variable.type}};
    }
    return list;
}

json exclusions(const std::vector<Exclusion>& items) {
    json list = json::object();
    for (const Exclusion& item : items) {
        list[item.name] = item.reason;
    }
    return list;
}

json configuration_object(const Configuration& configuration) {
    json list = json::object();
    for (const auto& [key, value] : configuration) {
        std::visit([&](const auto& held) { list[key] = held; }, value);
    }
    return list;
}

}  // namespace

std::string manifest(const Api& api, const Configuration& configuration) {
    const json root{{"format", 1},
                    {"functions", functions(api)},
                    {"records", records(api)},
                    {"enumerations", enumerations(api)},
                    {"aliases", aliases(api)},
                    {"constants", constants(api)},
                    {"variables", variables(api)},
                    {"macros_undefined", exclusions(api.undefined_macros)},
                    {"macros_kept", exclusions(api.kept_macros)},
                    {"configuration", configuration_object(configuration)}};
    // Comments of foreign headers may hold any bytes.
    return root.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace selfe::generator
