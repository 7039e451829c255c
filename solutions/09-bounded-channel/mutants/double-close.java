// mistake: double close: the second one is not noticed
// caught by: MyChannelHiddenTest.misuse
// verdict: fail
// hint: 4

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
            closed = true;
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
