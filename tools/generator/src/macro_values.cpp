// Puts one probe for each macro behind the headers and asks for its value.
// SPDX-License-Identifier: BSD-2-Clause
//
// The probes are `constexpr auto` variables in a second parse. A macro may call one of the headers'
// own functions (seL4_AllRights calls seL4_CapRights_new): the probes stand in a namespace that has
// these functions once more, as `constexpr`, so the macro is a constant too, evaluated by that very
// function. All other bodies, which take most of a parse, are skipped. A macro that has no value
// then is tried again in a parse of everything, where `inline` is read as `constexpr inline`.
#include "macro_values.hpp"

#include <optional>
#include <set>

#include "function_text.hpp"

namespace selfe::generator {
namespace {

constexpr std::string_view probe_prefix = "selfe_probe_";
constexpr std::string_view mark_prefix = "selfe_defined_";
constexpr std::string_view word_prefix = "selfe_word_";
constexpr std::string_view probe_namespace = "selfe_probes";

/// The text behind the headers. The marks come first: no probe that fails can take them along, so
/// a macro with a mark and without a value is one that was not understood.
std::string probe_text(const std::map<std::string, Macro>& macros,
                       const std::map<std::string, std::string>& functions) {
    std::string text = "namespace " + std::string(probe_namespace) + " {\n";
    for (const auto& [name, function] : functions) {
        text.append("constexpr ").append(function).append("\n");
    }
    text +=
        "template <class T> constexpr auto selfe_word(T value) {\n"
        "    if constexpr (requires { value.words[0]; }) {\n"
        "        static_assert(sizeof(value) == sizeof(value.words[0]));\n"
        "        return value.words[0];\n"
        "    } else {\n"
        "        return value;\n"
        "    }\n"
        "}\n";
    const auto add_variable = [&text](std::string_view type, std::string_view prefix,
                                      const std::string& name, const std::string& value) {
        text.append("constexpr ").append(type).append(" ").append(prefix).append(name);
        text.append(" = ").append(value).append(";\n");
    };
    for (const auto& [name, macro] : macros) {
        text.append("#ifdef ").append(name).append("\n");
        add_variable("int", mark_prefix, name, "0");
        text += "#endif\n";
    }
    for (const auto& [name, macro] : macros) {
        text.append("#ifdef ").append(name).append("\n");
        add_variable("auto", probe_prefix, name, "(" + name + ")");
        add_variable("auto", word_prefix, name, "selfe_word(" + name + ")");
        text += "#endif\n";
    }
    return text + "}\n";
}

/// What the compiler made of one probe.
struct Value {
    CXType type{};
    std::optional<std::string> decimal;
    bool is_unsigned{};
};

using Values = std::map<std::string, Value, std::less<>>;

/// The values of all probes and marks, by the names of their variables.
Values evaluate(const Source& probes) {
    Values values;
    const auto read_variable = [&](CXCursor cursor) {
        if (clang_getCursorKind(cursor) != CXCursor_VarDecl) {
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
        values.emplace(clang::spelling(cursor), std::move(value));
    };
    clang::for_each_child(clang_getTranslationUnitCursor(probes.unit()), [&](CXCursor cursor) {
        if (clang_getCursorKind(cursor) == CXCursor_Namespace &&
            clang::spelling(cursor) == probe_namespace) {
            clang::for_each_child(cursor, read_variable);
        }
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

/// `probe` has the type, `word` the number.
Constant constant(const Macro& macro, const Value& probe, const Value& word) {
    const CXType type = clang_getUnqualifiedType(probe.type);
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

/// Adds the constants that have a value to `constants`; what is left has none.
std::map<std::string, Macro> add_constants(const Values& values,
                                           const std::map<std::string, Macro>& macros,
                                           std::vector<Constant>& constants) {
    const auto find = [&](std::string_view kind, const std::string& name) {
        return values.find(std::string(kind) + name);
    };
    std::map<std::string, Macro> left;
    for (const auto& [name, macro] : macros) {
        if (find(mark_prefix, name) == values.end()) {
            continue;  // #undef'd by the headers themselves
        }
        const auto value = find(probe_prefix, name);
        const auto word = find(word_prefix, name);
        if (value == values.end() || word == values.end() || !word->second.decimal) {
            left.emplace(name, macro);
        } else {
            constants.push_back(constant(macro, value->second, word->second));
        }
    }
    return left;
}

}  // namespace

Expected<std::vector<Constant>> evaluate_macros(const Source& source, const Prefix& prefix,
                                                const Target& target,
                                                const std::map<std::string, Macro>& macros) {
    std::set<std::string> names;
    for (const auto& [name, macro] : macros) {
        names.insert(macro.body.begin(), macro.body.end());
    }
    const Source probes(prefix, target,
                        probe_text(macros, function_texts(source, std::move(names))),
                        {"-Wno-invalid-constexpr"}, CXTranslationUnit_SkipFunctionBodies);
    std::vector<Constant> constants;
    std::map<std::string, Macro> left = add_constants(evaluate(probes), macros, constants);
    if (left.empty()) {
        return constants;
    }
    const Source everything(prefix, target, probe_text(left, {}),
                            {"-Dinline=constexpr inline", "-Wno-invalid-constexpr"},
                            CXTranslationUnit_None);
    left = add_constants(evaluate(everything), left, constants);
    if (!left.empty()) {
        const Macro& macro = left.begin()->second;
        return not_understood(prefix, macro.place,
                              "macro " + macro.name + " is no constant expression");
    }
    return constants;
}

}  // namespace selfe::generator
