// From TOML to a Document: every key is known, of its type, and in company that it can have.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/parse.hpp"

#include "configuration/readers.hpp"
#include "selfe/configuration/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace selfe::configuration {
namespace {

using Names = std::vector<std::string_view>;

Names names_of(const std::vector<std::string>& platforms) {
    return {platforms.begin(), platforms.end()};
}

void append(Names& names, std::span<const std::string_view> more) {
    names.insert(names.end(), more.begin(), more.end());
}

/// What tables of `[sel4.config]` and `[metadata]` may be named after.
Names context_names(const Document& document, const Names& platforms) {
    Names names = platforms;
    append(names, profile_names());
    append(names, arch_names());
    append(names, sel4_arch_names());
    for (const auto& [name, build] : document.builds) {
        names.emplace_back(name);
    }
    return names;
}

void read_sel4(TomlReader& reader, const Section& sel4, const Names& contexts, Document& document) {
    constexpr std::array<std::string_view, 5> known{"kernel", "tools", "util_libs", "build_dir",
                                                    "config"};
    reader.refuse_others(sel4, known);
    document.kernel = read_origin(reader, sel4, "kernel");
    document.tools = read_origin(reader, sel4, "tools");
    document.util_libs = read_origin(reader, sel4, "util_libs");
    document.build_dir = reader.text(sel4, "build_dir");
    if (!sel4.table->contains("kernel") && !sel4.table->contains("build_dir")) {
        reader.complain(reader.place(sel4.table->source()), "`[sel4]` does not say which kernel",
                        "kernel = \"reference\" is the embedded one");
    }
    if (const auto config = reader.table(sel4, "config")) {
        document.config = read_layers(reader, *config, contexts, Purpose::Cmake);
    }
}

/// `[build.NAME]` makes any platform known, so a slip in NAME would go unseen; of a platform that
/// is really another one, the kernel's settings say something.
void check_build_names(TomlReader& reader, const Document& document, const Names& platforms) {
    for (const auto& [name, build] : document.builds) {
        if (std::ranges::find(platforms, name) != platforms.end() ||
            document.config.contexts.contains(name)) {
            continue;
        }
        const std::string hint = did_you_mean(name, platforms);
        if (!hint.empty()) {
            reader.complain(build.place, "selfe does not know platform `" + name + '`',
                            hint + " If not, `[sel4.config." + toml_key(name) +
                                "]` must say what it is to the kernel");
        }
    }
}

std::vector<Diagnostic> notes_about(const Document& document) {
    if (!document.tools && !document.util_libs) {
        return {};
    }
    const bool is_tools = document.tools.has_value();
    const std::string which = !is_tools            ? "`util_libs` is"
                              : document.util_libs ? "`tools` and `util_libs` are"
                                                   : "`tools` is";
    return {complaint((is_tools ? document.tools : document.util_libs)->place,
                      which + " no longer needed: selfe makes boot images itself")};
}

}  // namespace

Parsed parse(std::string_view text, std::string file, const std::vector<std::string>& platforms) {
    TomlReader reader(file);
    Document document;
    document.file = std::move(file);
    const auto root = reader.parse(text);
    if (!root) {
        return {std::move(document), reader.errors(), {}};
    }
    const Section top{&*root, ""};
    constexpr std::array<std::string_view, 3> known{"sel4", "build", "metadata"};
    reader.refuse_others(top, known);
    if (const auto builds = reader.table(top, "build")) {
        document.builds = read_builds(reader, *builds);
    }
    const Names platform_names = names_of(platforms);
    const Names contexts = context_names(document, platform_names);
    if (const auto sel4 = reader.table(top, "sel4")) {
        read_sel4(reader, *sel4, contexts, document);
    } else if (!root->contains("sel4")) {
        reader.complain({document.file, 1, 1}, "`[sel4]` is missing", "it says which kernel");
    }
    if (const auto metadata = reader.table(top, "metadata")) {
        document.metadata = read_layers(reader, *metadata, contexts, Purpose::Metadata);
    }
    check_build_names(reader, document, platform_names);
    std::vector<Diagnostic> notes = notes_about(document);
    return {std::move(document), reader.errors(), std::move(notes)};
}

}  // namespace selfe::configuration
