// Walks the top level of the translation unit.
// SPDX-License-Identifier: BSD-2-Clause
#include "declarations.hpp"

#include <map>

#include "exclusions.hpp"
#include "records.hpp"

namespace selfe::generator {
namespace {

/// Collects by name; a name that is declared again only adds what was missing.
class Reader {
  public:
    Reader(const Source& source, const Prefix& prefix, Api& api)
        : source_(source), prefix_(prefix), api_(api) {}

    Expected<void> read(CXCursor scope);
    void finish();

  private:
    Expected<void> declaration(CXCursor cursor);
    void function(CXCursor cursor);
    Expected<void> record(CXCursor cursor);
    void enumeration(CXCursor cursor);
    void alias(CXCursor cursor);
    void variable(CXCursor cursor);

    const Source& source_;
    const Prefix& prefix_;
    Api& api_;
    std::map<std::string, Function> functions_;
    std::map<std::string, Record> records_;
    std::map<std::string, Enumeration> enumerations_;
    std::map<std::string, Alias> aliases_;
    std::map<std::string, Variable> variables_;
};

bool is_excluded(const std::string& name) {
    return find_rule(declaration_rules(), name) != nullptr;
}

Expected<void> Reader::read(CXCursor scope) {
    Expected<void> result;
    clang::for_each_child(scope, [&](CXCursor child) {
        if (result && source_.is_in_prefix(clang::location(child))) {
            result = declaration(child);
        } else if (result && clang_getCursorKind(child) == CXCursor_LinkageSpec) {
            result = read(child);
        }
    });
    return result;
}

Expected<void> Reader::declaration(CXCursor cursor) {
    if (clang_isPreprocessing(clang_getCursorKind(cursor)) != 0) {
        return {};  // macros are read elsewhere
    }
    switch (clang_getCursorKind(cursor)) {
        case CXCursor_FunctionDecl:
            function(cursor);
            return {};
        case CXCursor_StructDecl:
        case CXCursor_UnionDecl:
            return record(cursor);
        case CXCursor_EnumDecl:
            enumeration(cursor);
            return {};
        case CXCursor_TypedefDecl:
            alias(cursor);
            return {};
        case CXCursor_VarDecl:
            variable(cursor);
            return {};
        case CXCursor_LinkageSpec:
            return read(cursor);
        case CXCursor_StaticAssert:
        case CXCursor_UnexposedDecl:  // a lone semicolon
            return {};
        default:
            return not_understood(
                prefix_, source_.place(cursor),
                clang::take(clang_getCursorKindSpelling(clang_getCursorKind(cursor))) + " " +
                    clang::spelling(cursor));
    }
}

void Reader::function(CXCursor cursor) {
    Function function{
        .name = clang::spelling(cursor),
        .result = clang::spelling(clang_getCursorResultType(cursor)),
        .parameters = {},
        .documentation = clang::documentation(cursor),
        .is_deprecated = clang_getCursorAvailability(cursor) == CXAvailability_Deprecated,
        .place = source_.place(cursor)};
    if (is_excluded(function.name)) {
        return;
    }
    const int count = clang_Cursor_getNumArguments(cursor);
    for (int i = 0; i < count; ++i) {
        const CXCursor argument = clang_Cursor_getArgument(cursor, static_cast<unsigned>(i));
        function.parameters.push_back(
            {clang::spelling(argument), clang::spelling(clang_getCursorType(argument))});
    }
    // The documented prototype and the definition stand in different headers; the first is the
    // published one, the comment may be on either.
    const auto [known, is_new] = functions_.emplace(function.name, function);
    if (!is_new && known->second.documentation.empty()) {
        known->second.documentation = function.documentation;
    }
}

Expected<void> Reader::record(CXCursor cursor) {
    if (clang_isCursorDefinition(cursor) == 0 || is_excluded(clang::spelling(cursor))) {
        return {};  // without a definition nobody can have an object of it
    }
    auto record = read_record(source_, prefix_, cursor);
    if (!record) {
        return std::unexpected(record.error());
    }
    records_.emplace(record->name, std::move(*record));
    return {};
}

void Reader::enumeration(CXCursor cursor) {
    const CXType type = clang_getCursorType(cursor);
    std::string name = clang::spelling(cursor);
    if (clang::is_unnamed(cursor)) {
        name.clear();
    }
    const CXType underlying = clang_getEnumDeclIntegerType(cursor);
    Enumeration enumeration{.name = name,
                            .spelling = {},
                            .underlying = clang::spelling(underlying),
                            .size = static_cast<std::uint64_t>(clang_Type_getSizeOf(type)),
                            .enumerators = {},
                            .documentation = clang::documentation(cursor),
                            .place = source_.place(cursor)};
    const CXTypeKind kind = clang_getCanonicalType(underlying).kind;
    const bool is_signed = kind == CXType_Int || kind == CXType_Long || kind == CXType_LongLong ||
                           kind == CXType_Short || kind == CXType_SChar;
    clang::for_each_child(cursor, [&](CXCursor child) {
        if (clang_getCursorKind(child) != CXCursor_EnumConstantDecl ||
            is_excluded(clang::spelling(child))) {
            return;
        }
        enumeration.enumerators.push_back(
            {clang::spelling(child),
             is_signed ? std::to_string(clang_getEnumConstantDeclValue(child))
                       : std::to_string(clang_getEnumConstantDeclUnsignedValue(child))});
    });
    // Anonymous ones sort by what they contain.
    const std::string key = !name.empty() || enumeration.enumerators.empty()
                                ? name
                                : "~" + enumeration.enumerators.front().name;
    enumerations_.emplace(key, std::move(enumeration));
}

void Reader::alias(CXCursor cursor) {
    const CXType type = clang_getTypedefDeclUnderlyingType(cursor);
    Alias alias{.name = clang::spelling(cursor),
                .target = clang::spelling(type),
                .size = 0,
                .alignment = 0,
                .is_macro = false,
                .documentation = clang::documentation(cursor),
                .place = source_.place(cursor)};
    if (is_excluded(alias.name)) {
        return;
    }
    if (clang_Type_getSizeOf(type) > 0) {
        alias.size = static_cast<std::uint64_t>(clang_Type_getSizeOf(clang_getCursorType(cursor)));
        alias.alignment =
            static_cast<std::uint64_t>(clang_Type_getAlignOf(clang_getCursorType(cursor)));
    }
    aliases_.emplace(alias.name, std::move(alias));
}

void Reader::variable(CXCursor cursor) {
    const std::string name = clang::spelling(cursor);
    if (!is_excluded(name)) {
        variables_.emplace(name, Variable{name, clang::spelling(clang_getCursorType(cursor)),
                                          source_.place(cursor)});
    }
}

/// Moves a map's values into the list that the Api publishes.
template <class T>
void move_values(std::map<std::string, T>& from, std::vector<T>& into) {
    for (auto& [key, value] : from) {
        into.push_back(std::move(value));
    }
}

void Reader::finish() {
    // C keeps tags apart from other names: where both exist, only `struct x` means the type.
    const auto is_hidden = [&](const std::string& name) { return functions_.contains(name); };
    for (auto& [name, record] : records_) {
        record.spelling = is_hidden(name) ? (record.is_union ? "union " : "struct ") + name : name;
    }
    for (auto& [name, enumeration] : enumerations_) {
        enumeration.spelling = is_hidden(name) ? "enum " + enumeration.name : enumeration.name;
    }
    // `typedef struct x {...} x;` is one type with one name.
    std::erase_if(aliases_, [&](const auto& item) {
        return records_.contains(item.first) || enumerations_.contains(item.first);
    });
    move_values(functions_, api_.functions);
    move_values(records_, api_.records);
    move_values(enumerations_, api_.enumerations);
    move_values(aliases_, api_.aliases);
    move_values(variables_, api_.variables);
}

}  // namespace

Expected<void> read_declarations(const Source& source, const Prefix& prefix, Api& api) {
    Reader reader(source, prefix, api);
    auto done = reader.read(clang_getTranslationUnitCursor(source.unit()));
    if (done) {
        reader.finish();
    }
    return done;
}

}  // namespace selfe::generator
