// Folders for tests.
// SPDX-License-Identifier: BSD-2-Clause
#include "scratch.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace selfe::generator {

namespace fs = std::filesystem;

fs::path miniature_prefix() {
    return fs::path(SELFE_TEST_DATA) / "input" / "miniature";
}

std::string content(const fs::path& path) {
    const std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

Scratch::Scratch() {
    std::string name = (fs::temp_directory_path() / "selfe-bindgen-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("cannot make " + name);
    }
    folder_ = name;
    fs::copy(miniature_prefix(), prefix(), fs::copy_options::recursive);
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

fs::path Scratch::header(const std::string& name) const {
    return prefix() / "libsel4" / "include" / name;
}

void Scratch::write(const fs::path& path, const std::string& text) const {
    std::ofstream(path, std::ios::binary) << text;
}

unsigned Scratch::append_to_sel4_h(const std::string& text) const {
    const std::string old = content(header("sel4/sel4.h"));
    write(header("sel4/sel4.h"), old + text);
    return 1 + static_cast<unsigned>(std::ranges::count(old, '\n'));
}

void Scratch::replace(const fs::path& path, const std::string& old_text,
                      const std::string& new_text) const {
    std::string text = content(path);
    const auto at = text.find(old_text);
    ASSERT_NE(at, std::string::npos) << old_text;
    text.replace(at, old_text.size(), new_text);
    write(path, text);
}

}  // namespace selfe::generator
