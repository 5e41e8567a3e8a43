// One parse of the umbrella header, with the text that is put around it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "api.hpp"
#include "clang.hpp"
#include "prefix.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// Name under which the generator's own text is compiled; it never exists as a file.
inline constexpr const char* main_file = "selfe-bindgen.cpp";

/// The parsed headers of a prefix: a translation unit that includes <sel4/sel4.h> as C.
class Source {
  public:
    /// Compiles `#include <sel4/sel4.h>` followed by `tail`; `prefix` must outlive the source.
    Source(const Prefix& prefix, const Target& target, const std::string& tail,
           const std::vector<std::string>& extra_flags, unsigned options);

    [[nodiscard]] CXTranslationUnit unit() const { return unit_.get(); }
    /// The first compiler error, if there is one. Also: libclang itself failed, or the target's
    /// pointers are not as wide as the words of the kernel's configuration.
    [[nodiscard]] Expected<void> check() const;
    /// True for what a header of the prefix declares; compiler built-ins are elsewhere.
    [[nodiscard]] bool is_in_prefix(const clang::FileLocation& where) const;
    /// The place with its path made relative to its include folder.
    [[nodiscard]] Place place(const clang::FileLocation& where) const;
    /// Every header of the prefix that was included, relative to its include folder, sorted.
    [[nodiscard]] std::vector<std::string> headers() const;
    [[nodiscard]] Place place(CXCursor cursor) const { return place(clang::location(cursor)); }

  private:
    [[nodiscard]] Expected<void> check_word() const;

    const Prefix& prefix_;
    std::string triple_;
    std::string text_;
    clang::Index index_;
    clang::Unit unit_;
};

/// The error for something that the generator has no rule for.
[[nodiscard]] std::unexpected<Diagnostic> not_understood(const Prefix& prefix, const Place& place,
                                                         const std::string& what);

}  // namespace selfe::generator
