// The accessor of libclang's that needs more than a line.
// SPDX-License-Identifier: BSD-2-Clause
#include "clang.hpp"

namespace selfe::generator::clang {

std::vector<std::string> tokens(CXTranslationUnit unit, CXSourceRange range) {
    CXToken* raw = nullptr;
    unsigned count = 0;
    clang_tokenize(unit, range, &raw, &count);
    std::vector<std::string> result;
    result.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        result.push_back(take(clang_getTokenSpelling(unit, raw[i])));
    }
    clang_disposeTokens(unit, raw, count);
    return result;
}

}  // namespace selfe::generator::clang
