// Result frames: lines that survive a dirty serial wire and that a machine can trust.
// SPDX-License-Identifier: BSD-2-Clause
//
//     CR LF @@ sequence SP body * crc CR LF
//
// CR LF in front: half a line of the kernel's costs nothing. Sequence number: a gap shows what was
// lost. CRC-32 of "sequence SP body", 8 hex digits: no frame is read wrong. The whole frame goes to
// the console in one write. docs/protocol.md lists the bodies; the reader is the runner's, and both
// are tested against runner/tests/vectors/frames.txt.
#pragma once

#include "selfe/format.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// A frame under construction: `Frame().text("S ").decimal(index).send();`
class Frame {
  public:
    /// Longest frame, with the CR LF in front and behind.
    static constexpr size_t max_size = 200;

    Frame() = default;
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    Frame& text(const char* text);
    Frame& decimal(uint64_t value);
    /// Lower-case hex, zeros in front up to `digits` (1 to 16).
    Frame& hex(uint64_t value, unsigned digits = 1);

    /// Writes the frame with the next sequence number. A body that is too long is cut.
    /// Not locked: one thread of a program sends at a time.
    void send() const;

    /// The frame's bytes, CR LF included, into `line`; returns how many. Bytes that a body must
    /// not hold (`@`, `*`, anything but printable ASCII) become `?`.
    static size_t encode(char (&line)[max_size], uint32_t sequence, const char* body, size_t size);

  private:
    char body_[max_size]{};
    Format format_{body_};
};

}  // namespace selfe
