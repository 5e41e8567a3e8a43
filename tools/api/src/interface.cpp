// Reads manifests.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/api/interface.hpp"

#include <algorithm>

#include "json.hpp"

namespace selfe::api {
namespace {

constexpr const char* hint =
    "give an api.json that this release of selfe-bindgen wrote, or the kernel's prefix";

std::string text(const Json& json, const char* key) {
    return json.at(key).get<std::string>();
}

/// A number as text; sizes and offsets are whole numbers.
std::string number(const Json& json, const char* key) {
    return std::to_string(json.at(key).get<std::uint64_t>());
}

Item function(const Json& json) {
    if (json.contains("alias_of")) {
        return {"another name of " + text(json, "alias_of"), "", ""};
    }
    Item item{text(json, "result") + " (", "", ""};
    std::string separator;
    for (const Json& parameter : json.at("parameters")) {
        item.shape += separator + text(parameter, "type");
        item.names += separator + text(parameter, "name");
        separator = ", ";
    }
    item.shape += ")";
    if (json.contains("deprecated")) {
        item.shape += ", deprecated";
    }
    return item;
}

std::string layout(const Json& json) {
    return number(json, "size") + " bytes, aligned to " + number(json, "alignment");
}

void add_record(Interface& interface, const std::string& name, const Json& json) {
    interface[Kind::Type][name] = {text(json, "kind") + ", " + layout(json), "", ""};
    for (const Json& field : json.at("fields")) {
        const std::string place = field.contains("bits") ? number(field, "bits") + " bits at bit " +
                                                               number(field, "offset_bits")
                                                         : "at byte " + number(field, "offset");
        interface[Kind::Member][name + "." + text(field, "name")] = {
            text(field, "type") + " " + place, "", ""};
    }
}

Kind kind_of_enumerators(const std::string& enumeration) {
    if (enumeration == "seL4_Syscall_ID") {
        return Kind::SystemCall;
    }
    return enumeration.ends_with("invocation_label") ? Kind::Label : Kind::Enumerator;
}

void add_enumeration(Interface& interface, const Json& json) {
    const std::string name = text(json, "name");
    if (!name.empty()) {
        interface[Kind::Type][name] = {
            "enumeration of " + text(json, "underlying") + ", " + number(json, "size") + " bytes",
            "", ""};
    }
    for (const Json& enumerator : json.at("enumerators")) {
        interface[kind_of_enumerators(name)][text(enumerator, "name")] = {
            name.empty() ? "" : "of " + name, text(enumerator, "value"), ""};
    }
}

void add_alias(Interface& interface, const std::string& name, const Json& json) {
    // A record or enumeration of the same name is the same type.
    interface[Kind::Type].try_emplace(
        name,
        Item{text(json, "target") + (json.contains("size") ? ", " + layout(json) : ""), "", ""});
}

/// Reads section by section, and knows where it is when the library throws.
class Reader {
  public:
    /// "section.item", for messages.
    [[nodiscard]] const std::string& where() const { return where_; }
    Interface read(const Json& root);

  private:
    template <class Add>
    void each(const Json& root, const char* section, Add add) {
        where_ = section;
        for (const auto& [name, json] : root.at(section).items()) {
            where_ = std::string(section) + "." + name;
            add(name, json);
        }
    }

    std::string where_;
};

Interface Reader::read(const Json& root) {
    Interface interface;
    using Name = const std::string&;
    each(root, "functions",
         [&](Name name, const Json& json) { interface[Kind::Function][name] = function(json); });
    each(root, "records", [&](Name name, const Json& json) { add_record(interface, name, json); });
    each(root, "enumerations", [&](Name, const Json& json) { add_enumeration(interface, json); });
    each(root, "aliases", [&](Name name, const Json& json) { add_alias(interface, name, json); });
    each(root, "constants", [&](Name name, const Json& json) {
        interface[Kind::Constant][name] = {text(json, "type"), text(json, "value"), ""};
    });
    each(root, "variables", [&](Name name, const Json& json) {
        interface[Kind::Variable][name] = {text(json, "type"), "", ""};
    });
    each(root, "macros_kept", [&](Name name, const Json&) {
        if (!name.starts_with("CONFIG_")) {
            interface[Kind::Macro][name] = {};
        }
    });
    each(root, "configuration", [&](Name name, const Json& value) {
        interface[Kind::Configuration][name] = {
            "", value.dump(-1, ' ', true, Json::error_handler_t::replace), ""};
    });
    return interface;
}

}  // namespace

Expected<Json> parse_manifest(std::string_view text, const std::string& file) {
    Json root;
    try {
        root = Json::parse(text);
    } catch (const Json::parse_error& error) {
        const auto end =
            text.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text.size()));
        const auto line = 1 + std::count(text.begin(), end, '\n');
        return std::unexpected(
            Diagnostic{file, static_cast<unsigned>(line), 0, "not valid JSON", hint});
    } catch (const Json::out_of_range&) {  // has no place
        return fail(file, "a number in it is too big", hint);
    }
    if (!root.is_object() || !root.contains("format") || root["format"] != 1) {
        return fail(file, "not an api.json of format 1", hint);
    }
    return root;
}

Expected<Interface> read_interface(std::string_view text, const std::string& file) {
    const auto root = parse_manifest(text, file);
    if (!root) {
        return std::unexpected(root.error());
    }
    Reader reader;
    try {
        return reader.read(*root);
    } catch (const Json::exception& error) {
        std::string_view reason = error.what();  // "[json.exception.kind.number] reason"
        reason.remove_prefix(std::min(reason.size(), reason.find("] ") + 2));
        return fail(file, reader.where() + ": " + std::string(reason), hint);
    }
}

}  // namespace selfe::api
