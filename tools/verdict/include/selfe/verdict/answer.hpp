// From a journal and a question to what CTest is told: an exit code and a text.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "selfe/verdict/journal.hpp"

namespace selfe::verdict {

/// The exit codes of a case's test. 77 is CTest's SKIP_RETURN_CODE in the generated tests.
enum CaseExit : int { CasePassed = 0, CaseNotPassed = 1, CaseSkipped = 77, CaseStale = 99 };

/// What is asked. `ctest_identity`: of the ctest run that asks, or `no_ctest`: a person asks, who
/// knows which journal is looked at, and freshness is not proved.
struct Question {
    std::string case_name;
    std::string image_id;
    std::string ctest_identity;
};

struct Answer {
    int exit_code{};
    std::string text;
};

/// The verdict on the case, if the journal is of this image and of this run of ctest; otherwise a
/// stale answer: without this proof, a boot that was left out would let every case pass on the
/// journal of an earlier run.
[[nodiscard]] Answer answer(const Question& question, const Journal& journal);

/// The answer when there is no whole journal.
[[nodiscard]] Answer stale_answer(const Diagnostic& reason);

}  // namespace selfe::verdict
