// Finds the end of a function by its tokens, since a parser that skips bodies does not know it.
// SPDX-License-Identifier: BSD-2-Clause
#include "function_text.hpp"

#include <string_view>
#include <utility>

namespace selfe::generator {
namespace {

using Declarations = std::multimap<std::string, CXCursor>;

/// Every declaration of every function; which is the definition is not known where bodies are
/// skipped.
void list_functions(CXCursor scope, Declarations& declarations) {
    clang::for_each_child(scope, [&](CXCursor child) {
        if (clang_getCursorKind(child) == CXCursor_LinkageSpec) {
            list_functions(child, declarations);
        } else if (clang_getCursorKind(child) == CXCursor_FunctionDecl) {
            declarations.emplace(clang::spelling(child), child);
        }
    });
}

/// A function's text, and the names in it.
struct FunctionText {
    std::string text;
    std::set<std::string> names;
};

/// The text is empty if the declaration has no body.
FunctionText read_function(CXTranslationUnit unit, CXCursor cursor) {
    FunctionText result;
    CXFile file = nullptr;
    unsigned start = 0;
    clang_getExpansionLocation(clang_getRangeStart(clang_getCursorExtent(cursor)), &file, nullptr,
                               nullptr, &start);
    std::size_t size = 0;
    const char* content = clang_getFileContents(unit, file, &size);
    if (content == nullptr) {
        return result;
    }
    const CXSourceRange rest =
        clang_getRange(clang_getLocationForOffset(unit, file, start),
                       clang_getLocationForOffset(unit, file, static_cast<unsigned>(size)));
    CXToken* tokens = nullptr;
    unsigned count = 0;
    clang_tokenize(unit, rest, &tokens, &count);
    int depth = 0;
    bool is_done = false;
    for (unsigned i = 0; i < count && !is_done; ++i) {
        const CXTokenKind kind = clang_getTokenKind(tokens[i]);
        if (kind == CXToken_Identifier) {
            result.names.insert(clang::take(clang_getTokenSpelling(unit, tokens[i])));
        } else if (kind == CXToken_Punctuation) {
            const std::string mark = clang::take(clang_getTokenSpelling(unit, tokens[i]));
            depth += mark == "{" ? 1 : mark == "}" ? -1 : 0;
            is_done = depth == 0 && (mark == "}" || mark == ";");
            if (is_done && mark == "}") {
                unsigned end = 0;
                clang_getExpansionLocation(clang_getRangeEnd(clang_getTokenExtent(unit, tokens[i])),
                                           nullptr, nullptr, nullptr, &end);
                result.text = std::string(content + start, content + end);
            }
        }
    }
    clang_disposeTokens(unit, tokens, count);
    return result;
}

}  // namespace

std::map<std::string, std::string> function_texts(const Source& source,
                                                  std::set<std::string> names) {
    Declarations declarations;
    list_functions(clang_getTranslationUnitCursor(source.unit()), declarations);
    std::map<std::string, std::string> texts;
    while (!names.empty()) {
        const std::string name = names.extract(names.begin()).value();
        const auto [first, last] = declarations.equal_range(name);
        for (auto declaration = first; declaration != last; ++declaration) {
            FunctionText function = read_function(source.unit(), declaration->second);
            if (!function.text.empty()) {
                texts.emplace(name, std::move(function.text));
                names.merge(function.names);
            }
        }
        declarations.erase(first, last);
    }
    return texts;
}

}  // namespace selfe::generator
