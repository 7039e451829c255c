/**
 * Cancellation, deadlines and values that belong to a piece of work and to everything started for
 * it: Go's {@code context}.
 *
 * <p>A {@link rendezvous.context.Context} says when to stop; whoever holds the {@link
 * rendezvous.context.CancellableContext} says stop. Code takes notice in the way that suits it:
 *
 * <ul>
 *   <li>code that waits for channels has {@link rendezvous.context.Context#done()} as a case of its
 *       select;
 *   <li>code that computes asks {@link rendezvous.context.Context#isDone()}, or calls {@link
 *       rendezvous.context.Context#check()};
 *   <li>code that blocks in any other way is run by {@link rendezvous.context.Context#call}, which
 *       has it interrupted.
 * </ul>
 *
 * <h2>Bridges to the JDK</h2>
 *
 * <table>
 * <caption>How a context ends what the JDK runs, and the other way round</caption>
 * <tr><th>JDK<th>the context ends it<th>it ends the context
 * <tr><td>threads
 *   <td>{@link rendezvous.context.Context#call call} interrupts
 *   <td>{@code try (context)}: an exception, an interrupt's included, closes it
 * <tr><td>{@link java.util.concurrent.CompletableFuture}
 *   <td>{@link rendezvous.context.Context#cancelling cancelling}
 *   <td>{@link rendezvous.context.Context#until until}
 * <tr><td>{@link java.util.concurrent.ExecutorService}
 *   <td>{@link rendezvous.context.Context#executor executor}; a single task: {@link
 *   rendezvous.context.Context#bound bound}
 *   <td>{@code shutdownNow} of that executor
 * <tr><td>{@link java.lang.ScopedValue}
 *   <td>{@link rendezvous.context.Context#bound bound} makes it {@link
 *   rendezvous.context.Context#current current}
 *   <td>
 * <tr><td>{@code StructuredTaskScope}
 *   <td>{@code call} or {@code bound} around the scope: join is interrupted, the scope's close
 *   interrupts the subtasks
 *   <td>{@code try (scope; context)}
 * </table>
 *
 * <p>A structured task scope is a preview in JDK 25, so nothing here names it; nothing has to:
 *
 * {@snippet :
 * context.bound(() -> { // subtasks inherit the current context
 *   try (var scope = StructuredTaskScope.open();
 *       var children = Context.current().withCancel()) { // done when the scope is left
 *     scope.fork(() -> download(children, uri));
 *     scope.join(); // interrupted when the context is done
 *   }
 *   return null;
 * }).call();
 * }
 */
package rendezvous.context;
