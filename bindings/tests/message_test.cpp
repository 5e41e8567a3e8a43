// Messages count their words and capabilities when they are compiled.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/message.hpp"

#include "selfe/endpoint.hpp"
#include "selfe/tcb.hpp"

namespace selfe {
namespace {

constexpr auto plain = message(3, 10, 20u, 30ul);
static_assert(__is_same(decltype(plain), const Message<3, 0>));
static_assert(plain.label == 3 && plain.words[0] == 10 && plain.words[2] == 30);

constexpr auto granted = message(4, 1).granting(Cap<Tcb>{5}, Cap<Endpoint>{6});
static_assert(__is_same(decltype(granted), const Message<1, 2>));
static_assert(granted.words[0] == 1);
static_assert(granted.caps[0].bits == 5 && granted.caps[1].bits == 6);

static_assert(__is_same(decltype(message(1)), Message<0, 0>));

}  // namespace
}  // namespace selfe
