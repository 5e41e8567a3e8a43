// Encodes a frame in RAM and sends it with one write.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/frame.hpp"

#include "selfe/console.hpp"
#include "selfe/crc32.hpp"

namespace selfe {
namespace {

constexpr size_t crc_digits = 8;
/// What follows the body: `*`, the CRC, CR LF.
constexpr size_t tail_size = 1 + crc_digits + 2;

constinit uint32_t next_sequence = 0;

bool is_allowed(char character) {
    return character >= ' ' && character <= '~' && character != '@' && character != '*';
}

}  // namespace

Frame& Frame::text(const char* text) {
    format_.text(text);
    return *this;
}

Frame& Frame::decimal(uint64_t value) {
    format_.decimal(value);
    return *this;
}

Frame& Frame::hex(uint64_t value, unsigned digits) {
    format_.hex(value, digits);
    return *this;
}

size_t Frame::encode(char (&line)[max_size], uint32_t sequence, const char* body, size_t size) {
    constexpr const char* start = "\r\n@@";
    Format head(line, max_size - tail_size);
    head.text(start);
    const size_t checked_from = head.size();
    head.decimal(sequence).character(' ');
    for (size_t index = 0; index < size; ++index) {
        head.character(is_allowed(body[index]) ? body[index] : '?');
    }
    Crc32 crc;
    crc.add(line + checked_from, head.size() - checked_from);
    Format tail(line + head.size(), tail_size);
    tail.character('*').hex(crc.value(), crc_digits).text("\r\n");
    return head.size() + tail.size();
}

void Frame::send() const {
    char line[max_size];
    const size_t size = encode(line, next_sequence++, format_.data(), format_.size());
    write_console(line, size);
}

}  // namespace selfe
