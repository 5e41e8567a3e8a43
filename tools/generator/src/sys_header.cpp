// Writes selfe/sys.hpp.
// SPDX-License-Identifier: BSD-2-Clause
#include <set>

#include "prototypes.hpp"
#include "text.hpp"
#include "writers.hpp"

namespace selfe::generator {
namespace {

/// Macros whose names are needed for C++ declarations, and those that nobody needs.
std::set<std::string> macros_to_undefine(const Api& api) {
    std::set<std::string> names;
    for (const Exclusion& macro : api.undefined_macros) {
        names.insert(macro.name);
    }
    for (const Constant& constant : api.constants) {
        names.insert(constant.name);
    }
    for (const FunctionAlias& alias : api.function_aliases) {
        names.insert(alias.name);
    }
    for (const Alias& alias : api.aliases) {
        if (alias.is_macro) {
            names.insert(alias.name);
        }
    }
    return names;
}

std::string using_names(const std::string& title, const std::set<std::string>& names) {
    std::string text = "\n// " + title + "\n";
    for (const std::string& name : names) {
        text += "using ::" + name + ";\n";
    }
    return text;
}

template <class T>
std::set<std::string> names_of(const std::vector<T>& items) {
    std::set<std::string> names;
    for (const T& item : items) {
        if (!item.name.empty()) {
            names.insert(item.name);
        }
    }
    return names;
}

}  // namespace

std::string sys_header(const Api& api) {
    std::set<std::string> types = names_of(api.records);
    types.merge(names_of(api.enumerations));
    std::string macro_types;
    for (const Alias& alias : api.aliases) {
        if (alias.is_macro) {
            macro_types += "using " + alias.name + " = ::" + alias.target + ";\n";
        } else {
            types.insert(alias.name);
        }
    }
    const std::set<std::string> functions = names_of(api.functions);
    for (const std::string& name : functions) {
        types.erase(name);  // one using-declaration brings the function and the tag it hides
    }
    std::set<std::string> enumerators;
    for (const Enumeration& enumeration : api.enumerations) {
        enumerators.merge(names_of(enumeration.enumerators));
    }

    std::string text =
        file_head("Everything public of this kernel's libsel4 in namespace selfe::sys.");
    text +=
        "//\n"
        "// Constant macros of the C headers are typed constants here, other macros of theirs are\n"
        "// undefined: include a C header that needs them before this file.\n"
        "#pragma once\n"
        "#pragma GCC system_header\n\n"
        "extern \"C\" {\n#include <sel4/sel4.h>\n}\n\n";
    for (const std::string& name : macros_to_undefine(api)) {
        text += "#undef " + name + "\n";
    }
    text +=
        "\n// What this release and configuration has, for code that is compiled for several.\n";
    for (const std::string& name : functions) {
        text += "#define SELFE_HAS_" + name + "\n";
    }
    text += "\n// What the headers document, for editors to show.\n" + documented_prototypes(api);
    text += "\nnamespace selfe::sys {\n";
    text += using_names("Types.", types) + macro_types;
    text += using_names("Enumerators.", enumerators);
    text += using_names("Functions.", functions);
    for (const FunctionAlias& alias : api.function_aliases) {
        text += "static constexpr auto& " + alias.name + " = ::" + alias.target + ";\n";
    }
    text += using_names("Variables.", names_of(api.variables));
    text += "\n// Constant macros.\n";
    for (const Constant& constant : api.constants) {
        text += "inline constexpr " + constant.type + " " + constant.name + " = " + constant.cpp +
                ";\n";
    }
    return text + "\n}  // namespace selfe::sys\n";
}

}  // namespace selfe::generator
