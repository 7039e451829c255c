// honest: the ErrorGroup of the course
// exercise: 02-captured-variables

class Mailing {
    List<Supplier<String>> letters(List<String> names) {
        var iterator = names.iterator();
        return Stream.iterate(1, n -> iterator.hasNext(), n -> n + 1)
            .map(n -> {
                String name = iterator.next();
                return (Supplier<String>) () -> n + ". Dear " + name;
            })
            .toList();
    }

    List<String> write(List<Supplier<String>> letters) throws InterruptedException {
        try (var group = new ErrorGroup("letters")) {
            List<Future<String>> texts = new ArrayList<>();
            for (Supplier<String> letter : letters) {
                texts.add(group.go(letter::get));
            }
            group.await();
            return texts.stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a letter could not be written", e);
        }
    }
}
