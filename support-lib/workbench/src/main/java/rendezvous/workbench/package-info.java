/**
 * Real components for notebooks: databases, a message broker, web sites, a Git repository, other
 * JVMs. They listen on free ports of the loopback interface, keep what they can in the user's cache
 * folder, and never outlive the notebook.
 *
 * {@snippet :
 * Workbench bench = Workbench.open("2.5");
 * WebSite shop = bench.site("shop").pages(path -> "<h1>" + path + "</h1>").latency(Duration.ofMillis(20));
 * Postgres database = bench.postgres();
 * bench                                   // shows what runs where
 * }
 *
 * {@snippet :
 * database.execute("create table page (path text, title text)");
 * database.query("select count(*) from page")
 * }
 *
 * <p>A component is configured, then started once by {@link rendezvous.workbench.Workbench#start};
 * a shorthand of the workbench does both. What cannot start throws {@link
 * rendezvous.workbench.ComponentFailedException}, which says why and what to do. A component that
 * dies later says so when it is used next.
 *
 * <p>For a maintainer: {@code Component} is the life cycle, {@code Place} what a component has
 * while it lives (a folder, processes, a log), {@code Watchdog} the guard that outlives a killed
 * kernel and takes the rest with it.
 */
package rendezvous.workbench;
