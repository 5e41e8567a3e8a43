// Takes markup away, fills paragraphs.
// SPDX-License-Identifier: BSD-2-Clause
#include "doc_comment.hpp"

#include <sstream>
#include <vector>

namespace selfe::generator {
namespace {

constexpr std::size_t columns = 100;

/// The words of a comment, and the label of the manual's section about the same function.
struct PlainText {
    std::string text;
    std::string manual;
};

/// The value of attribute `name` in the inside of a tag; empty if it is not there.
std::string_view attribute(std::string_view tag, std::string_view name) {
    const std::string start = " " + std::string(name) + "=\"";
    const auto at = tag.find(start);
    if (at == std::string_view::npos) {
        return {};
    }
    tag.remove_prefix(at + start.size());
    return tag.substr(0, tag.find('"'));
}

/// Adds what an XML element stands for; `tag` is what its angle brackets enclose.
void add_element(PlainText& plain, std::string_view tag) {
    if (tag.starts_with("manual ")) {
        plain.manual = attribute(tag, "label");
    } else if (tag.starts_with("errorenumdesc")) {
        plain.text += "seL4_NoError, or why the call failed.";
    } else if (tag.starts_with("autoref ")) {
        plain.text.append("the manual's `").append(attribute(tag, "label")).append("`");
    } else {
        for (const char* name : {"text", "name", "sec"}) {
            if (const std::string_view value = attribute(tag, name); !value.empty()) {
                plain.text.append("`").append(value).append("`");
                return;
            }
        }
    }
}

/// Whether `text` starts with `start`, which is then taken away.
bool take(std::string_view& text, std::string_view start) {
    const bool is_there = text.starts_with(start);
    if (is_there) {
        text.remove_prefix(start.size());
    }
    return is_there;
}

/// Without XML elements and the commands that only frame text.
PlainText without_markup(std::string_view text) {
    PlainText plain;
    bool is_xml = false;
    while (!text.empty()) {
        if (take(text, "@brief")) {
            continue;
        }
        if (take(text, "@xmlonly") || take(text, "@endxmlonly")) {
            is_xml = !is_xml;
        } else if (const auto end = text.find('>');
                   is_xml && text.front() == '<' && end != std::string_view::npos) {
            add_element(plain, text.substr(1, end - 1));
            text.remove_prefix(end + 1);
        } else {
            plain.text += text.front();
            text.remove_prefix(1);
        }
    }
    return plain;
}

bool is_tag(std::string_view paragraph) {
    return paragraph.starts_with('@');
}

/// Text between empty lines, and from each command to the next.
std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream lines(text);
    bool is_open = false;
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find_first_not_of(" \t");
        if (first == std::string::npos) {
            is_open = false;
            continue;
        }
        if (!is_open || line[first] == '@') {
            result.emplace_back();
            is_open = true;
        }
        result.back() += line.substr(first) + "\n";
    }
    return result;
}

/// One paragraph as comment lines; those after the first of a command are indented.
std::string filled(const std::string& paragraph) {
    std::vector<std::string> lines{"///"};
    std::istringstream words(paragraph);
    for (std::string word; words >> word;) {
        // What elements left behind: a full stop or bracket without its word.
        const bool is_end = word.find_first_not_of(".,;:)") == std::string::npos;
        const std::string blank = is_end && lines.back() != "///" ? "" : " ";
        if (!is_end && lines.back() != "///" && lines.back().size() + 1 + word.size() > columns) {
            lines.emplace_back(is_tag(paragraph) ? "///    " : "///");
        }
        lines.back() += blank + word;
    }
    std::string text;
    for (std::string& line : lines) {
        while (line.ends_with('\\')) {
            line.pop_back();  // it would take the next line into the comment
        }
        text += line + "\n";
    }
    return text;
}

}  // namespace

std::string doc_comment(std::string_view documentation, std::string_view shape) {
    const PlainText plain = without_markup(documentation);
    std::vector<std::string> described;
    std::vector<std::string> tagged;
    for (std::string& paragraph : paragraphs(plain.text)) {
        (is_tag(paragraph) ? tagged : described).push_back(std::move(paragraph));
    }
    if (described.empty() && tagged.empty()) {
        return "";
    }
    if (!shape.empty()) {
        described.emplace_back(shape);
    }
    if (!plain.manual.empty()) {
        described.push_back("Manual: " + plain.manual + ".");
    }
    std::string text;
    for (const std::string& paragraph : described) {
        text += (text.empty() ? "" : "///\n") + filled(paragraph);
    }
    if (!described.empty() && !tagged.empty()) {
        text += "///\n";
    }
    for (const std::string& paragraph : tagged) {
        text += filled(paragraph);
    }
    return text;
}

}  // namespace selfe::generator
