// Decides and words the answer.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/verdict/answer.hpp"

#include <cctype>
#include <charconv>
#include <sstream>

#include "selfe/verdict/ctest_identity.hpp"

namespace selfe::verdict {
namespace {

/// `text` with the characters escaped that mean something in XML: CTest looks for its tags in
/// what a test prints, and a case must not be able to print one.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char character : text) {
        switch (character) {
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '&':
                result += "&amp;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result +=
                    std::isprint(static_cast<unsigned char>(character)) != 0 ? character : '?';
        }
    }
    return result;
}

bool starts_a_tag(std::string_view text) {
    return text.starts_with("<CTest") || text.starts_with("<Dart") || text.starts_with("</CTest") ||
           text.starts_with("</Dart");
}

/// `text` fit to be printed: no control characters, no tags of CTest; else unchanged.
std::string harmless(std::string_view text) {
    std::string result;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const bool is_control =
            static_cast<unsigned char>(text[index]) < 0x20 || text[index] == 0x7f;
        result += is_control ? '?' : text[index];
        if (starts_a_tag(text.substr(index))) {
            result += ' ';
        }
    }
    return result;
}

void print_lines(std::ostream& out, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        out << "  " << harmless(line) << '\n';
    }
}

bool is_number(const std::string& text) {
    double value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

void print_measurements(std::ostream& out, const CaseRecord& record) {
    for (const auto& [key, value] : record.measurements) {
        out << "  " << harmless(key) << " = " << harmless(value) << '\n';
        if (is_number(value)) {
            out << "<CTestMeasurement type=\"numeric/double\" name=\"" << escaped(key) << "\">"
                << value << "</CTestMeasurement>\n";
        }
    }
}

/// How the runner begins the detail of a row that held although the kernel's release is known to
/// break it (runner/src/selfe_runner/report/expected.py).
constexpr std::string_view unexpected = "unexpected pass: ";

std::string words_for(const std::string& case_name, const CaseRecord& record) {
    std::ostringstream out;
    out << record.verdict << ' ' << harmless(case_name) << '\n'
        << harmless(record.file) << ':' << record.line << '\n';
    for (const std::string& row : record.rows) {
        out << harmless(row) << (&row == &record.rows.back() ? "\n" : " ");
    }
    print_lines(out, record.details);
    if (!record.console.empty()) {
        out << "console:\n";
        print_lines(out, record.console);
    }
    if (record.attempts.size() > 1) {
        out << "attempts:\n";
        print_lines(out, record.attempts);
    }
    print_measurements(out, record);
    if (record.is_flaky) {
        out << "<CTestLabel>flaky</CTestLabel>\n<CTestDetails>"
            << escaped(record.verdict + " at try " + std::to_string(record.attempts.size()))
            << "</CTestDetails>\n";
    } else if (record.verdict != "PASS") {
        const std::string reason = record.details.empty() ? "" : ": " + record.details.front();
        out << "<CTestDetails>" << escaped(record.verdict + reason) << "</CTestDetails>\n";
    }
    for (const std::string& detail : record.details) {
        if (detail.starts_with(unexpected)) {
            out << "<CTestLabel>unexpected</CTestLabel>\n<CTestDetails>" << escaped(detail)
                << "</CTestDetails>\n";
        }
    }
    return out.str();
}

Answer stale(const std::string& reason, const std::string& hint) {
    return {CaseStale, "STALE: " + reason + "\nhint: " + hint + "\n"};
}

}  // namespace

Answer answer(const Question& question, const Journal& journal) {
    const std::string hint =
        "run the boot test of this image in the same run of ctest (no -FA/-FS)";
    if (question.ctest_identity != no_ctest && question.ctest_identity != journal.ctest_identity) {
        return stale("the journal is of another run of ctest", hint);
    }
    if (question.image_id != journal.image_id) {
        return stale("the journal is of image " + harmless(journal.image_id) + ", not of " +
                         question.image_id,
                     "the image was built anew: " + hint);
    }
    if (!journal.one_case) {
        return stale("the journal does not know the case " + harmless(question.case_name), hint);
    }
    const CaseRecord& record = *journal.one_case;
    int exit_code = CaseNotPassed;
    if (record.verdict == "PASS") {
        exit_code = CasePassed;
    } else if (record.verdict == "SKIP" || record.verdict == "DIVERGES" ||
               record.verdict == "UNSELECTED") {
        exit_code = CaseSkipped;
    }
    return {exit_code, words_for(question.case_name, record)};
}

Answer stale_answer(const Diagnostic& reason) {
    return stale(reason.file + ": " + reason.message, reason.hint);
}

}  // namespace selfe::verdict
