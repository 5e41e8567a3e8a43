// The running program's thread-local template.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/program_headers.hpp"
#include "selfe/tls.hpp"

namespace selfe {

TlsImage TlsImage::of_program() {
    const ProgramHeader* const header = ProgramHeaders().find(SegmentType::Tls);
    if (header == nullptr) {
        return {};
    }
    return {reinterpret_cast<const char*>(header->virtual_address), header->file_size,
            header->memory_size, header->alignment == 0 ? 1 : header->alignment};
}

}  // namespace selfe
