package dev.counter.core.page;

/**
 * A way to one of the pages, as the layout offers it.
 *
 * @param name what the visitor reads
 * @param path the page's path
 */
public record Link(String name, String path) {
}
