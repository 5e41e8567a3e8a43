// Writes reports.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/api/report.hpp"

#include <array>
#include <cstddef>
#include <map>

#include "json.hpp"

namespace selfe::api {
namespace {

struct KindNames {
    std::string_view plural;
    std::string_view key;  ///< in JSON
};

constexpr std::array<KindNames, 10> kind_names{{{"functions", "function"},
                                                {"types", "type"},
                                                {"members", "member"},
                                                {"system calls", "system_call"},
                                                {"invocation labels", "label"},
                                                {"enumerators", "enumerator"},
                                                {"constants", "constant"},
                                                {"variables", "variable"},
                                                {"macros", "macro"},
                                                {"configuration keys", "configuration"}}};
static_assert(kind_names.size() == static_cast<std::size_t>(Kind::Configuration) + 1);

struct ChangeNames {
    char mark;
    std::string_view text;
    std::string_view key;
};

constexpr std::array<ChangeNames, 5> change_names{{{'+', "added", "added"},
                                                   {'-', "removed", "removed"},
                                                   {'~', "re-typed", "retyped"},
                                                   {'#', "renumbered", "renumbered"},
                                                   {'=', "with other parameter names", "renamed"}}};
static_assert(change_names.size() == static_cast<std::size_t>(Change::Renamed) + 1);

const KindNames& names_of(Kind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

/// A configuration key that changes has another value, no other number.
std::string_view text_of(Kind kind, Change change) {
    return kind == Kind::Configuration && change == Change::Renumbered
               ? "changed"
               : change_names[static_cast<std::size_t>(change)].text;
}

std::string shown(const Item& item) {
    if (!item.shape.empty() && !item.value.empty()) {
        return item.shape + " = " + item.value;
    }
    return item.shape + item.value;
}

std::string line(const Difference& difference) {
    std::string text = "  ";
    text += change_names[static_cast<std::size_t>(difference.change)].mark;
    text += " " + difference.name;
    const auto& [before, after] = std::tie(difference.before, difference.after);
    if (!before || !after) {
        const std::string item = shown(before ? *before : *after);
        return text + (item.empty() ? "" : ": " + item) + "\n";
    }
    switch (difference.change) {
        case Change::Renumbered:
            return text + ": " + before->value + " -> " + after->value + "\n";
        case Change::Renamed:
            return text + "\n      was (" + before->names + ")\n      now (" + after->names + ")\n";
        default:
            return text + "\n      was " + shown(*before) + "\n      now " + shown(*after) + "\n";
    }
}

std::string counts(Kind kind, const std::map<Change, std::size_t>& counted) {
    std::string text;
    for (const auto& [change, count] : counted) {
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " +
                std::string(text_of(kind, change));
    }
    return text;
}

Json json_of(const Item& item) {
    Json json = Json::object();
    for (const auto& [key, text] :
         {std::pair{"shape", &item.shape}, {"value", &item.value}, {"names", &item.names}}) {
        if (!text->empty()) {
            json[key] = *text;
        }
    }
    return json;
}

}  // namespace

std::string report(const std::vector<Difference>& differences) {
    if (differences.empty()) {
        return "The interfaces are the same.\n";
    }
    std::map<Kind, std::map<Change, std::size_t>> counted;
    std::map<Kind, std::string> lines;
    for (const Difference& difference : differences) {
        ++counted[difference.kind][difference.change];
        lines[difference.kind] += line(difference);
    }
    std::string text;
    for (const auto& [kind, section] : lines) {
        text += std::string(names_of(kind).plural) + ": " + counts(kind, counted[kind]) + "\n" +
                section + "\n";
    }
    return text + std::to_string(differences.size()) +
           (differences.size() == 1 ? " difference.\n" : " differences.\n");
}

std::string report_json(const std::vector<Difference>& differences) {
    Json changes = Json::array();
    for (const Difference& difference : differences) {
        Json change{{"kind", names_of(difference.kind).key},
                    {"name", difference.name},
                    {"change", change_names[static_cast<std::size_t>(difference.change)].key}};
        if (difference.before) {
            change["before"] = json_of(*difference.before);
        }
        if (difference.after) {
            change["after"] = json_of(*difference.after);
        }
        changes.push_back(std::move(change));
    }
    const Json root{{"format", 1}, {"same", differences.empty()}, {"changes", std::move(changes)}};
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace selfe::api
