// How the native tools report that an input is wrong: one value, one printed line and a hint.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <expected>
#include <iosfwd>
#include <string>
#include <utility>

namespace selfe {

/// What is wrong, where, and what to do about it.
///
/// `line` and `column` count from 1; 0 means "the file as a whole". An empty `file` means that the
/// command line itself is at fault. `message` is one sentence without a final full stop.
struct Diagnostic {
    std::string file;
    unsigned line{};
    unsigned column{};
    std::string message;
    std::string hint;
};

/// A result, or the one reason why there is none.
template <class T>
using Expected = std::expected<T, Diagnostic>;

/// Shorthand for `return fail(path, "message", "hint");` in a function that returns Expected.
[[nodiscard]] inline std::unexpected<Diagnostic> fail(std::string file, std::string message,
                                                      std::string hint = {}) {
    return std::unexpected(Diagnostic{std::move(file), 0, 0, std::move(message), std::move(hint)});
}

/// Writes `file:line:col: error: message` and, if there is a hint, `hint: ...` on a second line.
/// Parts that are unknown (no file, no line) are left out together with their colon.
void print(const Diagnostic& diagnostic, std::ostream& out);
/// The same with `note:` in place of `error:`, for what is worth saying but stops nothing.
void print_note(const Diagnostic& diagnostic, std::ostream& out);

}  // namespace selfe
