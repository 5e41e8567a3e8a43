// Compares specifications with headers, function by function.
// SPDX-License-Identifier: BSD-2-Clause
#include "headers.hpp"

#include <set>

#include "names.hpp"
#include "parser.hpp"
#include "prefix.hpp"
#include "selfe/common/file.hpp"

namespace selfe::bitfields {
namespace {

using generator::Api;
using generator::Prefix;

constexpr std::string_view header_end = "_gen.h";

/// The first name that a header declares and no specification explains.
template <class Item>
Expected<void> explain(const Prefix& prefix, const std::string& header,
                       const std::vector<Item>& items, std::set<std::string>& missing,
                       const std::set<std::string>& known) {
    for (const Item& item : items) {
        if (item.place.header != header || item.name.empty()) {
            continue;
        }
        if (!known.contains(item.name)) {
            return std::unexpected(Diagnostic{
                prefix.file(header).string(), item.place.line, item.place.column,
                "not understood: " + item.name + " belongs to nothing in the specification",
                "the header and the .pbf file beside it are of different builds, or "
                "selfe-bitfields "
                "does not know this kind of function"});
        }
        missing.erase(item.name);
    }
    return {};
}

Expected<void> compare(const Prefix& prefix, const Api& api, const Generated& generated,
                       const std::string& file) {
    const std::set<std::string> functions = function_names(generated.specification);
    const std::set<std::string> types = type_names(generated.specification);
    std::set<std::string> missing = functions;
    std::set<std::string> ignored;
    for (auto checked : {explain(prefix, generated.header, api.functions, missing, functions),
                         explain(prefix, generated.header, api.records, ignored, types),
                         explain(prefix, generated.header, api.enumerations, ignored, types),
                         explain(prefix, generated.header, api.aliases, ignored, types)}) {
        if (!checked) {
            return checked;
        }
    }
    if (!missing.empty()) {
        return fail(file, generated.header + " has no function " + *missing.begin(),
                    "the header and the .pbf file beside it are of different builds");
    }
    return {};
}

}  // namespace

Expected<Found> find_specifications(const std::filesystem::path& root) {
    const auto prefix = generator::open_prefix(root);
    if (!prefix) {
        return std::unexpected(prefix.error());
    }
    const auto target = generator::target_for(*prefix, "");
    if (!target) {
        return std::unexpected(target.error());
    }
    const auto api = generator::parse_headers(*prefix, *target);
    if (!api) {
        return std::unexpected(api.error());
    }
    Found found;
    for (const std::string& header : api->headers) {
        if (!header.ends_with("types" + std::string(header_end))) {
            continue;
        }
        const std::string name = header.substr(0, header.size() - header_end.size()) + ".pbf";
        const std::string file = prefix->file(name).string();
        const auto text = read_file(file);
        if (!text) {
            return std::unexpected(text.error());
        }
        auto specification = parse_specification(*text, file);
        if (!specification) {
            return std::unexpected(specification.error());
        }
        found.all.push_back({header, std::move(*specification)});
        found.inputs.insert(found.inputs.end(), {file, prefix->file(header).string()});
        if (auto compared = compare(*prefix, *api, found.all.back(), file); !compared) {
            return std::unexpected(compared.error());
        }
    }
    return found;
}

}  // namespace selfe::bitfields
