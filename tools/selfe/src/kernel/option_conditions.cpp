// Searches the build files of a source tree for the declaration of one option.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/option_conditions.hpp"

#include "selfe/common/file.hpp"

#include <algorithm>
#include <array>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view blanks = " \t\r\n";

bool is_build_file(const fs::path& path) {
    return path.extension() == ".cmake" || path.filename() == "CMakeLists.txt";
}

/// `text` from behind the opening parenthesis of the option's declaration to the next one's; empty
/// if there is none. The form is `config_option(Name CONFIG_NAME "text" … DEPENDS "conditions" …)`.
std::string_view declaration(std::string_view text, std::string_view option) {
    for (const std::string_view command : {"config_option(", "config_string("}) {
        for (std::size_t at = text.find(command); at != text.npos;
             at = text.find(command, at + 1)) {
            std::string_view rest = text.substr(at + command.size());
            rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
            if (rest.starts_with(option) && rest.size() > option.size() &&
                blanks.find(rest[option.size()]) != blanks.npos) {
                return rest.substr(0, rest.find("\nconfig_"));
            }
        }
    }
    return {};
}

/// What stands in the quotes behind DEPENDS, as people say it.
std::string condition_in(std::string_view declaration) {
    const std::size_t keyword = declaration.find("DEPENDS");
    const std::size_t start =
        keyword == declaration.npos ? keyword : declaration.find('"', keyword);
    if (start == declaration.npos) {
        return {};
    }
    const std::size_t end = declaration.find('"', start + 1);
    std::string words;
    for (const char character : declaration.substr(start + 1, end - start - 1)) {
        words += character == ';' ? " and " : std::string(1, character);
    }
    return words;
}

}  // namespace

OptionDeclaration find_declaration(const fs::path& tree, std::string_view option) {
    std::error_code error;
    for (fs::recursive_directory_iterator walk(tree, error);
         !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (walk->path().filename() == ".git") {
            walk.disable_recursion_pending();
        } else if (is_build_file(walk->path())) {
            const auto text = read_file(walk->path());
            if (const auto found = text ? declaration(*text, option) : std::string_view();
                !found.empty()) {
                return {true, condition_in(found)};
            }
        }
    }
    return {};
}

}  // namespace selfe::kernel
