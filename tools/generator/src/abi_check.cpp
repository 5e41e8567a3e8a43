// Writes selfe/abi_check.cpp.
// SPDX-License-Identifier: BSD-2-Clause
//
// libclang and the product compiler must agree on every size, alignment, offset and value: some
// toolchains shrink enumerations, and a wrong target triple changes layouts without a word.
#include <algorithm>

#include "text.hpp"
#include "writers.hpp"

namespace selfe::generator {
namespace {

std::string assertion(const std::string& condition) {
    return "static_assert(" + condition + ");\n";
}

std::string layout(const std::string& type, std::uint64_t size, std::uint64_t alignment) {
    return assertion("sizeof(" + type + ") == " + std::to_string(size)) +
           assertion("alignof(" + type + ") == " + std::to_string(alignment));
}

std::string fields(const Record& record) {
    std::string text;
    for (const Field& field : record.fields) {
        if (field.bit_width) {
            text +=
                "// " + record.name + "." + field.name + ": a bit-field has no offset to assert\n";
        } else {
            text += assertion("__builtin_offsetof(" + record.spelling + ", " + field.name +
                              ") == " + std::to_string(field.offset_bits / 8));
        }
    }
    return text;
}

std::string signature(const Function& function) {
    std::string parameters;
    for (const Parameter& parameter : function.parameters) {
        parameters += (parameters.empty() ? "" : ", ") + parameter.type;
    }
    return assertion("__is_same(decltype(::" + function.name + "), " + function.result + "(" +
                     parameters + "))");
}

/// A toolchain of another kind fails here, in words, before hundreds of numbers do.
std::string toolchain_checks(const Api& api) {
    std::string text =
        "// What all the rest hangs on.\nnamespace selfe::abi_check {\n"
        "enum Enumeration { enumerator };\n"
        "static_assert(sizeof(Enumeration) == sizeof(int),\n"
        "              \"this toolchain shortens enumerations: compile with -fno-short-enums\");\n"
        "static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,\n"
        "              \"this compiler is big-endian, the kernel is not\");\n";
    const auto word = std::ranges::find(api.aliases, "seL4_Word", &Alias::name);
    if (word != api.aliases.end()) {
        text +=
            "static_assert(sizeof(void*) == " + std::to_string(word->size) +
            ",\n              \"this compiler is for another architecture than the kernel\");\n";
    }
    return text + "}  // namespace selfe::abi_check\n\n";
}

/// Before the macro disappears: its value as the product compiler has it.
std::string macro_value(const Constant& constant) {
    if (constant.cpp.starts_with("{{") || constant.cpp == "nullptr") {
        return {};
    }
    return assertion("(" + constant.name + ") == " + constant.cpp);
}

}  // namespace

std::string abi_check(const Api& api) {
    std::string text =
        file_head("Asserts that this compiler sees the kernel's ABI as libclang did.");
    text += "\n#pragma GCC diagnostic ignored \"-Wdeprecated-declarations\"\n\n" +
            toolchain_checks(api) +
            "extern \"C\" {\n#include <sel4/sel4.h>\n}\n\n"
            "// Old macros of the headers carry a pragma that no compiler knows.\n"
            "#undef SEL4_DEPRECATE_MACRO\n#define SEL4_DEPRECATE_MACRO(x) x\n\n"
            "// Constant macros, while they still are macros.\n";
    for (const Constant& constant : api.constants) {
        text += macro_value(constant);
    }
    text += "\n#include \"selfe/sys.hpp\"\n\n// Types.\n";
    for (const Record& record : api.records) {
        text += layout(record.spelling, record.size, record.alignment) + fields(record);
    }
    for (const Alias& alias : api.aliases) {
        if (alias.size != 0) {
            text += layout("selfe::sys::" + alias.name, alias.size, alias.alignment);
        }
    }
    text += "\n// Enumerations.\n";
    for (const Enumeration& enumeration : api.enumerations) {
        if (!enumeration.name.empty()) {
            text += assertion("sizeof(" + enumeration.spelling +
                              ") == " + std::to_string(enumeration.size));
            text += assertion("__is_same(__underlying_type(" + enumeration.spelling + "), " +
                              enumeration.underlying + ")");
        }
        for (const Enumerator& enumerator : enumeration.enumerators) {
            const bool is_negative = enumerator.value.starts_with('-');
            text += assertion("::" + enumerator.name + " == " + enumerator.value +
                              (is_negative ? "" : "U"));
        }
    }
    text += "\n// Functions.\n";
    for (const Function& function : api.functions) {
        text += signature(function);
    }
    return text;
}

}  // namespace selfe::generator
