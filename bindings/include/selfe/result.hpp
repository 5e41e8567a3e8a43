// A value, or the error that came instead of it.
// SPDX-License-Identifier: BSD-2-Clause
//
// Not std::expected: that is C++23, its value() wants exceptions, and some freestanding tool chains
// have no C++ library headers at all.
#pragma once

#include "selfe/error.hpp"

namespace selfe {

/// What a call that delivers something returns: cannot be ignored, trivially copyable if T is.
///
/// It holds a value or an error other than `Failure{}`, which for the kernel's is NoError. Asking
/// for the one that is not there breaks an invariant of the program: libsel4's assertion hook is
/// told, and control does not come back.
template <class T, class Failure = Error>
class [[nodiscard]] Result {
  public:
    constexpr Result(T value) : value_(static_cast<T&&>(value)), error_{} {}
    /// Requires `error` to be an error.
    constexpr Result(Failure error) : value_{}, error_(error) {
        require(error != Failure{}, "Result made from NoError and no value");
    }
    /// From what a libsel4 stub returns: `value` counts if `error` is NoError.
    constexpr Result(T value, Failure error) : value_(value), error_(error) {}

    /// Whether there is a value and no error.
    [[nodiscard]] constexpr bool has_value() const { return error_ == Failure{}; }
    constexpr explicit operator bool() const { return has_value(); }

    /// Requires `has_value()`.
    [[nodiscard]] constexpr const T& value() const {
        require(has_value(), "value of a Result that holds an error");
        return value_;
    }
    [[nodiscard]] constexpr const T& operator*() const { return value(); }
    [[nodiscard]] constexpr const T* operator->() const { return &value(); }
    /// The value of a result that is given up, moved out: what holds an owner cannot be copied.
    [[nodiscard]] constexpr T take() && {
        require(has_value(), "value of a Result that holds an error");
        return static_cast<T&&>(value_);
    }
    /// The value; `otherwise` if there is an error.
    [[nodiscard]] constexpr T value_or(T otherwise) const {
        return has_value() ? value_ : otherwise;
    }

    /// `Failure{}` if there is a value.
    [[nodiscard]] constexpr Failure error() const { return error_; }

  private:
    static constexpr void require(bool condition, const char* sentence) {
        if (!condition) {
            sys::__assert_fail(sentence, __FILE__, __LINE__, "Result");
            __builtin_trap();
        }
    }

    T value_;
    Failure error_;
};

}  // namespace selfe
