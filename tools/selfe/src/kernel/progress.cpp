// Progress as text: one line a step, and on a terminal one line that is written over and over.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/kernel/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>
#include <algorithm>
#include <ostream>
#include <string>

namespace selfe::kernel {

TextProgress::~TextProgress() {
    clear_detail();
}

void TextProgress::step(std::string_view text) {
    clear_detail();
    out_ << "selfe: " << text << std::endl;  // at once: the step may take minutes
    last_line_ = Clock::now();
}

void TextProgress::detail(std::string_view line) {
    constexpr unsigned margin = 3;  // two blanks before it; the last column would wrap
    const bool is_terminal = columns_ > 0;
    const bool is_wanted = is_terminal ? columns_ > margin : Clock::now() - last_line_ >= quiet_;
    if (!is_wanted) {
        return;
    }
    std::string text(is_terminal ? line.substr(0, columns_ - margin) : line);
    // Tools colour their output; half a colour code would colour the rest of the terminal.
    std::ranges::replace_if(
        text, [](char character) { return static_cast<unsigned char>(character) < ' '; }, ' ');
    clear_detail();
    out_ << "  " << text << (is_terminal ? "" : "\n") << std::flush;
    has_detail_ = is_terminal;
    last_line_ = Clock::now();
}

void TextProgress::note(const Diagnostic& note) {
    clear_detail();
    print_note(note, out_);
    out_.flush();
}

void TextProgress::clear_detail() {
    if (has_detail_) {
        out_ << "\r\033[K" << std::flush;  // to the line's start, and erase it
        has_detail_ = false;
    }
}

unsigned terminal_columns() {
    winsize size{};
    if (::isatty(STDERR_FILENO) == 0 || ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0) {
        return 0;
    }
    return size.ws_col;
}

}  // namespace selfe::kernel
