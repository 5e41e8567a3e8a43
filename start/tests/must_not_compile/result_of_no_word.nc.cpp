// What a thread returns must be a word: it is not dropped.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/thread.hpp"

struct Answer {
    selfe::Word left;
    selfe::Word right;
};

bool starts(const selfe::ThreadSource& source) {
#ifdef SELFE_MUST_NOT_COMPILE
    return selfe::Thread::start(source, {}, [] { return Answer{}; }).has_value();
#else
    return selfe::Thread::start(source, {}, [] { return Answer{}.left; }).has_value();
#endif
}
