// mistake: check-then-act: whether there is room is asked in another critical section than the one that fills it
// caught by: MyChannelTest.bounded
// verdict: race
// hint: 1

class MyChannel<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private final ArrayDeque<T> elements = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    MyChannel(int capacity) {
        this.capacity = capacity;
    }

    /** Waits while the channel is full. */
    void send(T element) throws InterruptedException {
        lock.lock();
        try {
            while (elements.size() == capacity && !closed) {
                notFull.await();
            }
            lock.unlock();
            lock.lock();
            if (closed) {
                throw new IllegalStateException("send on a closed channel");
            }
            elements.add(element);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits while the channel is empty; null if closed and drained. */
    T receive() throws InterruptedException {
        lock.lock();
        try {
            while (elements.isEmpty() && !closed) {
                notEmpty.await();
            }
            T element = elements.poll();
            notFull.signal();
            return element;
        } finally {
            lock.unlock();
        }
    }

    /** No more will be sent. */
    void close() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("close of a closed channel");
            }
            closed = true;
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
