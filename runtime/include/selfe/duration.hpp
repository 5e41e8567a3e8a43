// Spans of time whose unit is in their type: `10_ms`, `Nanoseconds{500}`.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

namespace selfe {

/// A span of time that is not negative. A coarser unit becomes a finer one by itself, and the
/// longest there is (more than 580 years) if it does not fit; the other way one must say which way
/// to round.
template <uint64_t per_second>
struct Duration {
    uint64_t count{};

    constexpr Duration() = default;
    constexpr explicit Duration(uint64_t units) : count(units) {}
    template <uint64_t fewer>
        requires(fewer < per_second && per_second % fewer == 0)
    constexpr Duration(Duration<fewer> coarser)
        : count(coarser.count > ~uint64_t{0} / factor<fewer> ? ~uint64_t{0}
                                                             : coarser.count * factor<fewer>) {}

    /// In a coarser unit, what is left over dropped.
    template <class Coarser>
    [[nodiscard]] constexpr Coarser rounded_down() const {
        return Coarser(count / Coarser::template units_of<per_second>());
    }
    /// In a coarser unit, one more if something is left over.
    template <class Coarser>
    [[nodiscard]] constexpr Coarser rounded_up() const {
        constexpr uint64_t units = Coarser::template units_of<per_second>();
        return Coarser(count / units + (count % units != 0 ? 1 : 0));
    }
    /// How many of the units of which a second has `more` make up one of this.
    template <uint64_t more>
    [[nodiscard]] static constexpr uint64_t units_of() {
        static_assert(more % per_second == 0, "that unit is coarser than this one");
        return more / per_second;
    }

    [[nodiscard]] friend constexpr bool operator==(Duration a, Duration b) {
        return a.count == b.count;
    }
    [[nodiscard]] friend constexpr bool operator<(Duration a, Duration b) {
        return a.count < b.count;
    }
    [[nodiscard]] friend constexpr bool operator<=(Duration a, Duration b) { return !(b < a); }
    [[nodiscard]] friend constexpr Duration operator+(Duration a, Duration b) {
        return Duration(a.count + b.count);
    }
    /// Requires `b <= a`.
    [[nodiscard]] friend constexpr Duration operator-(Duration a, Duration b) {
        return Duration(a.count - b.count);
    }

  private:
    template <uint64_t fewer>
    static constexpr uint64_t factor = per_second / fewer;
};

using Seconds = Duration<1>;
using Milliseconds = Duration<1'000>;
using Microseconds = Duration<1'000'000>;
using Nanoseconds = Duration<1'000'000'000>;

inline namespace literals {

constexpr Seconds operator""_s(unsigned long long count) {
    return Seconds(count);
}
constexpr Milliseconds operator""_ms(unsigned long long count) {
    return Milliseconds(count);
}
constexpr Microseconds operator""_us(unsigned long long count) {
    return Microseconds(count);
}
constexpr Nanoseconds operator""_ns(unsigned long long count) {
    return Nanoseconds(count);
}

}  // namespace literals
}  // namespace selfe
