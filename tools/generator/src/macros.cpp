// Classifies macros and has the compiler evaluate those that look like constants.
// SPDX-License-Identifier: BSD-2-Clause
//
// A second parse puts `constexpr auto` probes behind the headers. There, `inline` is read as
// `constexpr inline`, so that a macro which calls one of the headers' own functions
// (seL4_AllRights calls seL4_CapRights_new) is a constant too, evaluated by that very function.
#include "macros.hpp"

#include <algorithm>
#include <set>

#include "exclusions.hpp"

namespace selfe::generator {
namespace {

struct Macro {
    std::string name;
    std::vector<std::string> body;
    bool is_function_like{};
    Place place;
};

/// The last definition of each macro of the prefix's headers.
std::map<std::string, Macro> list_macros(const Source& source) {
    std::map<std::string, Macro> macros;
    clang::for_each_child(clang_getTranslationUnitCursor(source.unit()), [&](CXCursor cursor) {
        if (clang_getCursorKind(cursor) != CXCursor_MacroDefinition) {
            return;
        }
        const clang::FileLocation where = clang::location(cursor);
        if (!source.is_in_prefix(where)) {
            return;
        }
        Macro macro{clang::spelling(cursor),
                    {},
                    clang_Cursor_isMacroFunctionLike(cursor) != 0,
                    source.place(where)};
        if (!macro.is_function_like) {
            macro.body = clang::tokens(source.unit(), clang_getCursorExtent(cursor));
            macro.body.erase(macro.body.begin());  // the name itself
        }
        macros.insert_or_assign(macro.name, std::move(macro));
    });
    return macros;
}

const std::string probe_prefix = "selfe_probe_";

/// The text behind the headers. A macro that was #undef'd again leaves no probe.
std::string probe_text(const std::map<std::string, Macro>& macros) {
    std::string text =
        "template <class T> constexpr auto selfe_word(T value) {\n"
        "    if constexpr (requires { value.words[0]; }) {\n"
        "        static_assert(sizeof(value) == sizeof(value.words[0]));\n"
        "        return value.words[0];\n"
        "    } else {\n"
        "        return value;\n"
        "    }\n"
        "}\n";
    for (const auto& [name, macro] : macros) {
        text += "#ifdef " + name + "\nconstexpr auto " + probe_prefix + name + " = (" + name +
                ");\nconstexpr auto selfe_word_" + name + " = selfe_word(" + name + ");\n#endif\n";
    }
    return text;
}

/// What the compiler made of one probe.
struct Value {
    CXType type{};
    std::optional<std::string> decimal;
    bool is_unsigned{};
};

std::map<std::string, Value> evaluate(const Source& probes, const std::string& prefix) {
    std::map<std::string, Value> values;
    clang::for_each_child(clang_getTranslationUnitCursor(probes.unit()), [&](CXCursor cursor) {
        std::string name = clang::spelling(cursor);
        if (clang_getCursorKind(cursor) != CXCursor_VarDecl || !name.starts_with(prefix)) {
            return;
        }
        Value value{clang_getCursorType(cursor), std::nullopt, false};
        if (CXEvalResult result = clang_Cursor_Evaluate(cursor); result != nullptr) {
            if (clang_EvalResult_getKind(result) == CXEval_Int) {
                value.is_unsigned = clang_EvalResult_isUnsignedInt(result) != 0;
                value.decimal = value.is_unsigned
                                    ? std::to_string(clang_EvalResult_getAsUnsigned(result))
                                    : std::to_string(clang_EvalResult_getAsLongLong(result));
            }
            clang_EvalResult_dispose(result);
        }
        values.emplace(name.substr(prefix.size()), std::move(value));
    });
    return values;
}

/// An initialiser that has the value exactly and warns nowhere.
std::string literal(const Value& value) {
    const std::string& text = *value.decimal;
    if (text == "-9223372036854775808") {
        return "-9223372036854775807 - 1";  // the literal without its sign would be too big
    }
    return value.is_unsigned ? text + "U" : text;
}

Expected<Constant> constant(const Prefix& prefix, const Macro& macro, const Value& probe,
                            const Value& word) {
    if (!word.decimal) {
        return not_understood(prefix, macro.place,
                              "macro " + macro.name + " is no constant expression");
    }
    CXType type = clang_getUnqualifiedType(probe.type);
    const CXType canonical = clang_getCanonicalType(type);
    Constant result{macro.name, clang::spelling(type), *word.decimal, literal(word), macro.place};
    if (canonical.kind == CXType_Record) {
        result.value = "{" + result.value + "}";
        result.cpp = "{{" + result.cpp + "}}";
    } else if (canonical.kind == CXType_Enum) {
        if (result.type.find('(') != std::string::npos) {  // of an enumeration without a name
            result.type = word.is_unsigned ? "unsigned long long" : "long long";
            return result;
        }
        result.cpp = "static_cast<" + result.type + ">(" + result.cpp + ")";
    }
    return result;
}

}  // namespace

Expected<void> read_macros(const Source& source, const Prefix& prefix, const Target& target,
                           Api& api) {
    std::set<std::string> types;
    for (const Record& record : api.records) {
        types.insert(record.name);
    }
    for (const Enumeration& enumeration : api.enumerations) {
        types.insert(enumeration.name);
    }
    std::map<std::string, const Alias*> aliases;
    for (const Alias& alias : api.aliases) {
        types.insert(alias.name);
        aliases.emplace(alias.name, &alias);
    }
    std::set<std::string> functions;
    for (const Function& function : api.functions) {
        functions.insert(function.name);
    }

    std::map<std::string, Macro> candidates;
    std::vector<Alias> type_macros;
    for (auto& [name, macro] : list_macros(source)) {
        const ExclusionRule* rule = find_rule(macro_rules(), name);
        if (rule != nullptr) {
            if (rule->treatment == Treatment::Replace) {
                const auto equals = rule->replacement.find(" = ");
                api.constants.push_back({name, std::string(rule->replacement.substr(0, equals)),
                                         std::string(rule->replacement.substr(equals + 3)),
                                         std::string(rule->replacement.substr(equals + 3)),
                                         macro.place});
            } else {
                (rule->treatment == Treatment::Undefine ? api.undefined_macros : api.kept_macros)
                    .push_back({name, std::string(rule->reason)});
            }
            continue;
        }
        if (macro.is_function_like) {
            return not_understood(prefix, macro.place, "function-like macro " + name);
        }
        if (macro.body.empty()) {
            api.kept_macros.push_back({name, "has no body: an include guard or a flag"});
            continue;
        }
        // Some headers end such a macro with a semicolon.
        const bool is_name =
            macro.body.size() == 1 || (macro.body.size() == 2 && macro.body.back() == ";");
        if (is_name && types.contains(macro.body.front())) {
            const auto alias = aliases.find(macro.body.front());
            type_macros.push_back(
                {.name = name,
                 .target = macro.body.front(),
                 .size = alias == aliases.end() ? 0 : alias->second->size,
                 .alignment = alias == aliases.end() ? 0 : alias->second->alignment,
                 .is_macro = true,
                 .documentation = {},
                 .place = macro.place});
        } else if (is_name && functions.contains(macro.body.front())) {
            api.function_aliases.push_back({name, macro.body.front(), macro.place});
        } else {
            candidates.emplace(name, std::move(macro));
        }
    }
    // A typedef of the same name (kept by the headers for old code) is the same type.
    for (Alias& alias : type_macros) {
        std::erase_if(api.aliases, [&](const Alias& other) { return other.name == alias.name; });
        api.aliases.push_back(std::move(alias));
    }
    std::ranges::sort(api.aliases, {}, &Alias::name);

    const Source probes(prefix, target, probe_text(candidates),
                        {"-Dinline=constexpr inline", "-Wno-invalid-constexpr"},
                        CXTranslationUnit_None);
    const auto values = evaluate(probes, probe_prefix);
    const auto words = evaluate(probes, "selfe_word_");
    for (const auto& [name, macro] : candidates) {
        const auto value = values.find(name);
        const auto word = words.find(name);
        if (value == values.end() || word == words.end()) {
            continue;  // #undef'd by the headers themselves
        }
        auto made = constant(prefix, macro, value->second, word->second);
        if (!made) {
            return std::unexpected(made.error());
        }
        api.constants.push_back(std::move(*made));
    }
    std::ranges::sort(api.constants, {}, &Constant::name);
    return {};
}

}  // namespace selfe::generator
