// Writes HELLO, starts, verdicts, tallies and BYE.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/report.hpp"

#include "selfe/config.hpp"
#include "selfe/frame.hpp"
#include "selfe/program_headers.hpp"

namespace selfe::conformance {
namespace {

constexpr unsigned repetitions = 3;
constexpr size_t cases_per_tally = 64;
constexpr const char* verdict_names[] = {"PASS", "FAIL", "SKIP", "CRASH", "HANG"};

}  // namespace

void Report::hello(uint32_t nonce) const {
    for (unsigned i = 0; i < repetitions; ++i) {
        Frame frame;
        frame.text("HELLO v=1 img=");
        frame.hex(image_id(), 16);
        frame.text(" plat=").text(config::text("PLAT"));
        frame.text(" n=").decimal(case_count_);
        frame.text(" boot=").hex(nonce, 8);
        frame.send();
    }
}

void Report::fact(const char* key, const char* value) const {
    Frame().text("K ").text(key).text("=").text(value).send();
}

void Report::fact(const char* key, uint64_t value) const {
    Frame().text("K ").text(key).text("=0x").hex(value).send();
}

void Report::start(size_t index) const {
    Frame().text("S ").decimal(index).send();
}

void Report::detail(size_t index, const char* text) const {
    Frame().text("D ").decimal(index).text(" ").text(text).send();
}

void Report::verdict(size_t index, Verdict verdict) {
    const bool passed = verdict == Verdict::Pass;
    const bool skipped = verdict == Verdict::Skip;
    (passed ? passed_ : skipped ? skipped_ : not_passed_) += 1;
    const unsigned code = passed ? 1 : skipped ? 3 : 2;
    tally_[index / 4] = static_cast<uint8_t>(tally_[index / 4] | code << index % 4 * 2);
    Frame()
        .text("R ")
        .decimal(index)
        .text(" ")
        .text(verdict_names[static_cast<size_t>(verdict)])
        .send();
}

void Report::tally() const {
    for (size_t first = 0; first < case_count_; first += cases_per_tally) {
        Frame frame;
        frame.text("T ").decimal(first).text(" ");
        for (size_t byte = first / 4; byte < first / 4 + cases_per_tally / 4; ++byte) {
            frame.hex(tally_[byte], 2);
        }
        frame.send();
    }
}

void Report::bye() const {
    for (unsigned i = 0; i < repetitions; ++i) {
        tally();
    }
    for (unsigned i = 0; i < repetitions; ++i) {
        Frame()
            .text("BYE ")
            .decimal(passed_)
            .text(" ")
            .decimal(not_passed_)
            .text(" ")
            .decimal(skipped_)
            .send();
    }
}

}  // namespace selfe::conformance
