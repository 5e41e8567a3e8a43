// print("slot ", slot, ": ", Hex{word}, "\n"): a line for people, on the console.
// SPDX-License-Identifier: BSD-2-Clause
//
// For examples and debugging. What a machine reads goes out as frames (frame.hpp).
#pragma once

#include "selfe/console.hpp"
#include "selfe/format.hpp"

#include <stdint.h>
#include <concepts>

namespace selfe {

/// A number to print as `0x` and hex digits.
struct Hex {
    uint64_t value;
};

/// Collects text and writes it to the console in as few pieces as fit a small buffer.
class Printer {
  public:
    Printer() = default;
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;
    ~Printer() { flush(); }

    void add(const char* text);
    /// `\n` goes out as CR LF: the console is a serial line.
    void add(char character);
    void add(bool value) { add(value ? "true" : "false"); }
    void add(Hex number);
    template <std::integral Integer>
    void add(Integer number) {
        if constexpr (std::signed_integral<Integer>) {
            add_signed(number);
        } else {
            add_unsigned(number);
        }
    }

  private:
    void add_signed(int64_t number);
    void add_unsigned(uint64_t number);
    void add(const Format& format);
    void put(char character);
    void flush();

    char buffer_[128];
    size_t size_ = 0;
};

/// Prints its arguments one behind the other: texts, characters, integers (decimal), bool, Hex.
template <class... Parts>
void print(const Parts&... parts) {
    Printer printer;
    (printer.add(parts), ...);
}

}  // namespace selfe
