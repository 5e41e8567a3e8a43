// A number that several threads change: the compiler's own atomic operations, by name.
// SPDX-License-Identifier: BSD-2-Clause
//
// Not std::atomic: g++ 12's <atomic> brings strings and locks along, which do not compile for a
// target without floating point registers.
#pragma once

namespace selfe {

/// Acquire: what another thread wrote before its release is seen afterwards. All operations are
/// free of locks for types up to a word.
template <class T>
class Atomic {
  public:
    constexpr Atomic() = default;
    constexpr explicit Atomic(T value) : value_(value) {}
    Atomic(const Atomic&) = delete;
    Atomic& operator=(const Atomic&) = delete;

    [[nodiscard]] T load_relaxed() const { return __atomic_load_n(&value_, __ATOMIC_RELAXED); }
    [[nodiscard]] T load_acquire() const { return __atomic_load_n(&value_, __ATOMIC_ACQUIRE); }
    void store_release(T value) { __atomic_store_n(&value_, value, __ATOMIC_RELEASE); }

    /// The value before.
    [[nodiscard]] T exchange_acquire(T value) {
        return __atomic_exchange_n(&value_, value, __ATOMIC_ACQUIRE);
    }
    /// Acquires and releases; the value before.
    [[nodiscard]] T fetch_add(T more) {
        return __atomic_fetch_add(&value_, more, __ATOMIC_ACQ_REL);
    }
    [[nodiscard]] T fetch_sub(T less) {
        return __atomic_fetch_sub(&value_, less, __ATOMIC_ACQ_REL);
    }
    /// Sets `value` and acquires if `expected` was there; whether it was.
    [[nodiscard]] bool replace_acquire(T expected, T value) {
        return __atomic_compare_exchange_n(&value_, &expected, value, false, __ATOMIC_ACQUIRE,
                                           __ATOMIC_RELAXED);
    }

  private:
    static_assert(__atomic_always_lock_free(sizeof(T), nullptr), "atomic.hpp: larger than a word");

    T value_{};
};

}  // namespace selfe
