// Splits a specification into words.
// SPDX-License-Identifier: BSD-2-Clause
#include "tokens.hpp"

#include <algorithm>
#include <charconv>

namespace selfe::bitfields {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";
constexpr std::string_view marks = "{}(),";
constexpr std::string_view ends_early = "the file ends in the middle of a definition";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_name(std::string_view text) {
    return !text.empty() && is_letter(text.front()) &&
           std::ranges::all_of(text, [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string result;
    for (const char c : text.substr(0, longest)) {
        result += c >= ' ' && c <= '~' ? c : '?';
    }
    return "'" + result + (text.size() > longest ? "...'" : "'");
}

void Tokens::advance(std::size_t count) {
    for (; count > 0; --count, ++at_) {
        const bool is_line_end = text_[at_] == '\n';
        line_ += is_line_end;
        column_ = is_line_end ? 1 : column_ + 1;
    }
}

void Tokens::skip_blanks_and_comments() {
    while (at_ < text_.size()) {
        if (blanks.contains(text_[at_])) {
            advance(1);
        } else if (text_.substr(at_).starts_with("--")) {
            advance(std::min(text_.find('\n', at_), text_.size()) - at_);
        } else {
            return;
        }
    }
}

Token Tokens::next() {
    skip_blanks_and_comments();
    Token token{{}, line_, column_};
    std::size_t length = 0;
    const std::string_view rest = text_.substr(at_);
    if (!rest.empty() && marks.contains(rest.front())) {
        length = 1;
    } else {
        while (length < rest.size() && !blanks.contains(rest[length]) &&
               !marks.contains(rest[length]) && !rest.substr(length).starts_with("--")) {
            ++length;
        }
    }
    token.text = rest.substr(0, length);
    advance(length);
    return token;
}

Expected<Token> Tokens::expect(std::string_view wanted) {
    const Token token = next();
    if (token.text != wanted) {
        return error(token, token.is_end() ? std::string(ends_early)
                                           : "expected '" + std::string(wanted) + "', found " +
                                                 shown(token.text));
    }
    return token;
}

Expected<Token> Tokens::name(std::string_view what) {
    const Token token = next();
    if (token.is_end()) {
        return error(token, std::string(ends_early));
    }
    if (!is_name(token.text)) {
        return error(token, shown(token.text) + " is no name of a " + std::string(what));
    }
    return token;
}

Expected<std::uint64_t> Tokens::number(std::uint64_t limit) {
    const Token token = next();
    if (token.is_end()) {
        return error(token, std::string(ends_early));
    }
    const bool is_hex = token.text.starts_with("0x") || token.text.starts_with("0X");
    const std::string_view digits = token.text.substr(is_hex ? 2 : 0);
    std::uint64_t value = 0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hex ? 16 : 10);
    if (digits.empty() || failure != std::errc{} || end != digits.data() + digits.size()) {
        return error(token, "expected a number, found " + shown(token.text));
    }
    if (value > limit) {
        return error(token, "the number is above " + std::to_string(limit));
    }
    return value;
}

std::unexpected<Diagnostic> Tokens::error(const Token& where, std::string message,
                                          std::string hint) const {
    return std::unexpected(
        Diagnostic{file_, where.line, where.column, std::move(message), std::move(hint)});
}

}  // namespace selfe::bitfields
