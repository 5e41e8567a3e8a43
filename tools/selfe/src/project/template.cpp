// Fills in the template, and puts its files in place.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/template.hpp"

#include "selfe/common/file.hpp"
#include "selfe/common/folder_aside.hpp"

#include <system_error>

namespace selfe::project {
namespace {

namespace fs = std::filesystem;

Expected<void> write_files(const fs::path& folder,
                           const std::map<std::string, std::string>& values) {
    for (const TemplateFile& file : template_files()) {
        if (auto done = write_file_atomically(folder / file.path, fill(file.text, values)); !done) {
            return done;
        }
    }
    return {};
}

/// A folder that is somebody's working folder must stay the same folder: the files are made in one
/// inside it and moved.
Expected<void> move_files(const fs::path& from, const fs::path& to) {
    std::error_code error;
    for (const TemplateFile& file : template_files()) {
        fs::rename(from / file.path, to / file.path, error);
        if (error) {
            for (const TemplateFile& written : template_files()) {
                std::error_code ignored;
                fs::remove(to / written.path, ignored);
            }
            return fail(to.string(), "cannot be written: " + error.message());
        }
    }
    return {};
}

/// All files or none, in a folder that is there. They are never made beside it, where any name may
/// be somebody's.
Expected<void> write_into(const fs::path& folder,
                          const std::map<std::string, std::string>& values) {
    const auto aside = FolderAside::make(folder / "selfe-init");
    if (!aside) {
        return std::unexpected(aside.error());
    }
    const auto done = write_files(aside->path(), values);
    return done ? move_files(aside->path(), folder) : done;
}

}  // namespace

std::string fill(std::string_view text, const std::map<std::string, std::string>& values) {
    std::string result;
    while (true) {
        const auto begin = text.find("{{");
        const auto end = text.find("}}", begin == std::string_view::npos ? begin : begin + 2);
        if (end == std::string_view::npos) {
            return result += text;
        }
        const auto value = values.find(std::string(text.substr(begin + 2, end - begin - 2)));
        result += text.substr(0, begin);
        result += value == values.end() ? text.substr(begin, end + 2 - begin) : value->second;
        text.remove_prefix(end + 2);
    }
}

Expected<void> write_project(const fs::path& folder,
                             const std::map<std::string, std::string>& values) {
    std::error_code error;
    const bool is_there = fs::exists(fs::symlink_status(folder, error));
    if (is_there && !fs::is_directory(folder, error)) {
        return fail(folder.string(), "this is no folder", "name another one: selfe init DIR");
    }
    if (is_there && !fs::is_empty(folder, error)) {
        return fail(folder.string(), "the folder is not empty, and nothing was written",
                    "name another one: selfe init DIR");
    }
    fs::create_directories(folder, error);
    if (error) {
        return fail(folder.string(), "cannot make the folder: " + error.message());
    }
    auto done = write_into(folder, values);
    if (!done && !is_there) {
        fs::remove(folder, error);  // only if it is empty
    }
    return done;
}

}  // namespace selfe::project
