/**
 * The book: executed notebooks as web pages that need nothing but the folder they stand in. {@link
 * rendezvous.cli.book.Book#write} is the only way in.
 */
package rendezvous.cli.book;
