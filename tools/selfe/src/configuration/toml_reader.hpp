// Walks a TOML document, notes where each key stands, and keeps everything that is wrong with it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/place.hpp"
#include "selfe/configuration/setting.hpp"

#include <toml++/toml.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::configuration {

/// A table of the document with the name that its heading has, such as `sel4.config`.
struct Section {
    const toml::table* table;
    std::string heading;
};

class TomlReader {
  public:
    explicit TomlReader(std::string file) : file_(std::move(file)) {}

    /// The document, or nothing and a complaint: a parser finds one mistake at a time.
    [[nodiscard]] std::optional<toml::table> parse(std::string_view text);

    /// Where a key stands, or the node itself if it has no key.
    [[nodiscard]] Place place(const toml::key& key) const { return place(key.source()); }
    [[nodiscard]] Place place(const toml::source_region& region) const;
    /// Where `key` stands in its table, which has it.
    [[nodiscard]] Place place_of(const Section& section, std::string_view key) const;

    /// The table at `key`; nothing if there is none, or if it is no table, which is complained of.
    std::optional<Section> table(const Section& parent, std::string_view key);
    /// The string at `key`; likewise.
    std::optional<Placed<std::string>> text(const Section& section, std::string_view key);
    /// The string at `key`, which must be there: else an empty one and a complaint.
    std::string required_text(const Section& section, std::string_view key);
    /// A string, an integer or a boolean; nothing and a complaint for anything else.
    std::optional<Scalar> scalar(std::string_view key, const toml::node& node, const Place& place);

    /// Complains of every key that is none of `known`.
    void refuse_others(const Section& section, std::span<const std::string_view> known);
    void complain(const Place& place, std::string message, std::string hint = {}) {
        errors_.push_back(complaint(place, std::move(message), std::move(hint)));
    }

    /// All complaints so far, in the order of the file.
    [[nodiscard]] std::vector<Diagnostic> errors() const;
    [[nodiscard]] const std::string& file() const { return file_; }

  private:
    std::string file_;
    std::vector<Diagnostic> errors_;
};

}  // namespace selfe::configuration
