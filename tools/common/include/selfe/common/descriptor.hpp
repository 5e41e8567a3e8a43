// A file descriptor that closes itself: what every wrapper of a POSIX call here holds.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <unistd.h>
#include <utility>

namespace selfe {

/// Owns a file descriptor; -1 stands for none.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }

    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    /// Closes now and reports what close() says (0, or -1 and errno): with some file systems it is
    /// the only place where a full disk shows.
    int close() { return ::close(std::exchange(number_, -1)); }

  private:
    int number_ = -1;
};

}  // namespace selfe
