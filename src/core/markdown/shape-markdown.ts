export type MarkdownNode = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: MarkdownNode[];
};

/** Prefix of each anchor in a document, so that none is mistaken for an element of the page. */
const ANCHOR_PREFIX = 'user-content-';

const isElement = ({ type }: MarkdownNode) => type === 'element';

const levelOf = ({ tagName = '' }: MarkdownNode): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

function* nodesOf(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

export const textOf = (node: MarkdownNode): string =>
  node.value ?? (node.children ?? []).map(textOf).join('');

const anchorOf = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/**
 * The ids that a link target in the document may mean: of a heading, or of a footnote, which is already
 * prefixed.
 * @param fragment with `#`, as written
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

function nameImages(link: MarkdownNode): void {
  for (const node of nodesOf(link)) {
    if (node.tagName !== 'img') continue;
    const { alt, src } = node.properties ?? {};
    const value = [alt, src].find((words) => typeof words === 'string' && words !== '') ?? '';
    Object.assign(node, { type: 'text', value, tagName: undefined, children: undefined });
  }
}

/**
 * Fits a document into a page, in place: headings get unique anchors and levels below the page's `h1`;
 * images in links become their words.
 * @param hasTop the whole document has a first-level heading
 */
export function shapeMarkdown(root: MarkdownNode, hasTop = false): void {
  const elements = [...nodesOf(root)].filter(isElement);
  const headings = elements.filter((element) => levelOf(element) > 0);
  const down = hasTop || headings.some((heading) => levelOf(heading) === 1) ? 1 : 0;
  const anchorCounts = new Map<string, number>();
  for (const heading of headings) {
    const anchor = anchorOf(textOf(heading));
    const before = anchorCounts.get(anchor) ?? 0;
    anchorCounts.set(anchor, before + 1);
    heading.tagName = `h${Math.min(6, levelOf(heading) + down)}`;
    heading.properties = {
      // The heading of footnotes has an id that they point at.
      id: `${ANCHOR_PREFIX}${anchor}${before === 0 ? '' : `-${before}`}`,
      ...heading.properties,
    };
  }
  for (const element of elements) if (element.tagName === 'a') nameImages(element);
}
