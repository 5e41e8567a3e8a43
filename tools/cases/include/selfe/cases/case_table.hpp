// The table of cases that the linker left in an image: the one truth about what it can run.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "selfe/common/diagnostic.hpp"
#include "selfe/common/elf.hpp"

namespace selfe::cases {

/// One case, as its descriptor in section `.selfe_cases` says
/// (conformance/harness/include/selfe/conformance/case.hpp ties the layout).
struct Case {
    std::string name;               ///< `Object.ConditionAndOutcome`
    std::string area;               ///< folder of suites/ it stands in
    std::vector<std::string> rows;  ///< ids of the catalogue that it decides
    std::string file;               ///< relative to the source tree
    unsigned long line{};
};

/// All cases of an image, with the identity that its HELLO frame will show.
struct CaseTable {
    std::string image;  ///< first 8 bytes of the GNU build id, 16 hex digits
    std::vector<Case> cases;
};

/// Reads the table by the addresses that stand in it, so the order is that of the target.
/// Errors: no `.selfe_cases`, no build id, a pointer that leads out of the file, a name twice.
Expected<CaseTable> read_case_table(const elf::File& elf);

/// The table as JSON (contract with runner/): keys image, platform, cases[].
std::string case_table_json(const CaseTable& table, const std::string& platform);

/// What the generated CTest file needs to know beside the table.
struct CTestContext {
    std::string prefix;   ///< put before each case's name: name of the build and a dot
    std::string fixture;  ///< that the boot test sets up
    std::string verdict;  ///< the reader's executable
    std::string journal;  ///< written by the boot test
    std::string labels;   ///< of every case, separated by `;`; the case's area is added
};

/// A CTest script with one test a case: the reader asked for that case's verdict.
std::string ctest_script(const CaseTable& table, const CTestContext& context);

}  // namespace selfe::cases
