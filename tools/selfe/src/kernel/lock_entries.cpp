// Reads and writes sel4.lock, a TOML file with one [[source]] a name.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/lock_entries.hpp"

#include "selfe/common/file.hpp"
#include "selfe/configuration/setting.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>

namespace selfe::kernel {
namespace {

using configuration::GitSource;
using configuration::GitTarget;

constexpr std::int64_t format_version = 1;
constexpr std::size_t commit_digits = 40;
constexpr std::array targets{GitTarget::Branch, GitTarget::Tag, GitTarget::Rev};

constexpr std::string_view head =
    "# Which commits the names in sel4.toml stand for. Written by selfe: keep it with sel4.toml, "
    "do "
    "not edit it.\n"
    "# `selfe kernel --update` looks the names up anew.\n";

std::unexpected<Diagnostic> malformed(const std::filesystem::path& file,
                                      const toml::source_position& place, std::string message) {
    return std::unexpected(Diagnostic{file.string(), place.line, place.column, std::move(message),
                                      "remove the file: the names in sel4.toml are then looked up "
                                      "anew"});
}

std::optional<LockEntry> read_entry(const toml::node& node) {
    const toml::table* const table = node.as_table();
    if (table == nullptr) {
        return std::nullopt;
    }
    LockEntry entry;
    entry.source.url = table->at_path("git").value_or(std::string());
    entry.commit = table->at_path("commit").value_or(std::string());
    for (const GitTarget target : targets) {
        if (const auto name = table->at_path(configuration::name(target)).value<std::string>()) {
            entry.source.target = target;
            entry.source.reference = *name;
        }
    }
    const bool is_whole = !entry.source.url.empty() && !entry.source.reference.empty() &&
                          entry.commit.size() == commit_digits &&
                          entry.commit.find_first_not_of("0123456789abcdef") == std::string::npos;
    return is_whole ? std::optional(std::move(entry)) : std::nullopt;
}

std::string quoted(const std::string& text) {
    return configuration::to_toml(configuration::Scalar(text));
}

}  // namespace

Expected<std::vector<LockEntry>> read_lock(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return std::vector<LockEntry>();
    }
    const auto text = read_file(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    toml::table document;
    try {
        document = toml::parse(*text, file.string());
    } catch (const toml::parse_error& mistake) {
        return malformed(file, mistake.source().begin, std::string(mistake.description()));
    }
    if (document["version"].value<std::int64_t>() != format_version) {
        return malformed(file, {1, 1}, "this is not a lock file of version 1");
    }
    std::vector<LockEntry> entries;
    const toml::array* const sources = document["source"].as_array();
    for (std::size_t index = 0; sources != nullptr && index < sources->size(); ++index) {
        auto entry = read_entry(*sources->get(index));
        if (!entry) {
            return malformed(
                file, sources->get(index)->source().begin,
                "[[source]] needs `git`, one of `branch`, `tag`, `rev`, and a `commit` "
                "of 40 hex digits");
        }
        entries.push_back(*std::move(entry));
    }
    return entries;
}

std::optional<std::string> locked_commit(const std::vector<LockEntry>& entries,
                                         const GitSource& source) {
    const auto found = std::ranges::find(entries, source, &LockEntry::source);
    return found == entries.end() ? std::nullopt : std::optional(found->commit);
}

Expected<void> write_lock(const std::filesystem::path& file,
                          const std::vector<LockEntry>& entries) {
    std::string text(head);
    text += "version = " + std::to_string(format_version) + '\n';
    for (const LockEntry& entry : entries) {
        text += "\n[[source]]\ngit = " + quoted(entry.source.url) + '\n' +
                std::string(configuration::name(entry.source.target)) + " = " +
                quoted(entry.source.reference) + "\ncommit = " + quoted(entry.commit) + '\n';
    }
    return write_file_atomically(file, text);
}

}  // namespace selfe::kernel
