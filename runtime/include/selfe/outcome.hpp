// A value, or the cause that there is none: for errors that are not the kernel's.
// SPDX-License-Identifier: BSD-2-Clause
//
// `Result` (result.hpp) carries the kernel's errors and needs its headers; this carries any
// enumeration or small struct, and compiles on the build machine, too.
#pragma once

#include "selfe/panic.hpp"

namespace selfe {

/// What a function returns that delivers a `T` or says why it cannot; must not be ignored.
///
/// `Cause` has no value that means success. Asking for the side that is not there breaks an
/// invariant of the program: it panics.
template <class T, class Cause>
class [[nodiscard]] Outcome {
  public:
    constexpr Outcome(T value) : value_(static_cast<T&&>(value)), has_value_(true) {}
    constexpr Outcome(Cause cause) : cause_(cause) {}

    [[nodiscard]] constexpr bool has_value() const { return has_value_; }
    constexpr explicit operator bool() const { return has_value_; }

    /// Requires `has_value()`.
    [[nodiscard]] constexpr const T& value() const {
        require(has_value_, "value of an Outcome that holds an error");
        return value_;
    }
    [[nodiscard]] constexpr const T& operator*() const { return value(); }
    [[nodiscard]] constexpr const T* operator->() const { return &value(); }
    /// The value of an outcome that is given up, moved out: what holds an owner cannot be copied.
    [[nodiscard]] constexpr T take() && {
        require(has_value_, "value of an Outcome that holds an error");
        return static_cast<T&&>(value_);
    }

    /// Requires that there is no value.
    [[nodiscard]] constexpr Cause error() const {
        require(!has_value_, "error of an Outcome that holds a value");
        return cause_;
    }

  private:
    static constexpr void require(bool condition, const char* sentence) {
        if (!condition) {
            panic(sentence);
        }
    }

    T value_{};
    Cause cause_{};
    bool has_value_ = false;
};

}  // namespace selfe
