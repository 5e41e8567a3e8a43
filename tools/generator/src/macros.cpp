// Classifies macros; what looks like a constant is left to the compiler to evaluate.
// SPDX-License-Identifier: BSD-2-Clause
#include "macros.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "consistency.hpp"
#include "exclusions.hpp"
#include "macro_values.hpp"

namespace selfe::generator {
namespace {

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

/// Sorts macros into those that can be judged by their looks and those to be evaluated.
class MacroReader {
  public:
    MacroReader(const Prefix& prefix, Api& api);

    /// Errors: a function-like macro that no rule knows.
    Expected<void> classify(const Macro& macro);
    /// Has the compiler evaluate what `classify` left over, and sorts the lists.
    Expected<void> finish(const Source& source, const Target& target);

  private:
    void apply(const ExclusionRule& rule, const Macro& macro);
    bool is_alias(const Macro& macro);

    const Prefix& prefix_;
    Api& api_;
    std::map<std::string, const Alias*> types_;  ///< nullptr for types that are no typedef
    std::set<std::string> functions_;
    std::map<std::string, Macro> candidates_;
    std::vector<Alias> type_macros_;
};

MacroReader::MacroReader(const Prefix& prefix, Api& api) : prefix_(prefix), api_(api) {
    for (const Record& record : api.records) {
        types_.emplace(record.name, nullptr);
    }
    for (const Enumeration& enumeration : api.enumerations) {
        types_.emplace(enumeration.name, nullptr);
    }
    for (const Alias& alias : api.aliases) {
        types_.emplace(alias.name, &alias);
    }
    for (const Function& function : api.functions) {
        functions_.insert(function.name);
    }
}

void MacroReader::apply(const ExclusionRule& rule, const Macro& macro) {
    if (rule.treatment == Treatment::Replace) {
        const auto equals = rule.replacement.find(" = ");
        const std::string value(rule.replacement.substr(equals + 3));
        api_.constants.push_back({macro.name, std::string(rule.replacement.substr(0, equals)),
                                  value, value, macro.place});
    } else {
        (rule.treatment == Treatment::Undefine ? api_.undefined_macros : api_.kept_macros)
            .push_back({macro.name, std::string(rule.reason)});
    }
}

/// A macro that is another name of a type or a function; some headers end it with a semicolon.
bool MacroReader::is_alias(const Macro& macro) {
    if (macro.body.size() > 2 || (macro.body.size() == 2 && macro.body.back() != ";")) {
        return false;
    }
    const std::string& target = macro.body.front();
    if (functions_.contains(target)) {
        api_.function_aliases.push_back({macro.name, target, macro.place});
        return true;
    }
    const auto type = types_.find(target);
    if (type == types_.end()) {
        return false;
    }
    type_macros_.push_back({.name = macro.name,
                            .target = target,
                            .size = type->second == nullptr ? 0 : type->second->size,
                            .alignment = type->second == nullptr ? 0 : type->second->alignment,
                            .is_macro = true,
                            .documentation = {},
                            .place = macro.place});
    return true;
}

Expected<void> MacroReader::classify(const Macro& macro) {
    if (const ExclusionRule* rule = find_rule(macro_rules(), macro.name); rule != nullptr) {
        apply(*rule, macro);
    } else if (macro.is_function_like) {
        return not_understood(prefix_, macro.place, "function-like macro " + macro.name);
    } else if (macro.body.empty()) {
        api_.kept_macros.push_back({macro.name, "has no body: an include guard or a flag"});
    } else if (!is_alias(macro)) {
        candidates_.emplace(macro.name, macro);
    }
    return {};
}

Expected<void> MacroReader::finish(const Source& source, const Target& target) {
    auto constants = evaluate_macros(source, prefix_, target, candidates_);
    if (!constants) {
        return std::unexpected(constants.error());
    }
    std::ranges::move(*constants, std::back_inserter(api_.constants));
    // A typedef of the same name, kept by the headers for old code, is the same type.
    for (Alias& alias : type_macros_) {
        std::erase_if(api_.aliases, [&](const Alias& other) { return other.name == alias.name; });
        api_.aliases.push_back(std::move(alias));
    }
    std::ranges::sort(api_.aliases, {}, &Alias::name);
    std::ranges::sort(api_.constants, {}, &Constant::name);
    return {};
}

}  // namespace

Expected<void> read_macros(const Source& source, const Prefix& prefix, const Target& target,
                           Api& api) {
    const std::map<std::string, Macro> macros = list_macros(source);
    if (auto checked = check_configuration(prefix, macros); !checked) {
        return checked;
    }
    MacroReader reader(prefix, api);
    for (const auto& [name, macro] : macros) {
        if (auto done = reader.classify(macro); !done) {
            return done;
        }
    }
    return reader.finish(source, target);
}

}  // namespace selfe::generator
