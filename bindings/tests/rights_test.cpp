// Rights as sets.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/rights.hpp"

namespace selfe {
namespace {

static_assert(Rights() == Rights::none());
static_assert((Rights::can_read() | Rights::can_write()) == Rights::read_write());
static_assert((Rights::can_read() | Rights::can_write() | Rights::can_grant() |
               Rights::can_grant_reply()) == Rights::all());
static_assert((Rights::all() & Rights::no_read()) == Rights::no_read());
static_assert(Rights::all().has(Rights::can_grant()));
static_assert(!Rights::read_write().has(Rights::can_grant()));
static_assert(Rights::none().has(Rights::none()));
static_assert(Rights::no_write().has(Rights::can_read()));
static_assert(!Rights::no_write().has(Rights::can_write()));
static_assert(sizeof(Rights) == sizeof(sys::seL4_CapRights_t));

}  // namespace
}  // namespace selfe
