// The walk over a TOML document: types, places, and the nearest known name to an unknown one.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/toml_reader.hpp"

#include <algorithm>
#include <sstream>
#include <tuple>
#include <utility>

namespace selfe::configuration {
namespace {

/// How many letters must be changed, added, dropped or swapped with their neighbour to make one
/// word of the other: the optimal string alignment distance.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::vector<std::size_t>> cost(left.size() + 1,
                                               std::vector<std::size_t>(right.size() + 1));
    for (std::size_t row = 0; row <= left.size(); ++row) {
        for (std::size_t column = 0; column <= right.size(); ++column) {
            if (row == 0 || column == 0) {
                cost[row][column] = row + column;
                continue;
            }
            const bool is_same = left[row - 1] == right[column - 1];
            cost[row][column] =
                std::min({cost[row - 1][column] + 1, cost[row][column - 1] + 1,
                          cost[row - 1][column - 1] + (is_same ? std::size_t{0} : std::size_t{1})});
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                left[row - 2] == right[column - 1]) {
                cost[row][column] = std::min(cost[row][column], cost[row - 2][column - 2] + 1);
            }
        }
    }
    return cost.back().back();
}

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

std::string toml_key(std::string_view key) {
    constexpr std::string_view bare =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    const bool is_bare = !key.empty() && key.find_first_not_of(bare) == std::string_view::npos;
    return is_bare ? std::string(key) : to_toml(Scalar(std::string(key)));
}

std::string did_you_mean(std::string_view unknown, std::span<const std::string_view> known) {
    // No word of the format is as long as this, and the distance costs the product of the lengths.
    constexpr std::size_t longest = 64;
    if (unknown.size() > longest) {
        return {};
    }
    std::string_view nearest;
    std::size_t best = std::max<std::size_t>(1, unknown.size() / 3) + 1;
    for (const std::string_view name : known) {
        const std::size_t found = distance(unknown, name);
        if (found < best && found < name.size()) {
            best = found;
            nearest = name;
        }
    }
    return nearest.empty() ? "" : "did you mean " + in_quotes(nearest) + '?';
}

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
