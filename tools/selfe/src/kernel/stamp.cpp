// selfe-kernel.json: written into a prefix before the prefix gets its name.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/stamp.hpp"

#include "selfe/common/file.hpp"

#include <nlohmann/json.hpp>

namespace selfe::kernel {
namespace {

constexpr const char* file_name = "selfe-kernel.json";

/// The content of the VERSION file that seL4's releases have; empty without one.
std::string version_of(const std::filesystem::path& source) {
    auto text = read_file(source / "VERSION");
    if (!text) {
        return {};
    }
    return text->substr(0, text->find_first_of("\r\n"));
}

/// As JSON can hold it: paths are bytes, JSON wants UTF-8.
std::string as_utf8(const std::string& text) {
    using Json = nlohmann::json;
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace))
        .get<std::string>();
}

}  // namespace

bool is_stamped(const std::filesystem::path& prefix, const Stamp& stamp) {
    const auto text = read_file(prefix / file_name);
    if (!text) {
        return false;
    }
    const auto document = nlohmann::json::parse(*text, nullptr, /*allow_exceptions=*/false);
    const Stamp expected{as_utf8(stamp.recipe), as_utf8(stamp.state)};
    return document.is_object() && expected == Stamp{document.value("recipe", std::string()),
                                                     document.value("state", std::string())};
}

Expected<void> write_stamp(const std::filesystem::path& prefix, const Stamp& stamp,
                           const std::filesystem::path& source) {
    const nlohmann::json document{{"recipe", as_utf8(stamp.recipe)},
                                  {"state", as_utf8(stamp.state)},
                                  {"version", as_utf8(version_of(source))}};
    return write_file_atomically(prefix / file_name, document.dump(4) + '\n');
}

}  // namespace selfe::kernel
