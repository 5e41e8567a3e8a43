// The programming interface of one kernel configuration, as items that can be compared.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "selfe/common/diagnostic.hpp"

namespace selfe::api {

/// In the order in which differences are reported.
enum class Kind {
    Function,
    Type,    ///< structures, unions, enumerations, typedefs
    Member,  ///< of a structure or union: "seL4_BootInfo.extraLen"
    SystemCall,
    Label,       ///< invocation labels
    Enumerator,  ///< all others
    Constant,    ///< macros with a value
    Variable,
    Macro,  ///< what stays a macro, but CONFIG_
    Configuration,
};

/// What an item is, in parts that are compared apart. All are readable text.
struct Item {
    std::string shape;  ///< signature, layout or type
    std::string value;  ///< number of what has one; value of a configuration key
    std::string names;  ///< a function's parameter names

    bool operator==(const Item&) const = default;
};

using Items = std::map<std::string, Item>;
using Interface = std::map<Kind, Items>;

/// Reads the text of an `api.json`, as selfe-bindgen or `selfe-api compact` writes it; `file` only
/// appears in messages. Documentation and the headers that items stand in do not count.
/// Errors: no JSON (with its line), another format, a part that is missing or of the wrong type
/// (with its path in the document).
[[nodiscard]] Expected<Interface> read_interface(std::string_view text, const std::string& file);

}  // namespace selfe::api
