// selfe cache: what selfe has fetched and built, how large it is, and how to be rid of it.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "commands/configuration_json.hpp"
#include "kernel/cached_folders.hpp"
#include "selfe/kernel/obtain.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

namespace selfe::commands {
namespace {

using kernel::CachedFolder;
using Kinds = std::vector<std::string>;

constexpr const char* show_examples =
    "Examples:\n"
    "  selfe cache show\n"
    "  selfe cache show --json | jq '[.folders[].bytes] | add'\n"
    "\n"
    "The cache is $SELFE_CACHE_DIR, else `selfe` in $XDG_CACHE_HOME or ~/.cache.";

constexpr const char* clean_examples =
    "Examples:\n"
    "  selfe cache clean                  all of it; what is needed is fetched and built anew\n"
    "  selfe cache clean conformance      suites, and the results and reports of their runs\n"
    "  selfe cache clean kernels git      kernels, and the sources that they were built from\n"
    "\n"
    "What another selfe is making is waited for. Kernels that a project's sel4.toml names and "
    "files\n"
    "that are not selfe's stay as they are.";

std::string size_text(std::uintmax_t bytes) {
    constexpr std::array units{"B", "KiB", "MiB", "GiB"};
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (amount >= 1024 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    std::ostringstream text;
    text << std::fixed << std::setprecision(unit == 0 ? 0 : 1) << amount << ' ' << units[unit];
    return text.str();
}

void print_line(std::uintmax_t bytes, std::string_view kind, const std::string& folder) {
    std::cout << std::right << std::setw(11) << size_text(bytes) << "  " << std::left
              << std::setw(13) << kind << folder << '\n';
}

Expected<int> run_show(bool is_json) {
    const auto cache = kernel::default_cache();
    if (!cache) {
        return std::unexpected(cache.error());
    }
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    std::uintmax_t total = 0;
    for (const CachedFolder& folder : kernel::cached_folders(*cache)) {
        const std::uintmax_t bytes = kernel::bytes_below(folder.path);
        total += bytes;
        if (is_json) {
            list.push_back(
                {{"kind", folder.kind}, {"folder", folder.path.string()}, {"bytes", bytes}});
        } else {
            print_line(bytes, folder.kind, folder.path.string());
        }
    }
    if (is_json) {
        std::cout << text_of({{"format", 1}, {"cache", cache->string()}, {"folders", list}});
    } else {
        print_line(total, "all", cache->string());
    }
    return ExitDone;
}

Expected<int> run_clean(const Kinds& kinds) {
    const auto cache = kernel::default_cache();
    if (!cache) {
        return std::unexpected(cache.error());
    }
    std::uintmax_t total = 0;
    for (const CachedFolder& folder : kernel::cached_folders(*cache)) {
        if (!kinds.empty() && std::ranges::find(kinds, folder.kind) == kinds.end()) {
            continue;
        }
        const std::uintmax_t bytes = kernel::bytes_below(folder.path);
        const auto removed = kernel::remove_cached(folder, [&folder] {
            std::cerr << "waiting for another selfe that works in " << folder.path.string() << '\n';
        });
        if (!removed) {
            return std::unexpected(removed.error());
        }
        total += bytes;
        print_line(bytes, folder.kind, folder.path.string());
    }
    print_line(total, "removed", "");
    return ExitDone;
}

}  // namespace

void add_cache(CLI::App& app, Action& chosen) {
    CLI::App* const command =
        app.add_subcommand("cache", "What selfe has fetched and built, and how to be rid of it.");
    command->require_subcommand(1);

    CLI::App* const show = command->add_subcommand("show", "What is there, and how large it is.");
    show->footer(show_examples);
    const auto is_json = std::make_shared<bool>(false);
    show->add_flag("--json", *is_json, "for a machine to read");
    show->callback([&chosen, is_json] { chosen = [is_json] { return run_show(*is_json); }; });

    CLI::App* const clean = command->add_subcommand("clean", "Removes it, or some kinds of it.");
    clean->footer(clean_examples);
    const auto kinds = std::make_shared<Kinds>();
    clean->add_option("KIND", *kinds, "conformance, git or kernels (default: all)")
        ->check(CLI::IsMember(Kinds(kernel::cached_kinds.begin(), kernel::cached_kinds.end())));
    clean->callback([&chosen, kinds] { chosen = [kinds] { return run_clean(*kinds); }; });
}

}  // namespace selfe::commands
