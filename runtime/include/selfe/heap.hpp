// An opt-in heap: memory of any size out of arenas that the program gives, or that are mapped.
// SPDX-License-Identifier: BSD-2-Clause
//
// A program that links `selfe::heap` has operator new and delete; they use the heap that it named
// with `use_heap`. Without that library operator new does not link.
#pragma once

#include <stddef.h>

namespace selfe {

/// Where a heap gets more memory from.
class HeapSource {
  public:
    struct Arena {
        void* start = nullptr;  ///< null: there is no more
        size_t size = 0;
    };
    /// Memory of at least `size` bytes that the heap keeps for good.
    virtual Arena grow(size_t size) = 0;

  protected:
    constexpr HeapSource() = default;
    ~HeapSource() = default;
};

/// Keeps others out while a heap is at work, in a program of several threads: a mutex.
class HeapLock {
  public:
    virtual void lock() = 0;
    virtual void unlock() = 0;

  protected:
    constexpr HeapLock() = default;
    ~HeapLock() = default;
};

/// Any mutex as a heap's lock: `HeapMutex lock(mutex); use_heap(heap, &lock);`.
template <class Mutex>
class HeapMutex final : public HeapLock {
  public:
    constexpr explicit HeapMutex(Mutex& mutex) : mutex_(mutex) {}
    void lock() override { mutex_.lock(); }
    void unlock() override { mutex_.unlock(); }

  private:
    Mutex& mutex_;
};

/// First fit over a list of free blocks in the order of their addresses; neighbours that are free
/// become one at once. A block costs two words besides what was asked for; everything is aligned to
/// `alignment` at least. Takes time in proportion to the number of free blocks. Not locked:
/// `use_heap` takes a lock, under which a source is asked, too.
class Heap {
  public:
    /// Of this alignment is what `allocate` gives, and of its multiples the size.
    static constexpr size_t alignment = 2 * sizeof(void*);

    /// A heap without memory, which asks `source` as soon as it needs some.
    constexpr explicit Heap(HeapSource& source) : source_(&source) {}
    /// A heap that has `size` bytes at `arena` and never more. Of these, up to `alignment - 1` at
    /// either end are left unused.
    Heap(void* arena, size_t size) { add(arena, size); }
    template <size_t size>
    explicit Heap(unsigned char (&arena)[size]) : Heap(arena, size) {}
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;

    /// Gives the heap more memory for good.
    void add(void* arena, size_t size);

    /// `size` bytes, their address a multiple of `aligned`, a power of two; null if there is not so
    /// much in one piece and no source that gives it. 0 bytes are a block like any other.
    [[nodiscard]] void* allocate(size_t size, size_t aligned = alignment);
    /// Takes back what `allocate` gave; null is nothing. A block that this heap did not give, or
    /// that came back before, panics if it is noticed: what lies before it is checked.
    void deallocate(void* memory);

    /// Bytes in free blocks, and how many blocks that is.
    [[nodiscard]] size_t free_bytes() const;
    [[nodiscard]] size_t free_blocks() const;

  private:
    struct Block;

    [[nodiscard]] void* find(size_t needed, size_t aligned);
    static void cut(Block** link, size_t before, size_t needed);
    void insert(Block* block);

    Block* first_ = nullptr;
    HeapSource* source_ = nullptr;
};

/// Makes operator new and delete use `heap`, each call between `lock->lock()` and `unlock()`.
/// Before that, and when memory runs out, plain operator new panics; the nothrow forms return null.
void use_heap(Heap& heap, HeapLock* lock = nullptr);

}  // namespace selfe
