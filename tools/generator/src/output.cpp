// Staging and renaming.
// SPDX-License-Identifier: BSD-2-Clause
#include "output.hpp"

#include <fstream>
#include <utility>
#include <vector>

#include "selfe/common/file.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

/// Temporary files that disappear unless they have been renamed.
class Stage {
  public:
    Stage() = default;
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage() {
        for (const auto& [temporary, final] : pending_) {
            std::error_code ignored;  // nothing can be done about it here
            fs::remove(temporary, ignored);
        }
    }

    Expected<void> add(const fs::path& path, const std::string& bytes) {
        fs::path temporary = path;
        temporary += ".part";
        std::error_code error;
        if (fs::is_directory(path, error)) {  // found out before anything is replaced
            return fail(path.string(), "cannot be replaced: it is a folder");
        }
        pending_.emplace_back(temporary, path);
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out << bytes;
        out.close();
        if (!out) {
            return fail(path.string(), "cannot be written",
                        "is --output a folder you may write to?");
        }
        return {};
    }

    Expected<void> commit() {
        while (!pending_.empty()) {
            std::error_code error;
            fs::rename(pending_.back().first, pending_.back().second, error);
            if (error) {
                return fail(pending_.back().second.string(),
                            "cannot be replaced: " + error.message());
            }
            pending_.pop_back();
        }
        return {};
    }

  private:
    std::vector<std::pair<fs::path, fs::path>> pending_;
};

bool already_holds(const fs::path& path, const std::string& bytes) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || fs::file_size(path, error) != bytes.size()) {
        return false;
    }
    const auto old = read_file(path);
    return old && *old == bytes;
}

}  // namespace

Expected<void> write_together(const fs::path& folder, const Files& files) {
    Stage stage;
    for (const auto& [name, bytes] : files) {
        const fs::path path = folder / name;
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        if (error) {
            return fail(path.parent_path().string(), "cannot be made: " + error.message(),
                        "is --output a folder you may write to?");
        }
        if (already_holds(path, bytes)) {
            continue;
        }
        if (auto added = stage.add(path, bytes); !added) {
            return added;
        }
    }
    return stage.commit();
}

}  // namespace selfe::generator
