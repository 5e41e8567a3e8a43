// The chunks of additional boot information, one behind the other, each with id and length.
// SPDX-License-Identifier: BSD-2-Clause
//
// Apart from the rest of the boot information since this needs no kernel: the same code is tested
// on the build machine with chunks that lie about their length.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// One chunk: `size` bytes at `data`, which follow its header. `id` is a seL4_BootInfoID.
struct ExtraChunk {
    uintptr_t id{};
    const unsigned char* data{};
    size_t size{};
};

/// All chunks in a range of bytes, padding left out, for a range-based for loop. They end at the
/// first header that is out of bounds.
class ExtraRange {
  public:
    /// Id of a chunk that only fills space. Corresponds to SEL4_BOOTINFO_HEADER_PADDING.
    static constexpr uintptr_t padding = 0;

    struct End {};
    class Iterator {
      public:
        Iterator(const unsigned char* at, const unsigned char* end) : at_(at), end_(end) { skip(); }
        ExtraChunk operator*() const {
            const Header head = header();
            return {head.id, at_ + sizeof(Header), head.length - sizeof(Header)};
        }
        Iterator& operator++() {
            at_ += header().length;
            skip();
            return *this;
        }
        bool operator==(End) const { return at_ == end_; }

      private:
        struct Header {
            uintptr_t id;
            uintptr_t length;  ///< bytes, this header included
        };
        /// Copied: a length need not be a multiple of a word, and the next header then is not
        /// aligned.
        Header header() const {
            Header header;
            __builtin_memcpy(&header, at_, sizeof header);
            return header;
        }
        void skip() {
            while (at_ != end_) {
                const auto left = static_cast<size_t>(end_ - at_);
                if (left < sizeof(Header) || header().length < sizeof(Header) ||
                    header().length > left) {
                    at_ = end_;
                } else if (header().id != padding) {
                    return;
                } else {
                    at_ += header().length;
                }
            }
        }

        const unsigned char* at_;
        const unsigned char* end_;
    };

    ExtraRange(const unsigned char* data, size_t size) : begin_(data), end_(data + size) {}

    [[nodiscard]] Iterator begin() const { return {begin_, end_}; }
    [[nodiscard]] End end() const { return {}; }

  private:
    const unsigned char* begin_;
    const unsigned char* end_;
};

}  // namespace selfe
