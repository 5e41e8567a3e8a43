// Where a source comes from: `path`, `prefix`, or `git` with one of `branch`, `tag`, `rev`.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/readers.hpp"
#include "selfe/configuration/spelling.hpp"

#include <array>
#include <string>
#include <utility>

namespace selfe::configuration {
namespace {

constexpr std::array targets{GitTarget::Branch, GitTarget::Tag, GitTarget::Rev};
constexpr std::string_view forms =
    "give { path = … } or { git = …, branch|tag|rev = … }, for the kernel also { prefix = … } or "
    "\"reference\"";

/// Not empty, and nothing that git would take for an option.
void check_git_word(TomlReader& reader, std::string_view key, const Placed<std::string>& word) {
    if (word.value.empty() || word.value.front() == '-') {
        reader.complain(word.place, '`' + std::string(key) + "` must not " +
                                        (word.value.empty() ? "be empty" : "begin with `-`"));
    }
}

std::optional<KernelOrigin> read_git(TomlReader& reader, const Section& origin, std::string url) {
    std::optional<KernelOrigin> found;
    for (const GitTarget target : targets) {
        const auto reference = reader.text(origin, name(target));
        if (!reference) {
            if (origin.table->contains(name(target))) {
                return std::nullopt;  // of the wrong type, which has been said
            }
            continue;
        }
        check_git_word(reader, name(target), *reference);
        if (found) {
            reader.complain(reference->place,
                            '`' + std::string(name(target)) + "` beside `" +
                                std::string(name(std::get<GitSource>(*found).target)) +
                                "`: one of branch, tag and rev says what to build");
            return std::nullopt;
        }
        found = GitSource{url, target, reference->value};
    }
    if (!found) {
        reader.complain(reader.place_of(origin, "git"), "`git` without `branch`, `tag` or `rev`",
                        "name what to build, such as tag = \"16.0.0\"");
    }
    return found;
}

/// The one form that the table has.
std::optional<KernelOrigin> read_form(TomlReader& reader, const Section& origin, bool is_kernel) {
    const auto path = reader.text(origin, "path");
    const auto git = reader.text(origin, "git");
    const auto prefix = is_kernel ? reader.text(origin, "prefix") : std::nullopt;
    if (path) {
        return SourceFolder{path->value};
    }
    if (prefix) {
        return InstalledKernel{prefix->value};
    }
    if (git) {
        check_git_word(reader, "git", *git);
        return read_git(reader, origin, git->value);
    }
    return std::nullopt;
}

/// Complains of all keys that do not belong to the first form that the table has.
bool is_one_form(TomlReader& reader, const Section& origin, bool is_kernel) {
    std::vector<std::string_view> known{"path", "git", "branch", "tag", "rev"};
    if (is_kernel) {
        known.emplace_back("prefix");
    }
    reader.refuse_others(origin, known);
    for (const std::string_view form : {"path", "prefix", "git"}) {
        if (!origin.table->contains(form)) {
            continue;
        }
        for (const std::string_view key : known) {
            const bool belongs = key == form || (form == "git" && key != "path" && key != "prefix");
            if (!belongs && origin.table->contains(key)) {
                reader.complain(reader.place_of(origin, key),
                                '`' + std::string(key) + "` beside `" + std::string(form) + '`',
                                std::string(forms));
                return false;
            }
        }
        return true;
    }
    reader.complain(reader.place(origin.table->source()),
                    "`[" + origin.heading + "]` does not say where the source is",
                    std::string(forms));
    return false;
}

}  // namespace

std::optional<Placed<KernelOrigin>> read_origin(TomlReader& reader, const Section& sel4,
                                                std::string_view key) {
    const toml::node* const node = sel4.table->get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const bool is_kernel = key == "kernel";
    const Place place = reader.place_of(sel4, key);
    if (const auto word = node->value_exact<std::string>(); word && is_kernel) {
        if (*word == "reference") {
            return Placed<KernelOrigin>{ReferenceKernel{}, place};
        }
        constexpr std::array<std::string_view, 1> words{"reference"};
        std::string hint = did_you_mean(*word, words);
        reader.complain(place, "there is no kernel " + to_toml(Scalar(*word)),
                        hint.empty() ? std::string(forms) : std::move(hint));
        return std::nullopt;
    }
    const auto origin = reader.table(sel4, key);
    if (!origin || !is_one_form(reader, *origin, is_kernel)) {
        return std::nullopt;
    }
    auto value = read_form(reader, *origin, is_kernel);
    return value ? std::optional(Placed<KernelOrigin>{*std::move(value), place}) : std::nullopt;
}

}  // namespace selfe::configuration
