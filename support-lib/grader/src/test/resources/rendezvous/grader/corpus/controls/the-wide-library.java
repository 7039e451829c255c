// control: numbers, dates, texts, patterns, collections and collectors of the JDK
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        var random = new Random(42);
        var text = IntStream.range(0, 5).mapToObj(i -> "v" + random.nextInt(10))
            .collect(Collectors.joining(", ", "[", "]"));
        var found = Pattern.compile("v(\\d)").matcher(text).results().map(MatchResult::group).toList();
        var sum = BigInteger.valueOf(found.size()).add(new BigDecimal("1.5").toBigInteger());
        var day = LocalDate.of(2026, 2, 28).plusDays(1).format(DateTimeFormatter.ISO_DATE);
        var time = Duration.between(Instant.EPOCH, Instant.ofEpochSecond(90)).toMinutes();
        var groups = found.stream().collect(Collectors.groupingBy(String::length, TreeMap::new,
            Collectors.counting()));
        var bits = new BitSet();
        bits.set(Math.floorMod(-3, 7));
        var joined = new StringJoiner("-").add(day).add(text.toLowerCase(Locale.ROOT)).toString();
        Objects.requireNonNull(Optional.of(joined).filter(Predicate.not(String::isEmpty)).orElseThrow());
        PriorityQueue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length)
            .thenComparing(Comparator.reverseOrder()));
        queue.addAll(found);
        char[] letters = text.toCharArray();
        Arrays.sort(letters);
        if (sum.signum() < 0 || time != 1 || groups.isEmpty() || bits.cardinality() != 1
                || UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).version() != 3
                || TimeUnit.SECONDS.toMillis(1) != 1_000 || HexFormat.of().formatHex(new byte[1]).isEmpty()) {
            throw new ArithmeticException();
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
