// Checks the opt-in heap on a kernel: it grows by mapping, and ends in null or a panic.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/mapped_heap_source.hpp"
#include "selfe/root_memory.hpp"

#include <new>

using selfe::Word;
using selfe::start_test::expect;

namespace {

struct Node {
    explicit Node(Node* follower, Word number) : next(follower), value(number) {}
    virtual ~Node() = default;

    Node* next;
    Word value;
};

struct alignas(64) Line {
    char text[64];
};

char* volatile heap_end;  // the compiler must not see that nobody uses the memory

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    static selfe::MappedHeapSource source(memory.pages);
    static selfe::Heap heap(source);
    selfe::use_heap(heap);

    Node* list = nullptr;
    for (Word i = 0; i < 10000; ++i) {
        list = new Node(list, i);
    }
    Word sum = 0;
    while (list != nullptr) {
        Node* const next = list->next;
        sum += list->value;
        delete list;
        list = next;
    }
    expect(sum == 10000 * 9999 / 2, "nodes keep what they were made with");

    const Line* const line = new Line{};
    expect(reinterpret_cast<Word>(line) % alignof(Line) == 0, "alignment is kept");
    delete line;
    char* const text = new char[1000];
    text[999] = 'x';
    delete[] text;

    const size_t most = size_t{1} << memory.objects.largest_free_bits();
    expect(new (std::nothrow) char[most] == nullptr, "too much is null where it may be");
    expect(source.last_error() == selfe::MemoryCause::OutOfMemory ||
               source.last_error() == selfe::MemoryCause::OutOfSlots ||
               source.last_error() == selfe::MemoryCause::OutOfAddresses,
           "for a reason that is known");
    heap_end = new char[most];
    return 0;
}
