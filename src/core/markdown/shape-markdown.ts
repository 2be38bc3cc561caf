/** A node of the HTML tree that Markdown is turned into (hast). */
export type MarkdownNode = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: MarkdownNode[];
};

/** What stands before each anchor of a document, so that none is taken for an element of the page. */
const ANCHOR_PREFIX = 'user-content-';

const isElement = ({ type }: MarkdownNode) => type === 'element';

const levelOf = ({ tagName = '' }: MarkdownNode): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

function* nodesOf(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

/** The text of a node, as it is read. */
export const textOf = (node: MarkdownNode): string =>
  node.value ?? (node.children ?? []).map(textOf).join('');

/** The anchor of a heading by its words, as GitHub makes it: "What it gives?" is `what-it-gives`. */
const anchorOf = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/**
 * The ids that a link of the document may mean by its target: of a heading, or of a footnote, which has its prefix already.
 * @param fragment with `#`, as it is written
 */
export function anchorIds(fragment: string): readonly string[] {
  const written = fragment.slice(1);
  let name = written;
  try {
    name = decodeURIComponent(written);
  } catch {
    // Not escaped: it is taken as it is.
  }
  return [`${ANCHOR_PREFIX}${name}`, `${ANCHOR_PREFIX}${name.toLowerCase()}`, name].filter((id) =>
    id.startsWith(ANCHOR_PREFIX),
  );
}

/** A link inside of a link cannot be: an image there is its words. */
function nameImages(link: MarkdownNode): void {
  for (const node of nodesOf(link)) {
    if (node.tagName !== 'img') continue;
    const { alt, src } = node.properties ?? {};
    const value = [alt, src].find((words) => typeof words === 'string' && words !== '') ?? '';
    Object.assign(node, { type: 'text', value, tagName: undefined, children: undefined });
  }
}

/**
 * Fits a document into a page, in place: its headings stand below the `h1` of the page and have anchors, each of its own;
 * images in links become their words.
 * @param hasTop the document that this is a piece of has a heading of the first level
 */
export function shapeMarkdown(root: MarkdownNode, hasTop = false): void {
  const elements = [...nodesOf(root)].filter(isElement);
  const headings = elements.filter((element) => levelOf(element) > 0);
  const down = hasTop || headings.some((heading) => levelOf(heading) === 1) ? 1 : 0;
  const taken = new Map<string, number>();
  for (const heading of headings) {
    const anchor = anchorOf(textOf(heading));
    const before = taken.get(anchor) ?? 0;
    taken.set(anchor, before + 1);
    heading.tagName = `h${Math.min(6, levelOf(heading) + down)}`;
    heading.properties = {
      // The heading of footnotes has an id that they point at.
      id: `${ANCHOR_PREFIX}${anchor}${before === 0 ? '' : `-${before}`}`,
      ...heading.properties,
    };
  }
  for (const element of elements) if (element.tagName === 'a') nameImages(element);
}
