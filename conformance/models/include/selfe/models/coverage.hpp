// Which rows of the catalogue a run has really put to the test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/answer.hpp"

namespace selfe::models {

/// A set of rows.
class Coverage {
  public:
    /// A step was answered as the model says: its row is decided, if it was one row alone.
    void add(const Admitted& admitted) {
        if (admitted.is_one_rule()) {
            add(admitted.rule());
        }
    }
    void add(const char* row) {
        if (!contains(row) && count_ < max_rows) {
            rows_[count_++] = row;
        }
    }
    bool contains(const char* row) const {
        for (size_t i = 0; i < count_; ++i) {
            if (is_same(rows_[i], row)) {
                return true;
            }
        }
        return false;
    }

  private:
    static constexpr size_t max_rows = 96;

    static bool is_same(const char* a, const char* b) {
        while (*a != '\0' && *a == *b) {
            ++a;
            ++b;
        }
        return *a == *b;
    }

    const char* rows_[max_rows]{};
    size_t count_ = 0;
};

}  // namespace selfe::models
