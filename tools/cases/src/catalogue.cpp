// Reads the behaviour catalogue and writes it as a C++ header.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/cases/catalogue.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <map>
#include <regex>

namespace selfe::cases {
namespace {

constexpr std::array known_keys{"arch",         "call",  "divergence", "error",  "profile",
                                "reply",        "rule",  "since",      "source", "sweep",
                                "unobservable", "until", "when"};
constexpr std::array required_keys{"call", "rule", "source"};

Diagnostic at(const std::filesystem::path& file, const toml::source_region& where,
              std::string message, std::string hint = {}) {
    return {file.string(), static_cast<unsigned>(where.begin.line),
            static_cast<unsigned>(where.begin.column), std::move(message), std::move(hint)};
}

std::string joined(const auto& words) {
    std::string text;
    for (const auto& word : words) {
        text += text.empty() ? "" : ", ";
        text += word;
    }
    return text;
}

Expected<Row> read_row(const std::filesystem::path& file, std::string_view id,
                       const toml::table& table) {
    static const std::regex id_shape{"[A-Z]+-[0-9]{3}"};
    if (!std::regex_match(id.begin(), id.end(), id_shape)) {
        return std::unexpected(at(file, table.source(), "'" + std::string(id) + "' is no row id",
                                  "ids look like CN-031"));
    }
    for (const auto& [key, value] : table) {
        if (std::ranges::find(known_keys, key.str()) == known_keys.end()) {
            return std::unexpected(at(file, key.source(),
                                      "unknown key '" + std::string(key.str()) + "'",
                                      "known keys: " + joined(known_keys)));
        }
    }
    for (const char* key : required_keys) {
        if (!table[key].is_string()) {
            return std::unexpected(
                at(file, table.source(), std::string(id) + " has no text '" + key + "'"));
        }
    }
    Row row{.id = std::string(id),
            .area = file.stem().string(),
            .call = table["call"].value_or(std::string{}),
            .rule = table["rule"].value_or(std::string{}),
            .when = table["when"].value_or(std::string{}),
            .arch = {}};
    if (const toml::array* arch = table["arch"].as_array()) {
        for (const auto& name : *arch) {
            row.arch.push_back(name.value_or(std::string{}));
        }
    }
    return row;
}

Expected<std::vector<Row>> read_area(const std::filesystem::path& file) {
    toml::table document;
    try {
        document = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        return std::unexpected(at(file, error.source(), std::string(error.description())));
    }
    std::vector<Row> rows;
    for (const auto& [id, node] : document) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            return std::unexpected(
                at(file, id.source(), "'" + std::string(id.str()) + "' stands outside every row"));
        }
        auto row = read_row(file, id.str(), *table);
        if (!row) {
            return std::unexpected(row.error());
        }
        rows.push_back(std::move(*row));
    }
    return rows;
}

std::string c_literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + '"';
}

}  // namespace

Expected<std::vector<Row>> read_catalogue(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    if (error || files.empty()) {
        return std::unexpected(Diagnostic{folder.string(), 0, 0, "no catalogue (*.toml) here", {}});
    }
    std::ranges::sort(files);

    std::map<std::string, Row> rows;
    for (const auto& file : files) {
        auto area = read_area(file);
        if (!area) {
            return std::unexpected(area.error());
        }
        for (Row& row : *area) {
            const auto [place, is_new] = rows.try_emplace(row.id, row);
            if (!is_new) {
                return std::unexpected(
                    Diagnostic{file.string(), 0, 0,
                               row.id + " stands already in " + place->second.area + ".toml",
                               "an id is never used twice, nor again"});
            }
        }
    }
    std::vector<Row> sorted;
    for (auto& [id, row] : rows) {
        sorted.push_back(std::move(row));
    }
    return sorted;
}

std::string catalogue_header(const std::vector<Row>& rows) {
    std::string text =
        "// The ids of the behaviour catalogue, generated from conformance/catalogue.\n"
        "#pragma once\n\n"
        "namespace selfe::conformance {\n\n"
        "/// One row: its id, its condition over the configuration, where it applies.\n"
        "struct Row {\n    const char* id;\n    const char* when;\n    const char* arch;\n};\n\n"
        "/// Every row, sorted by id.\n"
        "inline constexpr Row catalogue[] = {\n";
    for (const Row& row : rows) {
        text += "    {" + c_literal(row.id) + ", " + c_literal(row.when) + ", " +
                c_literal(joined(row.arch)) + "},\n";
    }
    text += "};\n\n}  // namespace selfe::conformance\n";
    return text;
}

}  // namespace selfe::cases
