// Connections whose request is complete, waiting for a worker: bounded, refuses instead of growing.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace flurwerk::api {

struct Connection;

class WorkQueue {
 public:
  explicit WorkQueue(std::size_t most) : most_(most) {}

  // False when the queue is full. `surely` is for what was admitted before: answers on their way.
  bool push(Connection* connection, bool surely) {
    {
      std::lock_guard lock(mutex_);
      if (!surely && waiting_.size() >= most_) return false;
      waiting_.push_back(connection);
      empty_ = false;
    }
    ready_.notify_one();
    return true;
  }

  // The next one; nullptr once closed.
  Connection* pop() {
    std::unique_lock lock(mutex_);
    ++idle_;
    ready_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    --idle_;
    if (closed_) return nullptr;
    Connection* next = waiting_.front();
    waiting_.pop_front();
    empty_ = waiting_.empty();
    return next;
  }

  // Forgets all that wait; gives their number.
  std::size_t take_all() {
    std::lock_guard lock(mutex_);
    std::size_t count = waiting_.size();
    waiting_.clear();
    return count;
  }

  void close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
  }

  // A worker may stay with its client for a moment: nobody waits for it.
  bool relaxed() const { return empty_ && idle_ > 0; }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Connection*> waiting_;
  std::atomic<bool> empty_{true};
  std::atomic<int> idle_{0};
  bool closed_ = false;
};

}  // namespace flurwerk::api
