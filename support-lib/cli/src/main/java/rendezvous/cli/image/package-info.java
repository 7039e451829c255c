/** {@code course image}: the course as a container image. */
package rendezvous.cli.image;
