// Reads the files, names them, writes the archive beside its place and renames it.
// SPDX-License-Identifier: BSD-2-Clause
#include "pack_command.hpp"

#include "selfe/archive/pack.hpp"
#include "selfe/common/file.hpp"

#include <utility>

namespace selfe::archive {
namespace {

namespace fs = std::filesystem;

struct Source {
    std::string name;
    fs::path path;
};

Expected<Source> source_of(const std::string& argument, const fs::path& base) {
    if (const std::size_t equals = argument.find('='); equals != argument.npos) {
        return Source{argument.substr(0, equals), argument.substr(equals + 1)};
    }
    const fs::path path = fs::absolute(argument).lexically_normal();
    const fs::path name = path.lexically_relative(fs::absolute(base).lexically_normal());
    if (name.empty() || *name.begin() == "..") {
        return fail(argument, "lies outside of " + base.string(),
                    "give it a name, NAME=" + argument + ", or another --base");
    }
    return Source{name.generic_string(), argument};
}

/// Sizes are looked at first: a file that cannot fit must not fill the memory.
Expected<void> check_sizes(const std::vector<Source>& sources) {
    std::vector<std::uint64_t> sizes;
    for (const Source& source : sources) {
        std::error_code cannot;
        const auto size = fs::file_size(source.path, cannot);
        sizes.push_back(cannot ? 0 : size);  // whoever reads it says what is wrong
    }
    const auto places = place(0, sizes, 1);
    return places ? Expected<void>() : std::unexpected(places.error());
}

}  // namespace

Expected<void> run_pack(const PackOptions& options) {
    std::vector<Source> sources;
    for (const std::string& argument : options.files) {
        auto source = source_of(argument, options.base);
        if (!source) {
            return std::unexpected(source.error());
        }
        sources.push_back(std::move(*source));
    }
    if (auto good = check_sizes(sources); !good) {
        return good;
    }
    std::vector<Member> members;
    for (Source& source : sources) {
        auto bytes = read_file(source.path);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        members.push_back({std::move(source.name), std::move(*bytes)});
    }
    const auto archive = pack(std::move(members), options.alignment);
    return archive ? write_file_atomically(options.output, *archive)
                   : std::unexpected(archive.error());
}

}  // namespace selfe::archive
