// Reads members, down into records without a name.
// SPDX-License-Identifier: BSD-2-Clause
#include "records.hpp"

namespace selfe::generator {
namespace {

/// The record that has a layout, and where it lies in the outermost one.
struct Holder {
    CXType type;
    std::string name;  ///< empty, or "member." of the outermost record
    std::uint64_t offset_bits{};
};

class FieldReader {
  public:
    FieldReader(const Source& source, const Prefix& prefix) : source_(source), prefix_(prefix) {}

    Expected<void> members(CXCursor scope, const Holder& holder);
    std::vector<Field> take() { return std::move(fields_); }

  private:
    Expected<void> member(CXCursor cursor, const Holder& holder);

    const Source& source_;
    const Prefix& prefix_;
    std::vector<Field> fields_;
};

Expected<void> FieldReader::members(CXCursor scope, const Holder& holder) {
    Expected<void> result;
    clang::for_each_child(scope, [&](CXCursor child) {
        if (!result) {
            return;
        }
        if (clang_getCursorKind(child) == CXCursor_FieldDecl) {
            result = member(child, holder);
        } else if (clang_Cursor_isAnonymousRecordDecl(child) != 0) {
            result = members(child, holder);  // its members are the holder's
        }
    });
    return result;
}

Expected<void> FieldReader::member(CXCursor cursor, const Holder& holder) {
    const CXType type = clang_getCursorType(cursor);
    const std::string name = clang::spelling(cursor);
    const long long offset = clang_Type_getOffsetOf(holder.type, name.c_str());
    if (offset < 0) {
        return not_understood(prefix_, source_.place(cursor), "offset of field " + name);
    }
    const std::uint64_t bits = holder.offset_bits + static_cast<std::uint64_t>(offset);
    const CXCursor declared = clang_getTypeDeclaration(type);
    const CXCursorKind kind = clang_getCursorKind(declared);
    if ((kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl) &&
        clang::is_unnamed(declared)) {
        return members(declared, {clang_getCursorType(declared), holder.name + name + ".", bits});
    }
    Field field{holder.name + name, clang::spelling(type), bits, std::nullopt};
    if (clang::is_unnamed(declared)) {
        field.type = "unnamed type";  // its spelling would hold a path
    }
    if (clang_Cursor_isBitField(cursor) != 0) {
        field.bit_width = static_cast<unsigned>(clang_getFieldDeclBitWidth(cursor));
    }
    fields_.push_back(std::move(field));
    return {};
}

}  // namespace

Expected<Record> read_record(const Source& source, const Prefix& prefix, CXCursor cursor) {
    const CXType type = clang_getCursorType(cursor);
    if (clang::is_unnamed(cursor)) {
        return not_understood(prefix, source.place(cursor), "record without a name");
    }
    Record record{.name = clang::spelling(cursor),
                  .spelling = {},
                  .is_union = clang_getCursorKind(cursor) == CXCursor_UnionDecl,
                  .size = static_cast<std::uint64_t>(clang_Type_getSizeOf(type)),
                  .alignment = static_cast<std::uint64_t>(clang_Type_getAlignOf(type)),
                  .fields = {},
                  .documentation = clang::documentation(cursor),
                  .place = source.place(cursor)};
    if (clang_Type_getSizeOf(type) < 0) {
        return not_understood(prefix, record.place, "layout of " + record.name);
    }
    FieldReader reader(source, prefix);
    if (auto done = reader.members(cursor, {type, "", 0}); !done) {
        return std::unexpected(done.error());
    }
    record.fields = reader.take();
    return record;
}

}  // namespace selfe::generator
