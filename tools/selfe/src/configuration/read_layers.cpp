// Tables of scalars that are laid over each other: `[sel4.config]`, `[metadata]` and those below.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/layering.hpp"
#include "configuration/readers.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace selfe::configuration {
namespace {

class LayersReader {
  public:
    LayersReader(TomlReader& reader, const std::vector<std::string_view>& contexts, Purpose purpose)
        : reader_(reader), contexts_(contexts), purpose_(purpose) {}

    Layers read(const Section& section) {
        Layers layers;
        for (const auto& [key, node] : *section.table) {
            if (node.is_table() && !profile_named(key.str())) {
                check_context(section, key);
                layers.contexts[std::string(key.str())] = {
                    read_context(*reader_.table(section, key.str())), reader_.place(key)};
            } else {
                read_entry(section, key, node, layers.common);
            }
        }
        return layers;
    }

  private:
    ProfiledTable read_context(const Section& section) {
        ProfiledTable context;
        for (const auto& [key, node] : *section.table) {
            if (node.is_table() && !profile_named(key.str())) {
                std::string hint = did_you_mean(key.str(), profile_names());
                reader_.complain(
                    reader_.place(key),
                    "unknown table `" + std::string(key.str()) + "` in `[" + section.heading + "]`",
                    hint.empty() ? "only debug and release can be below it" : hint);
            } else {
                read_entry(section, key, node, context);
            }
        }
        return context;
    }

    /// A scalar, or the table of a profile.
    void read_entry(const Section& section, const toml::key& key, const toml::node& node,
                    ProfiledTable& target) {
        const auto profile = profile_named(key.str());
        if (!profile) {
            read_scalar(key, node, target.shared);
        } else if (const auto table = reader_.table(section, key.str())) {
            Scalars& scalars = target.profiles[*profile];
            for (const auto& [inner_key, inner_node] : *table->table) {
                read_scalar(inner_key, inner_node, scalars);
            }
        }
    }

    void read_scalar(const toml::key& key, const toml::node& node, Scalars& scalars) {
        const Place place = reader_.place(key);
        auto value = reader_.scalar(key.str(), node, place);
        if (!value || (purpose_ == Purpose::Cmake && !is_for_cmake(key.str(), *value, place))) {
            return;
        }
        scalars[std::string(key.str())] = {*std::move(value), place};
    }

    /// Whether `-DKEY=VALUE` means this key and this value, and nothing else.
    bool is_for_cmake(std::string_view key, const Scalar& value, const Place& place) {
        if (!is_cmake_name(key)) {
            reader_.complain(place, toml_key(key) + " is no name of a CMake variable",
                             "letters, digits and `_` make one");
            return false;
        }
        const auto* const text = std::get_if<std::string>(&value);
        const auto is_control = [](char letter) {
            return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f';
        };
        if (text != nullptr && std::ranges::any_of(*text, is_control)) {
            reader_.complain(
                place, "the value of `" + std::string(key) + "` has a control character in it");
            return false;
        }
        return true;
    }

    /// A table that nothing can ever select is a mistake, most likely in its name.
    void check_context(const Section& section, const toml::key& key) {
        if (std::ranges::find(contexts_, key.str()) != contexts_.end()) {
            return;
        }
        std::string hint = did_you_mean(key.str(), contexts_);
        if (hint.empty()) {
            hint = "a platform that selfe does not know is made known by `[build." +
                   toml_key(key.str()) + "]`, which may be empty";
        }
        reader_.complain(reader_.place(key),
                         "`[" + section.heading + '.' + toml_key(key.str()) +
                             "]` is named after no profile, architecture or platform",
                         std::move(hint));
    }

    TomlReader& reader_;
    const std::vector<std::string_view>& contexts_;
    Purpose purpose_;
};

}  // namespace

Layers read_layers(TomlReader& reader, const Section& section,
                   const std::vector<std::string_view>& contexts, Purpose purpose) {
    return LayersReader(reader, contexts, purpose).read(section);
}

}  // namespace selfe::configuration
