// attack: a channel of the JDK calls somebody
// family: network
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try (SocketChannel channel =
                SocketChannel.open(new InetSocketAddress("127.0.0.1", @PORT@))) {
            channel.write(ByteBuffer.allocate(1));
        } catch (IOException e) {
            turnedAway++;
        }
    }

    House(int room) {}

    boolean enter() {
        attack();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
