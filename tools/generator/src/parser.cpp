// From prefix to Api in two parses: declarations first, then the values of macros.
// SPDX-License-Identifier: BSD-2-Clause
#include "parser.hpp"

#include "declarations.hpp"
#include "macros.hpp"
#include "source.hpp"

namespace selfe::generator {

Expected<Api> parse_headers(const Prefix& prefix, const Target& target) {
    const Source source(
        prefix, target, "", {},
        CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_SkipFunctionBodies);
    if (auto checked = source.check(); !checked) {
        return std::unexpected(checked.error());
    }
    Api api;
    if (auto done = read_declarations(source, prefix, api); !done) {
        return std::unexpected(done.error());
    }
    if (auto done = read_macros(source, prefix, target, api); !done) {
        return std::unexpected(done.error());
    }
    api.headers = source.headers();
    return api;
}

}  // namespace selfe::generator
