/** A Markdown link or picture to a file beside the text: its words, its path, and where in that file. */
const LINK = /(!?)\[([^\]]*)\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g;

/**
 * The Markdown text without links to what the package does not hold; their words stay.
 *
 * @param has whether the package holds a file, by its path from the text
 */
export function withoutDeadLinks(markdown: string, has: (path: string) => boolean): string {
  return markdown.replace(LINK, (link, picture: string, words: string, path: string) => {
    if (has(path)) return link;
    return picture === "" ? words : "";
  });
}
