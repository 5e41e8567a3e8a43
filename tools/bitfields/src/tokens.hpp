// The words of a specification, each with its place.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "selfe/common/diagnostic.hpp"

namespace selfe::bitfields {

struct Token {
    std::string_view text;  ///< empty at the end of the file
    unsigned line{};
    unsigned column{};

    [[nodiscard]] bool is_end() const { return text.empty(); }
};

/// A word for messages, in quotes: foreign files hold any bytes, of any length.
[[nodiscard]] std::string shown(std::string_view text);

/// Splits at blanks; `{`, `}`, `(`, `)` and `,` are words by themselves, `--` comments to the
/// line's end.
class Tokens {
  public:
    Tokens(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

    /// The next word; at the end of the file, one that is_end().
    Token next();
    /// Errors: the file ends, or has another word there.
    Expected<Token> expect(std::string_view wanted);
    /// Errors: the file ends, or the word is no C identifier. `what` is named in the message.
    Expected<Token> name(std::string_view what);
    /// Errors: the file ends, or the word is no number up to `limit` (decimal, or 0x...).
    Expected<std::uint64_t> number(std::uint64_t limit);

    /// The error at a word.
    [[nodiscard]] std::unexpected<Diagnostic> error(const Token& where, std::string message,
                                                    std::string hint = {}) const;

  private:
    void advance(std::size_t count);
    void skip_blanks_and_comments();

    std::string_view text_;
    std::string file_;
    std::size_t at_{};
    unsigned line_{1};
    unsigned column_{1};
};

}  // namespace selfe::bitfields
