// The walk over a TOML document: types and places.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/toml_reader.hpp"

#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace selfe::configuration {
namespace {

/// A node's type with its article, for `… must be a table, not <this>`.
std::string type_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "an array";
        case toml::node_type::string:
            return "a string";
        case toml::node_type::integer:
            return "an integer";
        case toml::node_type::floating_point:
            return "a floating-point number";
        case toml::node_type::boolean:
            return "a boolean";
        default:
            return "a date or time";
    }
}

std::string in_quotes(std::string_view text) {
    return '`' + std::string(text) + '`';
}

}  // namespace

std::optional<toml::table> TomlReader::parse(std::string_view text) {
    try {
        return toml::parse(text, file_);
    } catch (const toml::parse_error& error) {
        Place where = place(error.source());
        where.line = std::max(where.line, 1U);
        complain(where, std::string(error.description()));
        return std::nullopt;
    }
}

Place TomlReader::place(const toml::source_region& region) const {
    return {file_, region.begin.line, region.begin.column};
}

Place TomlReader::place_of(const Section& section, std::string_view key) const {
    const auto found = section.table->find(key);
    return found == section.table->end() ? place(section.table->source()) : place(found->first);
}

std::optional<Section> TomlReader::table(const Section& parent, std::string_view key) {
    const toml::node* const node = parent.table->get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (!node->is_table()) {
        complain(place_of(parent, key), in_quotes(key) + " must be a table, not " + type_of(*node));
        return std::nullopt;
    }
    const std::string prefix = parent.heading.empty() ? "" : parent.heading + '.';
    return Section{node->as_table(), prefix + toml_key(key)};
}

std::optional<Placed<std::string>> TomlReader::text(const Section& section, std::string_view key) {
    const toml::node* const node = section.table->get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    auto value = node->value_exact<std::string>();
    if (!value) {
        complain(place_of(section, key),
                 in_quotes(key) + " must be a string, not " + type_of(*node));
        return std::nullopt;
    }
    return Placed<std::string>{*std::move(value), place_of(section, key)};
}

std::string TomlReader::required_text(const Section& section, std::string_view key) {
    if (!section.table->contains(key)) {
        complain(place(section.table->source()), in_quotes(key) + " is missing");
    }
    return text(section, key).value_or(Placed<std::string>{}).value;
}

std::optional<Scalar> TomlReader::scalar(std::string_view key, const toml::node& node,
                                         const Place& place) {
    if (const auto flag = node.value_exact<bool>()) {
        return Scalar(*flag);
    }
    if (const auto number = node.value_exact<std::int64_t>()) {
        return Scalar(*number);
    }
    if (auto text = node.value_exact<std::string>()) {
        return Scalar(*std::move(text));
    }
    complain(place,
             in_quotes(key) + " must be a string, an integer or a boolean, not " + type_of(node));
    return std::nullopt;
}

void TomlReader::refuse_others(const Section& section, std::span<const std::string_view> known) {
    for (const auto& [key, node] : *section.table) {
        if (std::ranges::find(known, key.str()) != known.end()) {
            continue;
        }
        std::string hint = did_you_mean(key.str(), known);
        if (hint.empty()) {
            hint = "known here:";
            for (const std::string_view name : known) {
                hint += (hint.back() == ':' ? " " : ", ") + std::string(name);
            }
        }
        const std::string kind = node.is_table() ? "table " : "key ";
        const std::string where =
            section.heading.empty() ? "in the file" : "in `[" + section.heading + "]`";
        complain(place(key), "unknown " + kind + in_quotes(key.str()) + ' ' + where,
                 std::move(hint));
    }
}

std::vector<Diagnostic> TomlReader::errors() const {
    std::vector<Diagnostic> sorted = errors_;
    std::ranges::stable_sort(
        sorted, {}, [](const Diagnostic& error) { return std::tuple(error.line, error.column); });
    return sorted;
}

}  // namespace selfe::configuration
