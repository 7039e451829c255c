// honest: an abstract class, an interface with a default method, an enum
// exercise: 01-lost-update

enum Door { OPEN, SHUT }

interface Visited {
    int inside();

    int turnedAway();

    default int came() { return inside() + turnedAway(); }
}

abstract class Building implements Visited {
    protected int inside;
    protected int turnedAway;

    protected abstract Door door();

    synchronized boolean enter() {
        return switch (door()) {
            case OPEN -> {
                inside++;
                yield true;
            }
            case SHUT -> {
                turnedAway++;
                yield false;
            }
        };
    }

    synchronized void leave() { inside--; }

    @Override
    public synchronized int inside() { return inside; }

    @Override
    public synchronized int turnedAway() { return turnedAway; }
}

class House extends Building {
    private final int room;

    House(int room) { this.room = room; }

    @Override
    protected Door door() { return inside < room ? Door.OPEN : Door.SHUT; }

    @Override
    public String toString() {
        return "House[%d of %d, %d turned away]".formatted(inside(), room, turnedAway());
    }
}
