// Puts one probe for each macro behind the headers and asks for its value.
// SPDX-License-Identifier: BSD-2-Clause
//
// The probes are `constexpr auto` variables in a second parse. There, `inline` is read as
// `constexpr inline`, so that a macro which calls one of the headers' own functions
// (seL4_AllRights calls seL4_CapRights_new) is a constant too, evaluated by that very function.
#include "macro_values.hpp"

#include <optional>

#include "source.hpp"

namespace selfe::generator {
namespace {

constexpr std::string_view probe_prefix = "selfe_probe_";
constexpr std::string_view mark_prefix = "selfe_defined_";
constexpr std::string_view word_prefix = "selfe_word_";

/// The text behind the headers. The marks come first: no probe that fails can take them along, so
/// a macro with a mark and without a value is one that was not understood.
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
    return text;
}

/// What the compiler made of one probe.
struct Value {
    CXType type{};
    std::optional<std::string> decimal;
    bool is_unsigned{};
};

std::map<std::string, Value> evaluate(const Source& probes, std::string_view prefix) {
    std::map<std::string, Value> values;
    clang::for_each_child(clang_getTranslationUnitCursor(probes.unit()), [&](CXCursor cursor) {
        const std::string name = clang::spelling(cursor);
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

}  // namespace

Expected<std::vector<Constant>> evaluate_macros(const Prefix& prefix, const Target& target,
                                                const std::map<std::string, Macro>& macros) {
    const Source probes(prefix, target, probe_text(macros),
                        {"-Dinline=constexpr inline", "-Wno-invalid-constexpr"},
                        CXTranslationUnit_None);
    const auto marks = evaluate(probes, mark_prefix);
    const auto values = evaluate(probes, probe_prefix);
    const auto words = evaluate(probes, word_prefix);
    std::vector<Constant> constants;
    for (const auto& [name, macro] : macros) {
        if (!marks.contains(name)) {
            continue;  // #undef'd by the headers themselves
        }
        const auto value = values.find(name);
        const auto word = words.find(name);
        if (value == values.end() || word == words.end() || !word->second.decimal) {
            return not_understood(prefix, macro.place,
                                  "macro " + name + " is no constant expression");
        }
        constants.push_back(constant(macro, value->second, word->second));
    }
    return constants;
}

}  // namespace selfe::generator
