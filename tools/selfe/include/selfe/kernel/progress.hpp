// What a long command tells its user meanwhile: the step it is at, and how far that has come.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <chrono>
#include <iosfwd>
#include <string_view>

namespace selfe::kernel {

class Progress {
  public:
    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    virtual ~Progress() = default;

    /// A new step begins: a clause without a full stop, such as `configuring seL4 16.0.0`.
    virtual void step(std::string_view text) = 0;
    /// A line of the running tool's output. Only the last one matters.
    virtual void detail(std::string_view line) = 0;
    /// Something that the user should know and that stops nothing.
    virtual void note(const Diagnostic& note) = 0;
};

/// Writes steps as lines; on a terminal the current detail follows on a line that the next
/// replaces, elsewhere a detail is a line of its own once nothing has been said for a while.
class TextProgress final : public Progress {
  public:
    /// `columns` is the width of the terminal; 0: `out` is none, and after so many seconds without
    /// a line a detail is one.
    TextProgress(std::ostream& out, unsigned columns,
                 std::chrono::seconds quiet = std::chrono::seconds(30))
        : out_(out), columns_(columns), quiet_(quiet) {}
    ~TextProgress() override;

    void step(std::string_view text) override;
    void detail(std::string_view line) override;
    void note(const Diagnostic& note) override;

  private:
    using Clock = std::chrono::steady_clock;

    void clear_detail();

    std::ostream& out_;
    unsigned columns_;
    std::chrono::seconds quiet_;
    Clock::time_point last_line_ = Clock::now();
    bool has_detail_ = false;
};

/// Columns of the terminal that standard error is connected to; 0: it is none.
[[nodiscard]] unsigned terminal_columns();

/// Says nothing.
class NoProgress final : public Progress {
  public:
    void step(std::string_view) override {}
    void detail(std::string_view) override {}
    void note(const Diagnostic&) override {}
};

}  // namespace selfe::kernel
