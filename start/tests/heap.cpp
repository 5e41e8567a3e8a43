// Checks the opt-in heap on a kernel: it grows by mapping, and ends in null or a panic.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/mapped_heap_source.hpp"
#include "selfe/mutex.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/thread.hpp"
#include "selfe/yield.hpp"

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

/// A mutex that gives others the processor while it is held, and sees whether they keep out.
class YieldingLock final : public selfe::HeapLock {
  public:
    explicit YieldingLock(selfe::Mutex& mutex) : mutex_(mutex) {}
    void lock() override {
        mutex_.lock();
        expect(!is_held_, "one thread at a time is in the heap");
        is_held_ = true;
        if (++count_ % 16 == 0) {
            selfe::yield();
        }
    }
    void unlock() override {
        is_held_ = false;
        mutex_.unlock();
    }
    [[nodiscard]] Word count() const { return count_; }

  private:
    selfe::HeapMutex<selfe::Mutex> mutex_;
    volatile bool is_held_ = false;
    Word count_ = 0;
};

constexpr Word rounds = 300;

/// Two threads at the same heap: each finds in its blocks what it has written.
void threads_share_it(const selfe::ThreadSource& source, const YieldingLock& lock) {
    const auto work = [] {
        Word found = 0;
        for (Word i = 0; i < rounds; ++i) {
            // Volatile: a compiler may leave out a block that nobody looks at.
            volatile Word* const block = new Word[1 + i % 50];
            block[i % 50] = i;
            found += block[i % 50] == i ? 1 : 0;
            delete[] block;
        }
        return found;
    };
    const Word before = lock.count();
    selfe::Thread first = selfe::Thread::start(source, {}, work).take();
    selfe::Thread second = selfe::Thread::start(source, {}, work).take();
    expect(first.join().value() == rounds && second.join().value() == rounds,
           "threads keep out of each other's blocks");
    expect(lock.count() == before + 4 * rounds, "each new and delete takes the lock once");
}

struct alignas(64) Line {
    char text[64];
};

char* volatile heap_end;  // the compiler must not see that nobody uses the memory

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    static selfe::MappedHeapSource source(memory.pages);
    static selfe::Heap heap(source);
    const auto notification = memory.objects.allocate<selfe::Notification>();
    static selfe::Mutex mutex(notification->cap());
    static YieldingLock lock(mutex);
    selfe::use_heap(heap, &lock);

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

    threads_share_it(selfe::ThreadSource(boot_info, memory.objects, memory.pages), lock);

    const Line* const line = new Line{};
    expect(reinterpret_cast<Word>(line) % alignof(Line) == 0, "alignment is kept");
    delete line;
    char* const text = new char[1000];
    text[999] = 'x';
    delete[] text;

    const size_t most = memory.objects.free_bytes();
    expect(new (std::nothrow) char[most] == nullptr, "too much is null where it may be");
    expect(source.last_error() == selfe::MemoryCause::OutOfMemory ||
               source.last_error() == selfe::MemoryCause::OutOfAddresses,
           "for a reason that is known");
    heap_end = new char[most];
    return 0;
}
