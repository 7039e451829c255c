/** {@code course lab}: the notebooks in the browser. */
package rendezvous.cli.lab;
