// Owners and value accessors for libclang's C interface.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <clang-c/Index.h>

#include <memory>
#include <string>
#include <vector>

#include "documentation.hpp"

namespace selfe::generator::clang {

struct IndexDeleter {
    void operator()(CXIndex index) const { clang_disposeIndex(index); }
};
using Index = std::unique_ptr<void, IndexDeleter>;

struct UnitDeleter {
    void operator()(CXTranslationUnit unit) const { clang_disposeTranslationUnit(unit); }
};
using Unit = std::unique_ptr<CXTranslationUnitImpl, UnitDeleter>;

/// Takes over a string of libclang's; a null string is the empty one.
[[nodiscard]] inline std::string take(CXString string) {
    const char* text = clang_getCString(string);
    std::string result = text == nullptr ? "" : text;
    clang_disposeString(string);
    return result;
}

[[nodiscard]] inline std::string spelling(CXCursor cursor) {
    return take(clang_getCursorSpelling(cursor));
}

[[nodiscard]] inline std::string spelling(CXType type) {
    return take(clang_getTypeSpelling(type));
}

/// A type without a name, not even from a typedef: libclang then spells its place.
[[nodiscard]] inline bool is_unnamed(CXCursor declaration) {
    return clang_Cursor_isAnonymous(declaration) != 0 ||
           spelling(declaration).find('(') != std::string::npos;
}

/// The text of a declaration's documentation comment.
[[nodiscard]] inline std::string documentation(CXCursor cursor) {
    return clean_comment(take(clang_Cursor_getRawCommentText(cursor)));
}

struct FileLocation {
    std::string file;  ///< as the compiler found it; empty outside files
    unsigned line{};
    unsigned column{};
};

[[nodiscard]] inline FileLocation location(CXSourceLocation source) {
    CXFile file = nullptr;
    FileLocation result;
    clang_getExpansionLocation(source, &file, &result.line, &result.column, nullptr);
    if (file != nullptr) {
        result.file = take(clang_getFileName(file));
    }
    return result;
}

[[nodiscard]] inline FileLocation location(CXCursor cursor) {
    return location(clang_getCursorLocation(cursor));
}

/// Calls `visit` for each direct child.
template <class Visitor>
void for_each_child(CXCursor parent, Visitor visit) {
    clang_visitChildren(
        parent,
        [](CXCursor child, CXCursor, CXClientData data) {
            (*static_cast<Visitor*>(data))(child);
            return CXChildVisit_Continue;
        },
        &visit);
}

/// The spellings of the tokens of a source range.
[[nodiscard]] std::vector<std::string> tokens(CXTranslationUnit unit, CXSourceRange range);

}  // namespace selfe::generator::clang
