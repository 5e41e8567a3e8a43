// What may be done with a copied capability.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"

namespace selfe {

/// A set of access rights. Corresponds to seL4_CapRights_t. Manual: Capability rights.
///
/// What a right means depends on the object: on an endpoint read is receive, write is send, grant
/// passes capabilities, grant-reply only the one to answer; on a page read and write are the
/// mapping's.
class Rights {
  public:
    constexpr Rights() : raw_(sys::seL4_NoRights) {}
    constexpr explicit Rights(sys::seL4_CapRights_t raw) : raw_(raw) {}

    /// Read, write, grant and grant-reply.
    static constexpr Rights all() { return Rights(sys::seL4_AllRights); }
    /// No right at all.
    static constexpr Rights none() { return Rights(sys::seL4_NoRights); }
    /// Read and write, not grant.
    static constexpr Rights read_write() { return Rights(sys::seL4_ReadWrite); }
    /// Read only: receive, wait, map readable.
    static constexpr Rights can_read() { return Rights(sys::seL4_CanRead); }
    /// Write only: send, signal.
    static constexpr Rights can_write() { return Rights(sys::seL4_CanWrite); }
    /// Grant only.
    static constexpr Rights can_grant() { return Rights(sys::seL4_CanGrant); }
    /// Grant-reply only: may be answered.
    static constexpr Rights can_grant_reply() { return Rights(sys::seL4_CanGrantReply); }
    /// All but read.
    static constexpr Rights no_read() { return Rights(sys::seL4_NoRead); }
    /// All but write.
    static constexpr Rights no_write() { return Rights(sys::seL4_NoWrite); }

    /// Whether every right of `other` is in this set.
    [[nodiscard]] constexpr bool has(Rights other) const { return (*this & other) == other; }
    /// For calls of selfe::sys.
    [[nodiscard]] constexpr sys::seL4_CapRights_t raw() const { return raw_; }

    [[nodiscard]] friend constexpr Rights operator|(Rights a, Rights b) {
        a.raw_.words[0] |= b.raw_.words[0];
        return a;
    }
    [[nodiscard]] friend constexpr Rights operator&(Rights a, Rights b) {
        a.raw_.words[0] &= b.raw_.words[0];
        return a;
    }
    [[nodiscard]] friend constexpr bool operator==(Rights a, Rights b) {
        return a.raw_.words[0] == b.raw_.words[0];
    }

  private:
    sys::seL4_CapRights_t raw_;
};

}  // namespace selfe
