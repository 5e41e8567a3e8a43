// What the reader needs of a journal: who wrote it, whether it is whole, and one case.
// SPDX-License-Identifier: BSD-2-Clause
//
// Hundreds of these readers run after each boot, so only three kinds of lines are parsed as JSON:
// the first, the last, and those in which the case's name occurs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "selfe/common/diagnostic.hpp"

namespace selfe::verdict {

/// The journal schema that this reader knows (runner/src/selfe_runner/report/journal.py).
inline constexpr int journal_schema = 1;

/// The last word on one case. All texts are as the journal has them: not fit for a terminal.
struct CaseRecord {
    std::string verdict;
    bool is_flaky{};  ///< it passed, but not at the first try
    std::string file;
    unsigned line{};
    std::vector<std::string> rows;
    std::vector<std::string> details;
    std::vector<std::string> console;
    std::vector<std::string> attempts;  ///< `boot N: VERDICT`, oldest first
    std::vector<std::pair<std::string, std::string>> measurements;
};

/// A whole journal.
struct Journal {
    std::string ctest_identity;
    std::string image_id;
    std::optional<CaseRecord> one_case;  ///< empty: the journal does not know the case
};

/// The journal in `bytes`, with the record of the case `case_name`.
/// Errors: no journal, another schema, or no end record: then the run that wrote it was killed and
/// the journal proves nothing. `name` is the file's, for messages.
[[nodiscard]] Expected<Journal> parse_journal(std::string_view bytes, std::string_view case_name,
                                              const std::string& name);

}  // namespace selfe::verdict
