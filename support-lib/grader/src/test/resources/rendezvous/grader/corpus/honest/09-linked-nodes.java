// honest: linked nodes and one condition
// exercise: 09-bounded-channel

class MyChannel<T> {
    private static final class Node<E> {
        final E element;
        Node<E> next;

        Node(E element) { this.element = element; }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int capacity;
    private Node<T> first;
    private Node<T> last;
    private int size;
    private boolean closed;

    MyChannel(int capacity) { this.capacity = capacity; }

    void send(T element) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size == capacity && !closed) {
                changed.await();
            }
            if (closed) {
                throw new IllegalStateException();
            }
            Node<T> node = new Node<>(element);
            if (first == null) {
                first = node;
            } else {
                last.next = node;
            }
            last = node;
            size++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    T receive() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (first == null && !closed) {
                changed.await();
            }
            if (first == null) {
                return null;
            }
            T element = first.element;
            first = first.next;
            size--;
            changed.signalAll();
            return element;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException();
            }
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
