// The examples in docs/sel4-toml.md: documents are right, commands print what it says there.
// SPDX-License-Identifier: BSD-2-Clause
#include "shell.hpp"

#include <sstream>

namespace selfe::configuration {
namespace {

/// A fenced block of the page.
struct Block {
    std::string language;
    std::string text;
};

std::vector<Block> blocks_of(const std::string& page) {
    std::vector<Block> blocks;
    bool is_inside = false;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            is_inside = !is_inside;
            if (is_inside) {
                blocks.push_back({line.substr(3), ""});
            }
        } else if (is_inside) {
            blocks.back().text += line + '\n';
        }
    }
    return blocks;
}

/// A block shows the part that it is about; the kernel goes to the end, so that lines stay.
std::string completed(const std::string& text) {
    const bool is_whole = text.contains("[sel4]");
    return is_whole ? text : text + "\n[sel4]\nkernel = { path = \"sel4\" }\n";
}

class Documentation : public Shell {};

TEST_F(Documentation, DocumentsAreRight) {
    unsigned documents = 0;
    for (const Block& block : blocks_of(content_of(SELFE_REFERENCE))) {
        if (block.language != "toml" || block.text.starts_with("# wrong")) {
            continue;
        }
        ++documents;
        write("sel4.toml", completed(block.text));
        const Done done = config("check");
        EXPECT_EQ(done.code, 0) << block.text << done.err;
    }
    EXPECT_GE(documents, 5U);
}

TEST_F(Documentation, CommandsPrintWhatThePageSays) {
    unsigned commands = 0;
    for (const Block& block : blocks_of(content_of(SELFE_REFERENCE))) {
        if (block.language == "toml") {
            write("sel4.toml", completed(block.text));
        }
        if (block.language != "console") {
            continue;
        }
        std::string printed;
        std::istringstream lines(block.text);
        for (std::string line; std::getline(lines, line);) {
            constexpr std::string_view prompt = "$ selfe ";
            if (line.starts_with(prompt)) {
                ++commands;
                const Done done = selfe(line.substr(prompt.size()));
                printed += line + '\n' + done.err + done.out;
            }
        }
        EXPECT_EQ(printed, block.text);
    }
    EXPECT_GE(commands, 4U);
}

}  // namespace
}  // namespace selfe::configuration
