// What a kernel's C headers publish, as values: the one model between reading and writing.
// SPDX-License-Identifier: BSD-2-Clause
//
// Every list is sorted by name before it leaves the parser, so that what is written is a function
// of the headers alone. Paths are relative to the prefix's include folder for the same reason.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace selfe::generator {

/// Where an item is declared. `header` is relative to the include folder ("sel4/types.h").
struct Place {
    std::string header;
    unsigned line{};
    unsigned column{};
};

struct Parameter {
    std::string name;  ///< empty if the declaration leaves it out
    std::string type;
};

struct Function {
    std::string name;
    std::string result;
    std::vector<Parameter> parameters;
    std::string documentation;
    bool is_deprecated{};
    Place place;
};

/// A member of a record; members of nested anonymous records appear as "outer.inner".
struct Field {
    std::string name;
    std::string type;
    std::uint64_t offset_bits{};
    std::optional<unsigned> bit_width;  ///< of a C bit-field, whose address cannot be taken
};

struct Record {
    std::string name;      ///< as it is published
    std::string spelling;  ///< how to write it: "struct x" where a function x hides the type
    bool is_union{};
    std::uint64_t size{};
    std::uint64_t alignment{};
    std::vector<Field> fields;  ///< in declaration order
    std::string documentation;
    Place place;
};

struct Enumerator {
    std::string name;
    std::string value;  ///< decimal
};

struct Enumeration {
    std::string name;  ///< empty for an anonymous one
    std::string spelling;
    std::string underlying;
    std::uint64_t size{};
    std::vector<Enumerator> enumerators;  ///< in declaration order
    std::string documentation;
    Place place;
};

/// `typedef target name;`, or a macro whose body is a type.
struct Alias {
    std::string name;
    std::string target;
    std::uint64_t size{};
    std::uint64_t alignment{};
    bool is_macro{};
    std::string documentation;
    Place place;
};

struct Variable {
    std::string name;
    std::string type;
    Place place;
};

/// A macro without parameters whose body is a constant expression.
struct Constant {
    std::string name;
    std::string type;
    std::string value;  ///< decimal, or the words of a bit-field record: "{15}"
    std::string cpp;    ///< the initialiser as C++ text
    Place place;
};

/// A macro whose body is the name of a function.
struct FunctionAlias {
    std::string name;
    std::string target;
    Place place;
};

/// Something that is deliberately not offered as a C++ name, and why.
struct Exclusion {
    std::string name;
    std::string reason;
};

struct Api {
    std::vector<Function> functions;
    std::vector<Record> records;
    std::vector<Enumeration> enumerations;
    std::vector<Alias> aliases;
    std::vector<Variable> variables;
    std::vector<Constant> constants;
    std::vector<FunctionAlias> function_aliases;
    std::vector<Exclusion> undefined_macros;  ///< #undef'd, nothing in their place
    std::vector<Exclusion> kept_macros;       ///< left as macros
    std::vector<std::string> headers;         ///< every header that was read, sorted
};

}  // namespace selfe::generator
