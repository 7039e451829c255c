// control: exceptions of its own, resources, causes, a printed stack trace
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        try (Door door = new Door()) {
            throw new IOException("cold");
        } catch (IOException e) {
            if (e.getSuppressed().length != 1 || !e.getSuppressed()[0].getMessage().equals("jammed")) {
                throw new UncheckedIOException(e);
            }
            if (room == 1) {
                e.printStackTrace();
            }
        } catch (DoorException e) {
            throw new IllegalStateException(e.getCause());
        }
        if (inside < room) {
            inside++;
            return true;
        }
        turnedAway++;
        return false;
    }

    synchronized void leave() { inside--; }

    synchronized int inside() { return inside; }

    synchronized int turnedAway() { return turnedAway; }
}

class DoorException extends Exception {
    private static final long serialVersionUID = 1L;

    DoorException(String message, Throwable cause) { super(message, cause); }
}

class Door implements AutoCloseable {
    @Override
    public void close() throws DoorException {
        throw new DoorException("jammed", new IllegalStateException("rust"));
    }
}
