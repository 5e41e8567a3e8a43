// Results hold a value or an error, never both and never neither.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/result.hpp"

#include "selfe/word.hpp"

namespace selfe {
namespace {

constexpr Result<Word> good(Word{7});
static_assert(good && good.has_value() && good.value() == 7 && *good == 7);
static_assert(good.error() == Error::NoError);
static_assert(good.value_or(1) == 7);

constexpr Result<Word> bad(Error::DeleteFirst);
static_assert(!bad && !bad.has_value());
static_assert(bad.error() == Error::DeleteFirst);
static_assert(bad.value_or(1) == 1);

static_assert(Result<Word>(7, Error::NoError).value() == 7);
static_assert(Result<Word>(7, Error::RangeError).value_or(1) == 1);

static_assert(__is_trivially_copyable(Result<Word>));

constexpr bool equal(const char* a, const char* b) {
    for (; *a != '\0' && *a == *b; ++a, ++b) {
    }
    return *a == *b;
}
static_assert(equal(name_of(Error::NoError), "NoError"));
static_assert(equal(name_of(Error::NotEnoughMemory), "NotEnoughMemory"));
static_assert(equal(name_of(static_cast<Error>(99)), "unknown error"));
static_assert(is_ok(Error::NoError) && !is_ok(Error::RangeError));
static_assert(sizeof(Error) == sizeof(sys::seL4_Error));

}  // namespace
}  // namespace selfe
